"""A controlled medicine is signed only after the monitoring programme was asked, within its window; an intake asks for it too (R30)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import Entry, say
from steadystep.chart.intake_course import IntakeOpened
from steadystep.chart.medication import Order
from steadystep.chart.substance import OptionChosen, PdmpChecked
from steadystep.chart.when import zone_named
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.programme_window import window
from steadystep.reasoning.finding import Finding, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.pdmp"
_ASKED_FOR = timedelta(days=30)  # clinic rule: later the intake or the choice is an old one
_CHECK = Offer(
    key="pdmp", says=say("Check the programme and write it down"), kind="entry", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    latest = view.chart.latest(PdmpChecked)
    yield from _asked_for(view, latest)
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or course.first is None or not course.ordered_here or not drug.controlled:
            continue
        if _being_signed(view, course) or not view.clock.reached_day(course.first, view.person.zone):
            yield from _start(view, course, latest)


def _asked_for(view: View, latest: Entry[PdmpChecked] | None) -> Iterator[Finding]:
    """At an intake, and where a medicine for substance use is chosen: asked within the window, or since. Nothing waits for it."""
    for entry in (view.chart.latest(IntakeOpened), view.chart.latest(OptionChosen)):
        if entry is None or entry.imported or view.clock.reached(entry.recorded_at + _ASKED_FOR):
            continue
        day = entry.recorded_at.astimezone(zone_named(view.person.zone)).date()
        asked, checked = window(view, day), latest.body.when.day if latest else None
        if checked is None or checked < asked.since:
            yield Finding(
                rule=f"{_ID}_asked", because=(entry.id,), about=(entry.id,), offers=(_CHECK,), ground=asked.ground,
                says=say("The monitoring programme is asked at an intake.") if isinstance(entry.body, IntakeOpened)
                else say("The monitoring programme is asked where a medicine for substance use is chosen."),
            )  # fmt: skip


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
    id=_ID, reads=reads(Order, IntakeOpened, OptionChosen, PdmpChecked), find=find,
    about="R30, MO28: a controlled medicine is not signed before the prescription monitoring programme was asked, within the window of the state, or of the clinic (three months); at an intake and a choice of a medicine for substance use it is asked for.",
)  # fmt: skip
