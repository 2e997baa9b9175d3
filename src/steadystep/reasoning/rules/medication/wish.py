"""A wish against a medicine is seen when it is ordered, and only a reason signed for it goes past."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Order
from steadystep.chart.trials import MedicineWish
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.wishes import is_about, standing_wishes
from steadystep.reasoning.finding import CLINIC_RULE, Finding
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.wish"
_GROUND = CLINIC_RULE


def find(view: View) -> Iterator[Said]:
    wishes = [one for one in standing_wishes(view.chart) if one.body.wish == "against"]
    for course in view.running if wishes else ():
        ordered = view.chart.head(course.entry) if course.ordered_here else None
        for wish in wishes if ordered is not None else ():
            if is_about(wish.body, course.drug, course.name, view.knowledge):
                yield _finding(course, ordered, wish)


def _finding(course: Course, ordered: AnyEntry | None, wish: AnyEntry) -> Finding:
    """Major while the order is only proposed (nobody has signed it yet); once it stands, a note."""
    proposed = ordered is not None and not ordered.author
    return Finding(
        rule=_ID, because=(wish.id, *course.because), about=(course.entry, wish.id), ground=_GROUND,
        severity="major" if proposed else "", urgency="attention" if proposed else "note",
        says=_says(course, wish.body), why=None if proposed else _reason(ordered),
        do=say("Talk about it together, and compare what else there is. Going on needs your reason."),
    )  # fmt: skip


def _says(course: Course, wish: MedicineWish) -> Words:
    if wish.why:
        return say("The client would rather not take {name}: “{why}”", name=course.name, why=wish.why)
    return say("The client would rather not take {name}.", name=course.name)


def _reason(ordered: AnyEntry | None) -> Words:
    order = ordered.body if ordered is not None else None
    given = (
        next((one.reason for one in order.reasons if one.rule == _ID), "") if isinstance(order, Order) else ""
    )
    if given:
        return say("Ordered all the same, because: {reason}", reason=given)
    return say("The wish was told after the medicine was ordered.")


RULE = Rule(
    id=_ID, reads=reads(MedicineWish), find=find,
    about="R32: a wish against a medicine is shown when it is ordered, and needs a signed reason to go against.",
)  # fmt: skip
