"""While buprenorphine goes on: visits on days 1, 3 and 7 are booked, and teeth and bowels have a plan (R45)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.bup_start import Start, starts
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.opioid_medicines import is_for_opioid_use, is_taken_daily
from steadystep.reasoning.finding import Finding, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.bup_maintain"
_DAYS: Final = (1, 3, 7)  # R45; after them the policy of visits goes on: weekly, two-weekly, monthly
_STARTED: Final = timedelta(days=7)
_BOOK: Final = Offer(key="book", says=say("Book the visit"), kind="booking", for_role="nurse")
_AGAIN_AFTER: Final = timedelta(days=365)  # clinic rule: teeth are looked at once a year
_DENTAL: Final = ("SE29", "dental", say("Book the dentist, and write it into the plan"))
_BOWELS: Final = ("SE27", "constipation", say("Agree on a bowel plan with the client"))
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R45; pathways.md 3", year=2026),),
    why="The first days decide whether somebody stays in treatment.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for start in starts(view.chart, view.courses, view.knowledge):
        if not view.over(start.course):
            yield from _visits(view, start)
    for course in view.running:
        if course.ordered_here and course.first and is_for_opioid_use(view.knowledge, course.drug):
            yield from _planned(view, course, course.first)


def _visits(view: View, start: Start) -> Iterator[Finding]:
    """Each day on which nobody is booked and that is not over; a dose given here or a visit that day is one."""
    zone, kept = view.person.zone, {one.day for one in view.visits if one.outcome != "cancelled"}
    seen = kept | {one.body.when.day for one in start.given}
    for number in _DAYS:
        day = start.day(number)
        if day not in seen and not view.clock.reached_day(day, zone):
            yield Finding(
                rule=f"{_ID}.day_{number}", because=start.course.because, ground=_GROUND, offers=(_BOOK,),
                says=say("Day {number} of buprenorphine is {day}: no visit is booked.", number=number, day=day),
            )  # fmt: skip


def _planned(view: View, course: Course, first: date) -> Iterator[Finding]:
    """From a week on; whoever took the offer up, or declined it, is asked again after a year."""
    if not view.clock.reached(midnight(first + _STARTED, view.person.zone)):
        return
    asked = (_DENTAL, _BOWELS) if is_taken_daily(view.knowledge, course.drug) else (_BOWELS,)
    for row, key, takes in asked:
        answered = answers_to(view.chart, f"{_ID}.{key}").get(key)
        if not rests(answered, _AGAIN_AFTER, view.clock):
            yield _plan(view, course, row, key, takes)


def _plan(view: View, course: Course, row: str, key: str, takes: Words) -> Finding:
    effect = view.knowledge.side_effects[row]
    return Finding(
        rule=f"{_ID}.{key}", because=course.because, ground=ground(effect.provenance), rows=(row,),
        says=say("{name}: {effect}. A plan before it troubles: {care}.",
                 name=course.name, effect=say(effect.effect), care=say(effect.self_care)),
        offers=(Offer(key=key, says=takes, kind="task", for_role="nurse"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R45: visits on days 1, 3 and 7 of buprenorphine; dental care and a bowel plan while it goes on.",
)  # fmt: skip
