"""My medicines: a card each. What, why, how much, when it changes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from steadystep.chart.medication import MedicineReported, Order
from steadystep.faces.portal.how_much import amount_said, often
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.medicines import Course


@dataclass(frozen=True, slots=True)
class Card:
    """`next_day` and `next_amount` are the next planned change; `education` the formulary's words, in English."""

    order: str
    name: str
    ordered_here: bool
    amount: str
    often: str
    why: str
    instruction: str
    since: date | None
    starts_later: bool
    next_day: date | None
    next_amount: str
    next_often: str
    last: date | None
    dose_text: str
    education: str


def cards(own: Own) -> list[Card]:
    """Medicines in use or planned, those ordered here first. What has ended is not shown."""
    going = [one for one in own.view.courses if one.last is None or one.last >= own.today]
    return [_card(own, course) for course in going]


def _card(own: Own, course: Course) -> Card:
    head = own.chart.head(course.entry)
    body = head.body if head else None
    order = body if isinstance(body, Order) else None
    step = course.step_on(own.today)
    later = next((one for one in course.steps if one.first > own.today), None)
    drug = own.view.knowledge.drugs.get(course.drug)
    return Card(
        order=course.entry, name=course.name, ordered_here=course.ordered_here,
        amount=amount_said(step) if step else "", often=often(step) if step else "",
        why=order.indication if order else "", instruction=order.instruction if order else "",
        since=course.first, starts_later=bool(course.first and course.first > own.today),
        next_day=later.first if later else None, next_amount=amount_said(later) if later else "",
        next_often=often(later) if later else "", last=course.last,
        dose_text=body.dose_text if isinstance(body, MedicineReported) else "",
        education=drug.formulary.education if drug and drug.formulary and order else "",
    )  # fmt: skip
