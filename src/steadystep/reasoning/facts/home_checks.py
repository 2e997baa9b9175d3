"""The home withdrawal check around a start of buprenorphine: when the next one is, and which answers ask for a call (R51)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import Chart, Words, say
from steadystep.chart.medication import DoseReport
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import midnight

from .bup_start import Start, starts
from .medicines import Course
from .person import Person
from .scores import ScoreFact
from .scoring import CannotTell

HOME_CHECK: Final = "home_withdrawal"
# instruments.csv SOWS_OWN: before the dose, 1 h and 4 h after it, at bedtime, on days 2 and 3.
_AFTER: Final = (timedelta(hours=1), timedelta(hours=4))
_LAST_DAY: Final = 3


class AroundChecks(Protocol):
    """What the checks are told from: a view."""

    chart: Chart
    knowledge: Knowledge

    @property
    def person(self) -> Person: ...
    @property
    def courses(self) -> tuple[Course, ...]: ...
    @property
    def every_score(self) -> dict[str, tuple[ScoreFact, ...]]: ...


class HomeCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A check done in the first days of a start. `asks`: why somebody is to call; None where it says nothing of the kind."""

    score: ScoreFact
    start: Start
    asks: Words | None = None


def home_checks(view: AroundChecks) -> Iterator[HomeCheck]:
    """Every check of the first three days of a start, oldest first."""
    told = view.every_score.get(HOME_CHECK, ())
    for start in starts(view.chart, view.courses, view.knowledge) if told else ():
        for score in told:
            if start.day_one <= score.day <= start.day(_LAST_DAY):
                yield HomeCheck(score=score, start=start, asks=_asks(view.knowledge, score))


def _asks(knowledge: Knowledge, score: ScoreFact) -> Words | None:
    """What its source names: a sign that was not answered, and a total from which a nurse looks on video."""
    if isinstance(score.result, CannotTell):
        return say("a sign was left out")
    wanted = knowledge.instruments[HOME_CHECK].positive_at
    if wanted is not None and (score.total or 0) >= wanted:
        return say("{total} of 24", total=score.total)
    return None


def in_first_days(view: AroundChecks, today: datetime) -> Start | None:
    """The start whose first three days it is now."""
    zone = view.person.zone
    for start in starts(view.chart, view.courses, view.knowledge):
        if midnight(start.day_one, zone) <= today < midnight(start.day(_LAST_DAY + 1), zone):
            return start
    return None


def last_dose(view: AroundChecks, start: Start) -> datetime | None:
    """The latest dose of it that was seen or told of; None where nobody told."""
    given = [one.occurred for one in start.given]
    told = [
        one.occurred for one in view.chart.of(DoseReport)
        if view.chart.origin(one.body.order) == view.chart.origin(start.course.entry) and one.body.outcome == "taken"
    ]  # fmt: skip
    return max((*given, *told), default=None)


def next_checks(dose: datetime | None, at: datetime) -> tuple[datetime, ...]:
    """The named hours after a dose that are still to come; none while no dose was told."""
    return () if dose is None else tuple(dose + span for span in _AFTER if dose + span > at)
