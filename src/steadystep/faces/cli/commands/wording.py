"""`steadystep wording`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from steadystep import knowledge
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.asking.own_instruments import Loaded
from steadystep.clinic.people.permissions import can_manage_people
from steadystep.faces.look.terminal.asking import staff_person
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop
from steadystep.knowledge.licensed import PackRefused


@click.command("wording")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as", "username", default="", metavar="USERNAME", help="The lead or administrator who loads or ends it."
)
@click.option(
    "--end", "ended", type=int, metavar="NUMBER", help="Take the one with this number of the list out of use."
)
@as_json_option
@plainly
def wording(file: Path | None, username: str, ended: int | None, as_json: bool) -> None:
    """Load the clinic's own licensed wording of a questionnaire whose words may not ship; list or end what is loaded.

    A pack is a YAML or JSON file: instrument, language, licence (statement, holder, said_by), items with their words and
    answers. A broken pack is refused with every fault and changes nothing. docs/wording.md shows one.

    Example: steadystep wording isi.yaml --as r.calloway
    """
    if file is None and ended is None:
        rows = own_instruments.every()
        answer([msgspec.to_builtins(_told(row)) for row in rows], as_json, lambda: map(_line, rows))
        return
    by = _lead(username, as_json)
    if ended is not None:
        _end(ended, by, as_json)
        return
    try:
        loaded = own_instruments.load_pack(
            Path(str(file)).read_bytes(), dict(knowledge.load().instruments), by
        )
    except PackRefused as refused:
        stop(
            "Nothing was loaded. " + " ".join(refused.faults),
            next_step="Correct the file and load it again.",
            as_json=as_json,
        )
    answer(_told(loaded), as_json, lambda: iter([f"Loaded. {_line(loaded)}"]))


def _lead(username: str, as_json: bool) -> str:
    if not username:
        stop("Nobody is named.", next_step="Add --as USERNAME of a lead or administrator.", as_json=as_json)
    actor = staff_person(username, as_json=as_json)
    if not can_manage_people(actor):
        stop(
            "Only a clinic lead or administrator can do this.", next_step="Ask one of them.", as_json=as_json
        )
    return actor.id


def _end(row: int, by: str, as_json: bool) -> None:
    if not own_instruments.end(row, by):
        stop(
            f"Nothing in use has the number {row}.",
            next_step="Look at the list: steadystep wording.",
            as_json=as_json,
        )
    answer({"ended": row}, as_json, lambda: iter([f"{row} is out of use. What was answered stays."]))


def _told(row: Loaded) -> dict[str, Any]:
    return {
        "number": row.id, "kind": row.kind, "instrument": row.instrument, "language": row.language, "statement": row.statement,
        "said_by": row.said_by, "loaded_at": row.loaded_at.isoformat(), "in_use": row.ended_at is None,
    }  # fmt: skip


def _line(row: Loaded) -> str:
    state = "in use" if row.ended_at is None else "ended"
    return f"{row.id}  {row.instrument} ({row.kind}, {row.language}, {state}): {row.statement} Said by {row.said_by}."
