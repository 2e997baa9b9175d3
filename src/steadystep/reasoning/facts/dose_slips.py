"""Slips of the pen: ten times too much, the wrong unit, a day's amount written for each dose. Said as a question."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.medication import DoseStep
from steadystep.knowledge import DosingRow

_OTHER_UNIT = {"g": "mg", "mg": "µg"}  # what was meant where a dose is a thousand times too high


def too_much(row: DosingRow, step: DoseStep) -> Words | None:
    """What may have been meant by a dose above the usual range; None when no common slip explains it."""
    return next(_slips_up(row, step), None)


def too_little(row: DosingRow, step: DoseStep) -> Words | None:
    """What may have been meant by a dose far below the start; None when no common slip explains it."""
    total, amount = step.milligrams_a_day, step.amount
    if total is None or total * 5 > row.start_total_mg_day:
        return None
    if amount.unit == "ug" and _usual(row, total * 1000):
        return say("A thousandth of the usual dose: was {value} mg meant?", value=amount.value)
    if _usual(row, total * 10):
        return say("A tenth of the usual dose: was {value} {unit} meant?", value=_plain(amount.value * 10), unit=_unit(amount.unit))  # fmt: skip
    if amount.unit == "ug":
        return say("Was {value} mg meant?", value=amount.value)
    return None


def _slips_up(row: DosingRow, step: DoseStep) -> Iterator[Words]:
    total, amount = step.milligrams_a_day, step.amount
    if total is None:
        return
    if not step.parts and step.times_a_day > 1 and _usual(row, total / step.times_a_day):
        yield say("Was {value} {unit} for the whole day meant, divided into {times} doses?", value=_plain(amount.value),
                  unit=_unit(amount.unit), times=_plain(step.times_a_day))  # fmt: skip
    if amount.unit in _OTHER_UNIT and _usual(row, total / 1000):
        yield say("A thousand times the usual dose: was {value} {unit} meant?", value=_plain(amount.value),
                  unit=_OTHER_UNIT[amount.unit])  # fmt: skip
    if _usual(row, total / 10):
        yield say("Ten times the usual dose: was {value} {unit} meant?", value=_plain(amount.value / 10), unit=_unit(amount.unit))  # fmt: skip


def _usual(row: DosingRow, total: float) -> bool:
    return min(row.start_total_mg_day, row.usual_low_mg_day) <= total <= row.usual_high_mg_day


def _plain(value: float) -> str:
    return f"{value:.6g}"


def _unit(unit: str) -> str:
    return "µg" if unit == "ug" else unit
