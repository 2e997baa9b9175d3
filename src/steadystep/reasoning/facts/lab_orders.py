"""Laboratory orders and what came of them; which lines of the monitoring ledger a laboratory can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart, Coding
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.measures import Observation
from steadystep.chart.urine_days import MOST_DAYS
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.clock import Clock, midnight
from steadystep.reasoning.working_time import open_between

from .monitoring_line import Line, each_once
from .results import TIMED

_HOURS: Final = 12.0  # monitoring.csv MO01: a lithium level 12 h after the last dose
_FASTING: Final = frozenset(
    {"fasting_glucose", "lipid_panel"}
)  # monitoring.csv MO21: fasting glucose, fasting lipids
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

    def late_from(self, zone: str) -> datetime:
        """The end of the day by which its results were expected."""
        return midnight(self.entry.body.result_by + _ONE_DAY, zone)

    def late(self, clock: Clock, zone: str) -> bool:
        """Something is missing after its day; history from another system was followed there."""
        return bool(self.missing) and not self.entry.imported and clock.reached(self.late_from(zone))


class DrawAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What tests ask of one draw: how long after the last dose of which medicine, and whether nothing is eaten before."""

    hours_after_dose: float | None = None
    medicine: str = ""
    fasting: bool = False


def draw_asked(lines: Iterable[Line]) -> DrawAsked:
    lines = tuple(lines)
    timed = next((one for one in lines if TIMED & set(one.analytes)), None)
    fasting = any(_FASTING & set(one.analytes) for one in lines)
    if timed is None:
        return DrawAsked(fasting=fasting)
    return DrawAsked(hours_after_dose=_HOURS, medicine=timed.medicine, fasting=fasting)


def may_ask(knowledge: Knowledge, words: str) -> bool:
    """Whether a test of that name may ask for an hour or for an empty stomach; of what is not known here nobody can tell."""
    found = knowledge.analyte_of("", words)
    return found is None or found.id in TIMED | _FASTING


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
