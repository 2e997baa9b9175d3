"""The booster visits of a step-down plan are booked, not only written down (R108)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.discharge import StepDownPlan
from steadystep.knowledge import Source
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "plan.boosters"
_NEAR: Final = timedelta(days=7)  # clinic rule: a visit within a week of the day agreed is that booster
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R108: follow-ups booked", year=2026),
        Source(document="Clinic rule: a visit within a week of the day agreed counts"),
    ),
    why="A booster that nobody booked is a wish.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    plan = view.chart.latest(StepDownPlan)
    if plan is None or not view.person.in_care:
        return
    for day in plan.body.boosters:
        over = view.clock.reached_day(day + _NEAR, view.person.zone)
        if not over and not _booked(view, day):
            yield _unbooked(plan, day)


def _booked(view: View, day: date) -> bool:
    return any(abs(one.day - day) <= _NEAR for one in view.visits if one.outcome in ("booked", "attended"))


def _unbooked(plan: AnyEntry, day: date) -> Finding:
    return Finding(
        rule=_ID, because=(plan.id,), about=(f"booster/{day.isoformat()}",), ground=_GROUND,
        says=say("The booster visit agreed for {day} is not booked yet.", day=day),
        offers=(Offer(key="book/therapy", says=say("Find a time"), kind="booking"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(StepDownPlan), find=find,
    about="R108: each booster of a signed step-down plan has a visit within a week of its day.",
)  # fmt: skip
