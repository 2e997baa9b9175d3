"""After the last dose of buprenorphine somebody asks how it is, five times in twelve weeks (R58)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import OrderStopped
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import for_good
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.tapering import seen_since
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.mat_after"
_WEEKS: Final = (1, 2, 4, 8, 12)  # R58
_AROUND: Final = timedelta(days=2)  # the least window of the grammar of monitoring rules
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R58", year=2026),),
    why="Return to use and overdose are most likely in the weeks after the last dose.", verification="unverified",
)  # fmt: skip
_CALL: Final = Offer(key="call", says=say("Call, and write down how it is"), kind="task")


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for course, last in for_good(view.knowledge, view.courses):
        if view.over(course):
            yield from _asked(view, course, last)


def _asked(view: View, course: Course, last: date) -> Iterator[Duty]:
    """The contact of these weeks, until it was made or the next one takes its place; the last is asked for a month."""
    turns = [(weeks, last + timedelta(weeks=weeks) - _AROUND) for weeks in _WEEKS]
    ends = [opens for _, opens in turns[1:]] + [turns[-1][1] + timedelta(days=30)]
    zone = view.person.zone
    for (weeks, opens), end in zip(turns, ends, strict=True):
        now = view.clock.reached(midnight(opens, zone)) and not view.clock.reached(midnight(end, zone))
        if now and not seen_since(view.chart, opens):
            yield _duty(view, course, weeks, last)


def _duty(view: View, course: Course, weeks: int, last: date) -> Duty:
    day = last + timedelta(weeks=weeks)
    due = midnight(day + _AROUND + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"{_ID}/{course.entry}/{weeks}", rule=_ID, level="T4", owner_role="case_manager", because=course.because,
        says=say("{weeks} weeks without {name}: ask how it is, whether naloxone is at hand, and whether to begin again.",
                 weeks=weeks, name=course.name),
        person=named(("case_manager", "nurse", "prescriber"), view.person, view.clinic), due=due,
        overdue=view.clock.reached(due), known_at=midnight(day - _AROUND, view.person.zone), ground=_GROUND, offers=(_CALL,),
        closes_by=say("A visit, or a call in which the client was reached."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(OrderStopped), find=find,
    about="R58: contacts 1, 2, 4, 8 and 12 weeks after the last dose of buprenorphine.",
)  # fmt: skip
