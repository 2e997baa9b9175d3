"""`steadystep score`."""

from __future__ import annotations

import sys
from typing import Any

import click
import msgspec

from steadystep import knowledge
from steadystep.faces.cli.lines import numbered_lines
from steadystep.faces.look.terminal.saying import as_json_option, stop
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.answering import impossible
from steadystep.reasoning.facts.scoring import CannotTell, Score
from steadystep.reasoning.facts.scoring import score as score_of

MOST_ITEMS = 500
_read_line = msgspec.json.Decoder(list[int | None]).decode
_read_words = msgspec.json.Decoder(list[int | bool | str | None]).decode
_write = msgspec.json.Encoder().encode


@click.command("score")
@click.argument("instrument", required=False)
@click.option("--list", "only_list", is_flag=True, help="Print the ids of all instruments and stop.")
@click.option(
    "--for", "who", default="", help="Whose cut-off or bands, in the instrument's own words: women."
)
@as_json_option
@click.pass_context
def score(ctx: click.Context, instrument: str | None, only_list: bool, who: str, as_json: bool) -> None:
    """Score answers from standard input: one JSON list of item answers a line, null where an item was not answered.

    One answer a line comes out, in the same order. A line that cannot be read gives an error that says what is
    wrong, the others are still scored, and the status is 1 at the end. A missing item is never zero. Yes, no and the
    words of a form's own answers may stand for their numbers.

    Example: echo '[2,2,3,2,1,2,1,0,0]' | steadystep score phq_9 --json
    """
    if only_list or instrument is None:
        _list(as_json, asked=only_list)
        return
    known = _instrument(instrument, as_json)
    words = _words_of(known)
    faults = 0
    for lines in numbered_lines():
        told = [_scored(known, line, at, words, who) for at, line in lines]
        faults += sum("error" in said for said in told)
        out = [_write(said) if as_json else _plain(said).encode(errors="replace") for said in told]
        sys.stdout.buffer.write(b"\n".join(out) + b"\n")
        sys.stdout.buffer.flush()
    ctx.exit(1 if faults else 0)


def _list(as_json: bool, *, asked: bool) -> None:
    ids = sorted(knowledge.load().instruments)
    if not asked:
        stop("No instrument is named.", next_step=f"Name one of {', '.join(ids)}.", as_json=as_json)
    click.echo(_write(ids).decode() if as_json else "\n".join(ids))


def _instrument(name: str, as_json: bool) -> Instrument:
    """By id, or by the code or the id written another way: PHQ9, phq-9, audit10."""
    instruments = knowledge.load().instruments
    if name not in instruments:
        name = {_bare(way): one.id for one in instruments.values() for way in (one.code, one.id)}.get(
            _bare(name), name
        )
    if name not in instruments:
        stop(
            f"No instrument is called {name}.",
            next_step=f"Known are: {', '.join(sorted(instruments))}.",
            as_json=as_json,
        )
    return instruments[name]


def _bare(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _scored(
    instrument: Instrument, line: bytes, number: int, words: tuple[dict[str, int], ...], who: str
) -> dict[str, Any]:
    try:
        answers = _read_line(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        found = _from_words(line, words)
        if found is None:
            return _fault(number, f"not a JSON list of whole numbers and null: {error}")
        answers = found
    if len(answers) > MOST_ITEMS:
        return _fault(
            number, f"{len(answers)} answers, and {instrument.title} has {instrument.item_count} items"
        )
    return _said(instrument, answers, score_of(instrument, answers, who=who))


def _words_of(instrument: Instrument) -> tuple[dict[str, int], ...]:
    """For each item the words that stand for an answer: those of the form, and yes and no where 0 and 1 are all there is."""
    found = []
    for item in instrument.every_item:
        words = {option.text.casefold(): option.value for option in instrument.options_of(item)}
        if set(instrument.values_of(item)) <= {0, 1}:
            words |= {"no": 0, "yes": 1}
        found.append(words)
    return tuple(found)


def _from_words(line: bytes, words: tuple[dict[str, int], ...]) -> list[int | None] | None:
    """Answers given in words, as numbers; None when the line is anything else."""
    try:
        given = _read_words(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    answers: list[int | None] = []
    for at, each in enumerate(given):
        meant = each
        if isinstance(each, bool | str):
            word = ("no", "yes")[each] if isinstance(each, bool) else each.casefold().strip()
            meant = words[at].get(word) if at < len(words) else None
            if meant is None:
                return None
        answers.append(meant if isinstance(meant, int) else None)
    return answers


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
    said: dict[str, Any] = {
        "instrument": instrument.id, "total": None, "subscales": result.subscales, "band": None, "positive": None,
        "missing": missing, "imputed": [], "remarks": [], "cannot_tell": None,
    }  # fmt: skip
    if isinstance(result, CannotTell):
        return {**said, "cannot_tell": str(result.why)}
    return {
        **said, "total": result.total if result.exact is None else result.exact, "band": result.band or None,
        "positive": result.positive, "imputed": list(result.imputed),
        "remarks": [*(str(one) for one in result.remarks), *_contradictions(instrument, answers)],
    }  # fmt: skip


def _contradictions(instrument: Instrument, answers: list[int | None]) -> list[str]:
    """Answers that cannot all be, by the instrument's own wording: the score stands, and somebody should ask."""
    return [
        f"Items {', '.join(map(str, numbers))} cannot all be: ask."
        for numbers in impossible(instrument, answers)
    ]


def _plain(said: dict[str, Any]) -> str:
    if "error" in said:
        return f"{said['error']['says']} {said['error']['next_step']}"
    if said["cannot_tell"]:
        return f"Cannot tell: {said['cannot_tell']}"
    total = said["total"]
    if total is None:
        total = (
            ", ".join(f"{name} {value}" for name, value in said["subscales"].items() if value is not None)
            or "no total"
        )
    means = [
        each
        for each in (said["band"], {True: "positive", False: "not positive"}.get(said["positive"]))
        if each
    ]
    if said["imputed"]:
        means.append(f"items filled in: {', '.join(map(str, said['imputed']))}")
    told = f"{total} ({', '.join(means)})" if means else str(total)
    return " ".join([told, *said["remarks"]])
