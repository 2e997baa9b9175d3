"""`steadystep questionnaire`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from steadystep.clinic.chartroom.knowing import known_now
from steadystep.clinic.people.permissions import can_manage_people
from steadystep.faces.look.terminal.asking import staff_person
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop

from .questionnaire_loading import take
from .questionnaire_reading import QuestionnaireRefused, Risk
from .questionnaire_writing import NotShown
from .questionnaire_writing import questionnaire as as_questionnaire

_SAFETY = {
    False: "No answer of it opens a safety event. If a question asks about suicide or harm, load it again with --risk.",
    True: "The question you marked opens a safety event.",
}


@click.command("questionnaire")
@click.argument("name", required=False)
@click.option(
    "--load",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A FHIR R4 Questionnaire as JSON.",
)
@click.option("--right", "statement", default="", help="By which right the clinic shows its words.")
@click.option(
    "--risk", nargs=2, type=(str, int), metavar="LINKID POINTS",
    help="The question about suicide or harm, and the points from which its answer opens a safety event.",
)  # fmt: skip
@click.option(
    "--as", "username", default="", metavar="USERNAME", help="The lead or administrator who loads it."
)
@as_json_option
@plainly
def questionnaire(
    name: str | None,
    file: Path | None,
    statement: str,
    risk: tuple[str, int] | None,
    username: str,
    as_json: bool,
) -> None:
    """Give out one of our instruments as a FHIR R4 Questionnaire, or load one as a further instrument of this clinic.

    A loaded one is scored by ordinal values, or by a total in FHIRPath that is a sum of points; it is tried here, once, and
    refused in words where it cannot be counted.

    Example: steadystep questionnaire phq_9 > phq_9.json
    """
    if file is not None:
        _load(file, statement, Risk(*risk) if risk else None, username, as_json)
        return
    facts = known_now()
    instrument = facts.instruments.get(name or "")
    if instrument is None:
        stop(f"No instrument is called {name}.", next_step="See steadystep score --list.", as_json=as_json)
    try:
        click.echo(
            json.dumps(
                as_questionnaire(instrument, facts.version[:12]),
                ensure_ascii=False,
                indent=None if as_json else 2,
            )
        )
    except NotShown as refused:
        stop(str(refused), next_step="Ask the rights holder for the form itself.", as_json=as_json)


def _load(file: Path, statement: str, risk: Risk | None, username: str, as_json: bool) -> None:
    if not username or not statement:
        stop(
            "Nobody says by which right.",
            next_step="Add --as USERNAME and --right 'the statement'.",
            as_json=as_json,
        )
    actor = staff_person(username, as_json=as_json)
    if not can_manage_people(actor):
        stop(
            "Only a clinic lead or administrator can do this.", next_step="Ask one of them.", as_json=as_json
        )
    try:
        taken = take(file.read_bytes(), statement, actor, risk)
    except QuestionnaireRefused as refused:
        stop(
            "Nothing was loaded. " + " ".join(refused.faults),
            next_step="Correct the file and load it again.",
            as_json=as_json,
        )
    instrument, left_out = taken.instrument, taken.left_out
    told = {
        "loaded": instrument.id, "items": len(instrument.items), "scored": instrument.item_count,
        "range": [instrument.score_range.low, instrument.score_range.high], "left_out": left_out,
        "opens_safety_events": bool(instrument.safety_items),
    }  # fmt: skip
    answer(told, as_json, lambda: iter([f"Loaded as {instrument.id}: {instrument.item_count} of {len(instrument.items)} questions count.",
                                        _SAFETY[bool(instrument.safety_items)],
                                        *(f"Left out: {one}" for one in left_out)]))  # fmt: skip
