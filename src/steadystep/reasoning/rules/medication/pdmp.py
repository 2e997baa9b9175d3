"""A controlled medicine is signed only after the monitoring programme was asked, within its window (R30)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from steadystep.chart import Entry, say
from steadystep.chart.medication import Order
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.when import zone_named
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.programme_window import window
from steadystep.reasoning.finding import Finding, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.pdmp"
_CHECK = Offer(
    key="pdmp", says=say("Check the programme and write it down"), kind="entry", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    latest = view.chart.latest(PdmpChecked)
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or course.first is None or not course.ordered_here or not drug.controlled:
            continue
        if _being_signed(view, course) or not view.clock.reached_day(course.first, view.person.zone):
            yield from _start(view, course, latest)


def _being_signed(view: View, course: Course) -> bool:
    """Nobody has signed it yet: a first day that is past opens no door."""
    entry = view.chart.entry(course.entry)
    return entry is not None and not entry.author


def _start(view: View, course: Course, latest: Entry[PdmpChecked] | None) -> Iterator[Finding]:
    asked, checked = window(view, _signed(view, course)), latest.body.when.day if latest else None
    if checked is not None and checked >= asked.since:
        return
    told = say("The monitoring programme was last asked on {day}.", day=checked) if checked else say(
        "The monitoring programme has not been asked before {name}.", name=course.name
    )  # fmt: skip
    yield Finding(
        rule=_ID, says=say("{told} {window}", told=told, window=asked.says), because=course.because, about=(course.entry,),
        severity="contraindicated", urgency="attention", offers=(_CHECK,), ground=asked.ground,
        do=say("Ask the programme now and write down what it shows; then sign."),
    )  # fmt: skip


def _signed(view: View, course: Course) -> date:
    """The day of signing, in the client's zone: that of the entry, for a proposal that of its weighing."""
    entry = view.chart.entry(course.entry)
    if entry is None:
        return course.first or view.clock.today(view.person.zone)
    return entry.recorded_at.astimezone(zone_named(view.person.zone)).date()


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R30, MO28: a controlled medicine is not signed before the prescription monitoring programme was asked, within the window of the state, or of the clinic (three months).",
)  # fmt: skip
