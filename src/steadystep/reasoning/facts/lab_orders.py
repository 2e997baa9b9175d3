"""Laboratory orders and what came of them; which lines of the monitoring ledger a laboratory can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart, Coding
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.measures import Observation
from steadystep.chart.urine_days import MOST_DAYS
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.working_time import open_between

from .monitoring_line import Line, each_once

TROUGH_HOURS: Final = 12.0  # monitoring.csv MO01: a lithium level 12 h after the last dose
_TOXICOLOGY: Final = ("toxicology", "urine drug")
_ONE_DAY: Final = timedelta(days=1)


class AroundLabs(Protocol):
    """What orders are told from: a view."""

    chart: Chart
    knowledge: Knowledge

    @property
    def monitoring(self) -> tuple[Line, ...]: ...


class LabOrderFact(msgspec.Struct, frozen=True, kw_only=True):
    """`missing` are the tests of this order with no result that was written after it, of the planned day of the draw or later.

    A draw before its day closes nothing, since nobody knows whether it was this one: a level drawn too early tells another
    thing. Where it was meant, whoever knows takes the order back, or corrects its day; a result written before then counts.
    """

    entry: AnyEntry
    missing: tuple[OrderedTest, ...]


def orderable(view: AroundLabs) -> tuple[Line, ...]:
    """What a laboratory can tell, of what is due or comes next; what is due stands first."""
    lines = [one for one in each_once(view.monitoring) if one.state in ("overdue", "due", "not_yet") and _from_a_laboratory(view.knowledge, one)]  # fmt: skip
    return tuple(sorted(lines, key=lambda one: (not one.open, one.late_after)))


def _from_a_laboratory(knowledge: Knowledge, line: Line) -> bool:
    kinds = {knowledge.analytes[one].kind for one in line.analytes}
    return bool(kinds & {"blood", "urine"}) or is_toxicology(line.item)


def lab_orders(view: AroundLabs) -> tuple[LabOrderFact, ...]:
    """Every order that stands, oldest first."""
    return answered_orders(view.chart, view.knowledge)


def answered_orders(chart: Chart, knowledge: Knowledge) -> tuple[LabOrderFact, ...]:
    return tuple(
        LabOrderFact(entry=one, missing=tuple(_missing(chart, knowledge, one)))
        for one in chart.of(LabOrdered)
    )


def _missing(chart: Chart, knowledge: Knowledge, order: AnyEntry) -> Iterator[OrderedTest]:
    ordered, drawn = chart.first(order).seq, order.body.draw_on
    results = [
        one.body for one in chart.of(Observation)
        if chart.first(one).seq > ordered and one.body.when.day >= drawn
    ]  # fmt: skip
    for test in order.body.tests:
        if not any(_answers(knowledge, test.what, result) for result in results):
            yield test


def _answers(knowledge: Knowledge, test: Coding, result: Observation) -> bool:
    """The same thing measured, by its code or name; a whole urine panel for an order of toxicology."""
    if is_toxicology(test.text) and result.category == "toxicology":
        return True
    wanted = _thing(knowledge, test)
    return any(_thing(knowledge, what) == wanted for what in _measured(result))


def _measured(result: Observation) -> Iterable[Coding]:
    return (result.what, *(part.what for part in result.components))


def _thing(knowledge: Knowledge, what: Coding) -> str:
    found = knowledge.analyte_of(what.code, what.text)
    return found.id if found else what.text.strip().casefold()


def is_toxicology(words: str) -> bool:
    return any(word in words.casefold() for word in _TOXICOLOGY)


def open_days(clinic: Clinic, first: date, last: date) -> tuple[date, ...]:
    """The days of a window on which the clinic is open; none where it is longer than a draw can hold."""
    length = (last - first).days + 1
    if not 1 <= length <= MOST_DAYS:
        return ()
    days = (first + number * _ONE_DAY for number in range(length))
    return tuple(day for day in days if open_between(clinic, day))
