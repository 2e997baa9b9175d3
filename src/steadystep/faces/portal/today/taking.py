"""What to take today, why, and what the client said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy, ngettext

from steadystep.chart import Entry
from steadystep.chart.medication import DoseReport, DoseStep, Order
from steadystep.faces.look.names import time_of_day
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts import adherence
from steadystep.reasoning.facts.medicines import Course

# Kept in English in the chart, so that every clinician reads them; shown in the client's language. None is a fault.
REASONS = {code: words.text for code, words in adherence.REASONS.items()}
_OFTEN = {
    0.5: gettext_lazy("every other day"), 1: gettext_lazy("once a day"), 2: gettext_lazy("twice a day"),
    3: gettext_lazy("three times a day"),
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
    """Medicines ordered here with a dose in force on `day`. What was only told of is on the plan page."""
    found = []
    for course in own.view.courses:
        step = course.step_on(day)
        if course.ordered_here and step is not None:
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


def amount_said(step: DoseStep) -> str:
    """ "25 mg"; "300 mg in the morning, 600 mg at night"."""
    if not step.parts:
        return str(step.amount)
    return ", ".join(f"{part.amount} {time_of_day(part.at)}" for part in step.parts)


def often(step: DoseStep) -> str:
    """How often, where the amounts have not already told it."""
    if step.parts and not step.as_needed:
        return ""
    if step.as_needed:
        most = int(step.times_a_day) if step.times_a_day >= 1 else 1
        return ngettext(
            "only if you need it, at most %(n)s time a day",
            "only if you need it, at most %(n)s times a day",
            most,
        ) % {"n": most}
    known = _OFTEN.get(step.times_a_day)
    return str(known) if known else gettext("%(n)s times a day") % {"n": f"{step.times_a_day:g}"}
