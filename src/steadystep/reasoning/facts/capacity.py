"""Whether somebody said that the person can decide about a kind of treatment, and for how long that word holds (R18)."""

from __future__ import annotations

from datetime import date, timedelta

from steadystep.chart import AnyEntry
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.medication import Order
from steadystep.knowledge import Drug, Knowledge

from . import persons
from .around import Around
from .care_of_minors import OF_AGE
from .medicines import Course


def is_adult(view: Around) -> bool:
    """Also where the age is not known: for those under 18 the consent of minors and guardians is asked elsewhere."""
    ages = persons.ages(view)
    return not ages or min(ages) >= OF_AGE


def care_of(known: Knowledge, drug: str) -> str:
    """Which kind of treatment a medicine is: one of `chart.capacity.CARES`."""
    found: Drug | None = known.drugs.get(drug)
    if found is not None and found.part_2:
        return "substance_use_medicine"
    return "long_acting_injection" if found is not None and "LAI" in found.groups else "any_medicine"


def said_for(view: Around, order: str, drug: str, first: date) -> AnyEntry | None:
    """The word that holds for this order. The newest on its kind of treatment counts: it opens an episode, which lasts as
    long as one medicine of that kind after another is taken; that somebody cannot decide now holds for its own order only."""
    care = care_of(view.knowledge, drug)
    told = [one for one in view.chart.of(CapacityStated) if one.body.care == care]
    if not told:
        return None
    newest = max(told, key=lambda one: one.seq)
    if newest.body.order == order:
        return newest
    if newest.body.ability == "cannot_now":
        return None
    return newest if _still(view, newest, care, order, first) else None


def _still(view: Around, said: AnyEntry, care: str, order: str, first: date) -> bool:
    """Whether the episode that it opened goes on until that day, or has not begun."""
    until: date | None = said.body.when.day
    begun = False
    for course in sorted(_of(view, care, order), key=lambda one: one.first or date.min):
        if course.first is None or (course.last is not None and course.last < said.body.when.day):
            continue
        if begun and until is not None and course.first > until + timedelta(days=1):
            break
        begun = True
        if course.last is None:
            return True
        until = course.last if until is None else max(until, course.last)
    return not begun or until is None or first <= until + timedelta(days=1)


def _of(view: Around, care: str, but: str) -> list[Course]:
    return [
        one
        for one in view.courses
        if one.ordered_here and one.entry != but and care_of(view.knowledge, one.drug) == care
    ]


def emergency(order: Order) -> bool:
    """Whether it was signed for an emergency: then nothing is asked first."""
    return any("emergency" in (one.reason, one.code) for one in order.reasons)
