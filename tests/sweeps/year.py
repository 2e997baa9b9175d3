"""A year of somebody's life with the clinic: check-ins, questionnaires, doses in steps, visits, an ill effect."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from steadystep.chart import AnyEntry, Body, Dose, Entry, When
from steadystep.chart.measures import Answers, DailyCheckin
from steadystep.chart.medication import DoseStep, Order, SideEffect
from steadystep.chart.plan import Goal, LifeEvent, PathwayPhase, Target
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.therapy import ProgressNote, Session
from steadystep.chart.visits import VisitAttended
from tests.small_clinic import UNCOMPARED

from .marks import NOBODY

DAYS = 365
ZONE = "America/New_York"


def entries(client: str, after: int) -> list[AnyEntry]:
    """About five hundred entries, to follow the `after` that stand; none of them raises an alarm."""
    now = datetime.now(UTC)
    told = sorted(_told(now), key=lambda one: one[0])
    return [
        Entry(
            id=str(uuid.uuid4()), client=client, seq=after + place, occurred=body.when.earliest,
            recorded_at=now - timedelta(seconds=1), author=NOBODY, role="therapist", body=body,
        )
        for place, (_, body) in enumerate(told, start=1)
    ]  # fmt: skip


def _told(now: datetime) -> Iterator[tuple[datetime, Body]]:
    for ago in range(DAYS, 0, -1):
        at = now - timedelta(days=ago)
        for body in _of_day(ago, When.instant(at, ZONE), at):
            yield at, body


def _of_day(ago: int, when: When, at: datetime) -> Iterator[Body]:
    spent = DAYS - ago
    if spent == 0:
        yield from _at_the_start(when, at)
    yield DailyCheckin(
        when=when,
        day=when.day,
        mood=3 + (spent // 60 + ago % 3) % 7,
        sleep_hours=5 + (ago % 4),
        craving=ago % 5,
    )
    if spent % 14 == 0:
        level = max(0, 2 - spent // 150)
        yield Answers(when=when, instrument="phq_9", form=str(uuid.uuid4()), items=(level,) * 8 + (0,))
    if spent % 7 == 3:
        yield Session(
            when=when,
            modality="cbt",
            summary="The next step of the ladder, and what the week was like.",
            minutes=50,
        )
        yield VisitAttended(when=when, purpose="therapy")
    if spent in (40, 200):
        yield SideEffect(when=when, effect="Nausea", burden=4)
        yield LifeEvent(when=when, text="A new job in another part of the city")
    if spent == 100:
        yield ProgressNote(when=when, text="Came late, and told of the subway. " * 20 + "She waved goodbye.")


def _at_the_start(when: When, at: datetime) -> Iterator[Body]:
    first = at.date()
    steps = tuple(
        DoseStep(
            first=first + timedelta(days=days), last=first + timedelta(days=until), amount=Dose(amount, "mg")
        )
        for days, until, amount in ((0, 13, 25), (14, 59, 50), (60, DAYS + 60, 100))
    )
    yield PathwayPhase(when=when, pathway="panic", phase="acute")
    yield Goal(when=when, text="Take the train to my sister again", sign="once a week", agreed=True)
    yield Target(when=when, name="Low mood", measure="phq_9", therapy_focus="Ladder of places")
    yield Order(
        reasons=UNCOMPARED,
        when=when,
        name="Sertraline",
        drug="sertraline",
        indication="panic disorder",
        measure="phq_9",
        steps=steps,
    )
    yield SafetyPlan(when=when, warning_signs=("I stop sleeping",), who_to_ask=("My sister",))
