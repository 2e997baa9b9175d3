"""A controlled medicine is signed only after the monitoring programme was asked, within its window (R30)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.substance import PdmpChecked
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.pdmp"
_CHECK = Offer(
    key="pdmp", says=say("Check the programme and write it down"), kind="entry", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    latest = view.chart.latest(PdmpChecked)
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if (
            drug is None
            or course.first is None
            or not course.ordered_here
            or not drug.controlled_schedule.startswith("C")
        ):
            continue
        if _being_signed(view, course) or not view.clock.reached_day(course.first, view.person.zone):
            yield from _start(view, course, course.first, latest.body.when.day if latest else None)


def _being_signed(view: View, course: Course) -> bool:
    """Nobody has signed it yet: a first day that is past opens no door."""
    entry = view.chart.entry(course.entry)
    return entry is not None and not entry.author


def _start(view: View, course: Course, first: date, checked: date | None) -> Iterator[Finding]:
    within = view.knowledge.substance_care.within
    if checked is not None and checked >= months_before(first, within.pdmp_every_months):
        return
    says = say("The monitoring programme was last asked on {day}.", day=checked) if checked else say(
        "The monitoring programme has not been asked before {name}.", name=course.name
    )  # fmt: skip
    yield Finding(
        rule=_ID, says=says, because=course.because, about=(course.entry,), severity="contraindicated", urgency="attention",
        offers=(_CHECK,), do=say("Ask the programme now and write down what it shows; then sign."), ground=rests_on(within.basis, "Two prescribers who do not know of each other can harm."),
    )  # fmt: skip


def months_before(day: date, months: int) -> date:
    """The same day some calendar months earlier, or the last one that month has."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, 28)


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R30, MO28: a controlled medicine is not signed before the prescription monitoring programme was asked, within three months.",
)  # fmt: skip
