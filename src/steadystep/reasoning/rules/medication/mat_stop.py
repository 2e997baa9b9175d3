"""Buprenorphine ends in small steps and by the client's wish, and in a pregnancy two prescribers decide it (R57, R58)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import Entry, say
from steadystep.chart.medication import OrderStopped
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import goes_on, is_for_opioid_use, is_taken_daily
from steadystep.reasoning.finding import Finding, Ground, ground
from steadystep.reasoning.plans.mat_tapers import CUT_MG
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.mat_stop"
_SAID_FOR: Final = timedelta(days=14)
_PREGNANT: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R57", year=2026),),
    why="Stopping in a pregnancy endangers mother and child more than going on.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for course in view.courses:
        if not course.ordered_here or not is_for_opioid_use(view.knowledge, course.drug):
            continue
        stop = view.chart.entry(course.because[-1])
        if stop is None or not isinstance(stop.body, OrderStopped) or not _ends_it(view, course, stop):
            continue
        yield from _at_once(view, course, stop)
        yield from _pregnant(view, course, stop)


def _ends_it(view: View, course: Course, stop: Entry[OrderStopped]) -> bool:
    """It was begun, nothing of its kind takes its place, and it is not long past."""
    last = stop.body.last_day
    begun = course.first is not None and course.first <= last
    past = view.clock.reached(midnight(last + _SAID_FOR + timedelta(days=1), view.person.zone))
    return begun and not past and not goes_on(view.knowledge, view.courses, course, last)


def _at_once(view: View, course: Course, stop: Entry[OrderStopped]) -> Iterator[Finding]:
    step = course.step_on(stop.body.last_day) or (course.steps[-1] if course.steps else None)
    dose = step.milligrams_a_day if step is not None else None
    if not is_taken_daily(view.knowledge, course.drug) or (dose is not None and dose <= CUT_MG):
        return
    yield Finding(
        rule=f"{_ID}.at_once", severity="contraindicated", urgency="urgent", because=course.because,
        about=(course.entry, stop.id), ground=ground(view.knowledge.drugs[course.drug].provenance),
        says=say("{name} is not stopped all at once: withdrawal, return to use and overdose are then more likely.", name=course.name),
        do=say("Plan small steps with the client, such as 2 mg less every 2 to 4 weeks. Where another form takes its place, order that first. "
               "If it harms today, pause it and decide."),
    )  # fmt: skip


def _pregnant(view: View, course: Course, stop: Entry[OrderStopped]) -> Iterator[Finding]:
    if view.circumstances.holds("pregnancy") is not True or _seconded(view, stop):
        return
    yield Finding(
        rule=f"{_ID}.pregnancy", severity="contraindicated", urgency="urgent", about=(course.entry, stop.id),
        because=(*course.because, *view.circumstances.because("pregnancy")), ground=_PREGNANT,
        says=say("{name} goes on through pregnancy: a stop needs a second prescriber who has looked at it.", name=course.name),
        do=say("Name the prescriber who reviewed the stop with you. The dose may be split or raised instead."),
    )  # fmt: skip


def _seconded(view: View, stop: Entry[OrderStopped]) -> bool:
    """Another prescriber of this clinic than the one who signs; who signs is not known before it is signed."""
    second = view.clinic.staff.get(stop.body.second_reviewer)
    return second is not None and "prescriber" in second.roles and second.id != stop.author


RULE = Rule(
    id=_ID, reads=reads(OrderStopped), find=find,
    about="R57, R58: a medicine for opioid use is not broken off; in a pregnancy a second prescriber reviews the stop.",
)  # fmt: skip
