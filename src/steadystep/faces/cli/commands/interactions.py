"""`steadystep interactions`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from steadystep import knowledge
from steadystep.faces.cli.checking import Checker, source_said, standing_said
from steadystep.faces.cli.lines import numbered_lines
from steadystep.faces.look.terminal.saying import answer, as_json_option
from steadystep.reasoning.interactions import SEVERITIES, Verdict, filled, worst

MOST_NAMES = 500
_read_line = msgspec.json.Decoder(list[str]).decode
_write = msgspec.json.Encoder().encode


@click.command("interactions")
@click.argument("names", nargs=-1)
@as_json_option
@click.pass_context
def interactions(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Say what medicines do to one another: every pair, and the list as a whole.

    Names, brands and RxNorm codes may be mixed; a name that is not known is listed as such. Nothing is asked or told of
    a person. Without names, standard input is read: one JSON list of names a line, and one JSON object a line comes out.
    A line that cannot be read gives an error that says what is wrong, the others are still answered, and the status is 1.

    Example: steadystep interactions lithium Advil 5640 --json
    Example: echo '["phenelzine", "Prozac"]' | steadystep interactions
    """
    checker = Checker(knowledge.load())
    if not names:
        ctx.exit(_lines_in(checker))
    said = checker.asked(names)
    answer(msgspec.json.decode(_write(said)), as_json, lambda: _table(checker, said))


def _lines_in(checker: Checker) -> int:
    """Answers line by line; 1 if any could not be read."""
    faults = 0
    for lines in numbered_lines():
        told = [_asked(checker, line, number) for number, line in lines]
        faults += sum("error" in said for said in told)
        sys.stdout.buffer.write(b"\n".join(map(_write, told)) + b"\n")
        sys.stdout.buffer.flush()
    return 1 if faults else 0


def _asked(checker: Checker, line: bytes, number: int) -> dict[str, Any]:
    try:
        names = _read_line(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _fault(number, f"not a JSON list of names: {error}")
    if len(names) > MOST_NAMES:
        return _fault(number, f"{len(names)} names; at most {MOST_NAMES} are taken")
    return checker.asked(names)


def _fault(number: int, what: str) -> dict[str, Any]:
    says = f"Line {number}: {what}."
    return {"error": {"line": number, "says": says, "next_step": "Correct this line and send it again."}}


def _table(checker: Checker, said: dict[str, Any]) -> Iterator[str]:
    weighed = checker.weighed(list(said["read_as"].values()))
    verdicts = [*weighed.pairs, *weighed.listed]
    speaking = sorted(
        (one for one in verdicts if not one.said_by),
        key=lambda one: SEVERITIES.index(worst(_with(one, verdicts))),
    )
    for name in said["unknown"]:
        yield f"Not known, so not checked: {name.strip() or '(no name)'}"
    for verdict in speaking:
        yield from _block(checker, verdict, verdicts)
    if not speaking:
        others = "the others" if said["unknown"] else "these"
        yield f"Nothing is known that {others} do to one another."
    for name, products in said.get("which", {}).items():
        yield f"{name} is read as {products[0]}; it may also be {', '.join(products[1:])}."
    if said["not_known_of_the_person"]:
        yield f"Not checked, as nothing is known of the person: {len(said['not_known_of_the_person'])} circumstances (--json names them)."


def _block(checker: Checker, verdict: Verdict, verdicts: list[Verdict]) -> Iterator[str]:
    repeats = [one.id for one in _with(verdict, verdicts)]
    about = " + ".join(checker.names[drug] for drug in verdict.drugs) or "the person"
    stops = " (interrupts)" if any(one.interrupts for one in _with(verdict, verdicts)) else ""
    yield f"{worst(_with(verdict, verdicts)).upper()}{stops}  {about}  [{', '.join(repeats)}]"
    yield f"  what    {filled(verdict.message, verdict, checker.names)}"
    yield f"  why     {filled(verdict.mechanism, verdict, checker.names)}: {verdict.effect}"
    yield f"  do      {verdict.do}"
    yield f"  source  {'; '.join(map(source_said, verdict.provenance.sources))} ({standing_said(verdict.provenance)})"
    yield ""


def _with(verdict: Verdict, verdicts: list[Verdict]) -> list[Verdict]:
    """The verdict and those about the same medicines that it says as well."""
    return [
        verdict,
        *(one for one in verdicts if one.said_by == verdict.id and set(one.drugs) == set(verdict.drugs)),
    ]
