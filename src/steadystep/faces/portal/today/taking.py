"""What to take today, why, and what the client said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from steadystep.chart import Entry
from steadystep.chart.medication import DoseReport, DoseStep, Order
from steadystep.faces.portal.how_much import amount_said, often
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts import adherence
from steadystep.reasoning.facts.injections import depots
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.plans.calendar import falls_on

# Kept in English in the chart, so that every clinician reads them; shown in the client's language. None is a fault.
REASONS = {code: words.text for code, words in adherence.REASONS.items()}
# What may help, by the reason given. Nothing here tells anybody to take more or less.
ANSWERS = {
    "forgot": gettext_lazy("That happens to everybody. A reminder or a weekly box may help: see “My week and reminders”."),
    "cost": gettext_lazy("Thank you for saying so. There is often a cheaper way: ask your team to look for one."),
    "side_effect": gettext_lazy("Thank you for saying so. Tell us what you notice on your plan page, and we look at it with you."),
    "not_sure": gettext_lazy("A good question. Ask your team to look with you at whether it helps."),
    "could_not_get": gettext_lazy("Thank you for saying so. Send your team a message, and they help you to get it."),
    "none_left": gettext_lazy("Thank you for saying so. Send your team a message, and they see to more."),
    "not_wanted": gettext_lazy("Your choice counts. Your team would like to hear what you want."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taking:
    """One medicine of a day. `report` is what the client has said of that day, if anything."""

    order: str
    name: str
    amount: str
    often: str
    why: str
    instruction: str
    as_needed: bool
    report: Entry[DoseReport] | None

    @property
    def outcome(self) -> str:
        return self.report.body.outcome if self.report else ""

    @property
    def reason(self) -> str:
        return gettext(self.report.body.reason) if self.report and self.report.body.reason else ""


def taking_on(own: Own, day: date) -> list[Taking]:
    """Medicines ordered here with a dose in force on `day`. What was only told of is on the plan page; injections are given."""
    found = []
    given = depots(own.view.knowledge)
    for course in own.view.courses:
        step = course.step_on(day)
        self_taken = course.ordered_here and course.drug not in given
        if self_taken and step is not None and falls_on(step, day):
            found.append(_taking(own, course, step, day))
    return found


def report_of(own: Own, order: str, day: date) -> Entry[DoseReport] | None:
    """The standing report of that day, the client's own."""
    mine = [one for one in own.chart.of(DoseReport) if one.body.order == order and one.body.day == day]
    return next((one for one in reversed(mine) if one.author == own.actor.id), None)


def _taking(own: Own, course: Course, step: DoseStep, day: date) -> Taking:
    head = own.chart.head(course.entry)
    order = head.body if head and isinstance(head.body, Order) else None
    return Taking(
        order=course.entry, name=course.name, amount=amount_said(step), often=often(step), as_needed=step.as_needed,
        why=order.indication if order else "", instruction=order.instruction if order else "",
        report=report_of(own, course.entry, day),
    )  # fmt: skip
