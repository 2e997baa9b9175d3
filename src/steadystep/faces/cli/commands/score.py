"""`steadystep score`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from steadystep import knowledge
from steadystep.faces.cli.saying import as_json_option, stop
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.scoring import CannotTell, Score
from steadystep.reasoning.facts.scoring import score as score_of

MOST_ITEMS = 500
_read_line = msgspec.json.Decoder(list[int | None]).decode


@click.command("score")
@click.argument("instrument")
@as_json_option
@click.pass_context
def score(ctx: click.Context, instrument: str, as_json: bool) -> None:
    """Score answers from standard input: one JSON list of item answers a line, null where an item was not answered.

    One answer a line comes out, in the same order. A line that cannot be read gives an error that says what is
    wrong, the others are still scored, and the status is 1 at the end. A missing item is never zero.

    Example: echo '[2,2,3,2,1,2,1,0,0]' | steadystep score phq_9 --json
    """
    known = _instrument(instrument, as_json)
    faults = 0
    for number, line in enumerate(_lines(), start=1):
        said = _scored(known, line, number)
        faults += "error" in said
        click.echo(json.dumps(said, ensure_ascii=False) if as_json else _plain(said))
    ctx.exit(1 if faults else 0)


def _instrument(name: str, as_json: bool) -> Instrument:
    instruments = knowledge.load().instruments
    if name not in instruments:
        stop(
            f"No instrument is called {name}.",
            next_step=f"Known are: {', '.join(sorted(instruments))}.",
            as_json=as_json,
        )
    return instruments[name]


def _lines() -> Iterator[bytes]:
    for line in sys.stdin.buffer:
        if line.strip():
            yield line


def _scored(instrument: Instrument, line: bytes, number: int) -> dict[str, Any]:
    try:
        answers = _read_line(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _fault(number, f"not a JSON list of whole numbers and null: {error}")
    if len(answers) > MOST_ITEMS:
        return _fault(
            number, f"{len(answers)} answers, and {instrument.title} has {instrument.item_count} items"
        )
    return _said(instrument, answers, score_of(instrument, answers))


def _fault(number: int, what: str) -> dict[str, Any]:
    return {
        "error": {
            "line": number,
            "says": f"Line {number}: {what}.",
            "next_step": "Correct this line and send it again.",
        }
    }


def _said(instrument: Instrument, answers: list[int | None], result: Score | CannotTell) -> dict[str, Any]:
    given = {number for number, value in enumerate(answers, start=1) if value is not None}
    missing = [item.number for item in instrument.scored_items if item.number not in given]
    said: dict[str, Any] = {"instrument": instrument.id, "total": None, "subscales": {}, "band": None, "positive": None,
                            "missing": missing, "imputed": [], "cannot_tell": None}  # fmt: skip
    if isinstance(result, CannotTell):
        return {**said, "cannot_tell": str(result.why)}
    subscales = msgspec.to_builtins(getattr(result, "subscales", {}))
    return {**said, "total": result.total, "subscales": subscales, "band": result.band, "positive": result.positive,
            "imputed": list(result.imputed)}  # fmt: skip


def _plain(said: dict[str, Any]) -> str:
    if "error" in said:
        return f"{said['error']['says']} {said['error']['next_step']}"
    if said["cannot_tell"]:
        return f"Cannot tell: {said['cannot_tell']}"
    positive = {True: ", positive", False: ", not positive", None: ""}[said["positive"]]
    imputed = f", items filled in: {', '.join(map(str, said['imputed']))}" if said["imputed"] else ""
    return f"{said['total']} ({said['band']}{positive}{imputed})"
