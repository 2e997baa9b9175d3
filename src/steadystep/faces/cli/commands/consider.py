"""`steadystep consider`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from steadystep import knowledge
from steadystep.chart import Chart, NewEntry, Words, accepts
from steadystep.clinic.ledger import clock
from steadystep.faces.cli.entries_as_json import read_chart, read_drafts
from steadystep.faces.cli.judgements_as_json import duty_lines, finding_lines, review_as_json, words_filled
from steadystep.faces.look.terminal.asking import Instant
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly
from steadystep.reasoning import Clinic, Consideration, with_proposals
from steadystep.reasoning import consider as weigh

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("consider")
@click.argument("chart", type=FILE)
@click.argument("draft", type=FILE)
@click.option("--at", type=Instant(), help="Weigh as of this instant instead of now.")
@as_json_option
@click.pass_context
@plainly
def consider(ctx: click.Context, chart: Path, draft: Path, at: datetime | None, as_json: bool) -> None:
    """Weigh a draft against a chart, both from files; nothing is written and no client of this clinic is opened.

    Both are JSON lists of entries in the shape of `steadystep export`; a draft's entry needs only its body. Usual
    office hours are assumed. Status 1 if the chart would refuse the draft or something in it is contraindicated.

    Example: steadystep consider chart.json draft.json --json
    """
    moment = at or clock.now()
    whole, drafts = read_chart(chart, moment, as_json=as_json), read_drafts(draft, as_json=as_json)
    refused = _refused(whole, drafts, moment)
    said = weigh(whole, drafts, knowledge.load(), Clinic(), moment)
    plain = {
        "at": moment.isoformat(), "refused": [str(reason) for reason in refused], "adds": words_filled(said.adds),
        "settles": words_filled(said.settles), "stops": [str(one.says) for one in said.stops],
        "needs_reason": [one.rule for one in said.unanswered(frozenset())], "then": review_as_json(said.then),
    }  # fmt: skip
    answer(plain, as_json, lambda: _lines(refused, said))
    if refused or said.stops:
        ctx.exit(1)


def _refused(chart: Chart, drafts: list[NewEntry], at: datetime) -> list[Words]:
    """Each draft against the chart as those before it leave it."""
    reasons: list[Words] = []
    for count, one in enumerate(drafts):
        reasons += accepts(with_proposals(chart, drafts[:count], at), one)
    return reasons


def _lines(refused: list[Words], said: Consideration) -> Iterator[str]:
    yield from (f"The chart would refuse it: {reason}" for reason in refused)
    yield from ("It adds:", *(finding_lines(said.adds) if said.adds else ["  nothing"]))
    yield from ("It settles:", *(finding_lines(said.settles) if said.settles else ["  nothing"]))
    yield from ("Due then:", *(duty_lines(said.then.duties) if said.then.duties else ["  nothing"]))
