"""Results as judgement needs them: of what, in the unit of the limits, and what keeps one from being judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Chart, Coding, Quantity
from steadystep.chart.measures import Observation
from steadystep.knowledge import Knowledge, LabAnalyte

from .units import in_unit_of

# MO01: 11 to 13 h is wanted, 10 to 11 and 13 to 14 h are taken with a flag, the rest is not a trough.
TROUGH_HOURS: Final = (10.0, 14.0)
TIMED: Final = frozenset({"lithium_level"})
_RANGE: Final = re.compile(r"(?:\d+(?:\.\d+)?\s*(?:-|–|to)\s*|[<≤]=?\s*)(?P<high>\d+(?:\.\d+)?)")

State = Literal["valid", "words", "unit", "implausible", "hour", "no_hour"]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One value. `value` is in the analyte's unit; None where the result is words, or its unit cannot be turned into that.

    `state` says whether it can be judged: `valid`; `words`; `unit` not known; `implausible` (asks to be read again);
    `hour`: drawn at the wrong hour; `no_hour`: nobody wrote down the hour. `upper` is the laboratory's own upper limit.
    `worked_out_of`: no result of its own, but what follows from one of that analyte.
    """

    entry: str
    at: datetime
    day: date
    analyte: str
    value: float | None
    said: str
    text: str
    upper: float | None
    hours: float | None
    state: State
    source: str
    worked_out_of: str = ""

    @property
    def counts(self) -> bool:
        """Whether it settles what was due: a result in words does, one that must be entered or drawn again does not."""
        return self.state in ("valid", "words")


def results(chart: Chart, knowledge: Knowledge) -> Mapping[str, tuple[Result, ...]]:
    """Every result of something we know, by analyte, oldest first."""
    found: dict[str, list[Result]] = {}
    for entry in chart.of(Observation):
        for what, quantity, text in _values(entry.body):
            analyte = knowledge.analyte_of(what.code, what.text)
            if analyte is not None:
                found.setdefault(analyte.id, []).append(_result(entry, analyte, quantity, text))
    return {name: tuple(of_it) for name, of_it in found.items()}


def _values(body: Observation) -> Iterator[tuple[Coding, Quantity | None, str]]:
    yield body.what, body.quantity, body.text
    for part in body.components:
        yield part.what, part.quantity, part.text


def _result(entry: AnyEntry, analyte: LabAnalyte, quantity: Quantity | None, text: str) -> Result:
    body: Observation = entry.body
    value = None if quantity is None else in_unit_of(analyte, quantity.value, quantity.unit)
    return Result(
        entry=entry.id, at=entry.occurred, day=body.when.day, analyte=analyte.id, value=value,
        said=str(quantity) if quantity else text, text=text, upper=upper_limit(body.reference),
        hours=body.hours_after_dose, state=_state(analyte, quantity, value, body.hours_after_dose), source=entry.source,
    )  # fmt: skip


def _state(analyte: LabAnalyte, quantity: Quantity | None, value: float | None, hours: float | None) -> State:
    if quantity is None:
        return "words"
    if value is None:
        return "unit"
    low, high = analyte.plausible_low, analyte.plausible_high
    if (low is not None and value < low) or (high is not None and value > high):
        return "implausible"
    if analyte.id not in TIMED:
        return "valid"
    if hours is None:
        return "no_hour"
    return "valid" if TROUGH_HOURS[0] <= hours <= TROUGH_HOURS[1] else "hour"


def upper_limit(reference: str) -> float | None:
    """The upper limit of a range as laboratories write it (`7-56 U/L`, `<40`); None where none is told."""
    found = _RANGE.search(reference)
    return float(found["high"]) if found else None
