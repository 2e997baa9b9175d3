"""Whether what was done to a simulated client explains a safety event: looked for in the chart, not asked of the rule.

A rule that stands in no list here explains nothing, so that a new one shows until somebody says what it must rest on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered
from steadystep.chart.medication import DoseReport, Fill, MedicineReported
from steadystep.chart.safety import Acknowledged, EventReported, Raised
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.visits import VisitMissed

_DAY = timedelta(days=1)
_SHORT_NIGHT = 6.0  # hours: below what the simulator gives anybody who sleeps as usual
Look = Callable[[Chart, AnyEntry], bool]


@dataclass(slots=True)
class Sorted:
    """Events by rule: those that something explains, and those that nothing does."""

    explained: Counter[str] = field(default_factory=Counter)
    unexplained: Counter[str] = field(default_factory=Counter)

    def add(self, chart: Chart) -> None:
        for event in chart.of(Raised):
            found = self.explained if explained(chart, event) else self.unexplained
            found[event.body.rule] += 1

    @property
    def rules(self) -> list[str]:
        """Most events first."""
        return [rule for rule, _count in (self.explained + self.unexplained).most_common()]


def explained(chart: Chart, event: AnyEntry) -> bool:
    """Whether an entry it rests on shows what was done; told by a person outright, or as `_SHOWN` says of its rule."""
    grounds = [entry for one in event.body.because if (entry := chart.entry(one))]
    if any(isinstance(entry.body, ItemAnswered | Answers | EventReported) for entry in grounds):
        return True
    look = _SHOWN.get(event.body.rule)
    return look is not None and any(look(chart, entry) for entry in grounds)


def _days_without(chart: Chart, ground: AnyEntry) -> bool:
    """Two days in a row told as missed, or a supply after which none came in time."""
    if isinstance(ground.body, DoseReport):
        missed = {
            one.body.day for one in chart.of(DoseReport)
            if one.body.order == ground.body.order and one.body.outcome == "missed"
        }  # fmt: skip
        day = ground.body.day
        return day in missed and not missed.isdisjoint({day - _DAY, day + _DAY})
    return isinstance(ground.body, Fill) and not _followed(chart, ground)


def _followed(chart: Chart, fill: AnyEntry) -> bool:
    """Whether more of that order was handed out before its days were over."""
    day = fill.body.when.day
    return any(
        one.body.order == fill.body.order and day < one.body.when.day <= day + _DAY * fill.body.days
        for one in chart.of(Fill)
    )


def _short_night(chart: Chart, ground: AnyEntry) -> bool:
    hours = ground.body.sleep_hours if isinstance(ground.body, DailyCheckin) else None
    return hours is not None and hours < _SHORT_NIGHT


def _no_injection_since(chart: Chart, ground: AnyEntry) -> bool:
    """None within five weeks of the one it rests on: the longest of the simulator's regimens is four."""
    if not isinstance(ground.body, InjectionGiven):
        return False
    day = ground.body.when.day
    return not any(day < one.body.when.day <= day + 35 * _DAY for one in chart.of(InjectionGiven))


def _taken_on_by_nobody(chart: Chart, ground: AnyEntry) -> bool:
    """Not within the hour of the event it speaks of."""
    soon = ground.recorded_at + timedelta(hours=1)
    taken = (one for one in chart.of(Acknowledged) if one.body.raised == ground.id)
    return not any(one.recorded_at <= soon for one in taken)


def _is(kind: type) -> Look:
    return lambda _chart, ground: isinstance(ground.body, kind)


_SHOWN: dict[str, Look] = {
    "safety.opioid_gap": _days_without,
    "visits.no_show": _is(VisitMissed),
    "safety.lithium_risk": _is(MedicineReported),
    "safety.mood_signs": _short_night,
    "medication.injection_late": _no_injection_since,
    "safety.unattended": _taken_on_by_nobody,
}
