"""What an open event of suicide risk asks at once: ASQ after any positive item nine, and after ES01-Y the bipolar checklist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, Protocol

from steadystep.chart import When, Words, say

from .events import MERGE_WITHIN, SafetyEventFact
from .life_stages import AroundStages
from .measures_due import MeasureDue
from .scores import ScoreFact
from .scoring import Score

# instruments.csv (ASQ: "any positive item 9"); escalation.md ES01-1, ES01-Y ("akathisia and bipolar checklist").
_ASKED: Final = {
    "ES01-1": ("asq",),
    "ES01-2": ("asq",),
    "ES01-Y": ("asq", "bipolar_checklist"),
}
_RECORDS_LEVEL: Final = ("asq", "c_ssrs")
_LATE_AFTER: Final = timedelta(days=1)  # clinic rule: "the same day"


class AroundEvents(AroundStages, Protocol):
    """What an open event asks for rests on: a view."""

    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...


def risk_asks(view: AroundEvents) -> Iterator[tuple[MeasureDue, Words]]:
    """One for each instrument that an open event asks and nobody answered from the day before it on: of the newest that asks it."""
    opened = [one for one in view.events if one.open and one.raised.event in _ASKED]
    asked: set[str] = set()
    for event in sorted(opened, key=lambda one: one.raised.known_at, reverse=True):
        for instrument in _ASKED[event.raised.event]:
            if instrument not in asked and not _answered(view, event, instrument):
                asked.add(instrument)
                yield (
                    _cycle(view, event, instrument),
                    say("{event}: asked at once.", event=event.raised.event),
                )


def assessment_of(view: AroundStages, event: SafetyEventFact) -> ScoreFact | None:
    """The first ASQ or C-SSRS answered whole from the day before the event on: what records the level (escalation.md ES01)."""
    since = event.raised.known_at - MERGE_WITHIN
    told = [one for name in _RECORDS_LEVEL for one in view.every_score.get(name, ())]
    return min((one for one in told if one.at >= since and _whole(one)), key=lambda one: one.at, default=None)


def _answered(view: AroundStages, event: SafetyEventFact, instrument: str) -> bool:
    since = event.raised.known_at - MERGE_WITHIN
    return any(one.at >= since and _whole(one) for one in view.every_score.get(instrument, ()))


def _whole(fact: ScoreFact) -> bool:
    """With a total, or with the parts of an instrument that has none: what has gaps or could not be scored is asked again."""
    return isinstance(fact.result, Score) and (fact.total is not None or bool(fact.result.subscales))


def _cycle(view: AroundStages, event: SafetyEventFact, instrument: str) -> MeasureDue:
    raised = event.raised
    return MeasureDue(
        instrument=instrument, due=raised.known_at, day=When.instant(raised.known_at, view.person.zone).day,
        overdue=raised.known_at + _LATE_AFTER, last=None, because=(event.entry,),
    )  # fmt: skip
