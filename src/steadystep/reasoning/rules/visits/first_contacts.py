"""After the first dose somebody asks how it goes: within 14 days (7 where more can happen), and in week 4 (R18; case A)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course, taken_before
from steadystep.reasoning.facts.opioid_medicines import RESCUE
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "visits.first_contacts"
# pathways.md 0: "apply to MDD, GAD, panic, PTSD, social anxiety medicines"
_USES: Final = frozenset({"panic", "mdd", "gad", "ptsd", "social_anxiety"})
_WEEK_FOUR: Final = timedelta(days=28)  # "prescriber at weeks 1-2 (contact), 4, 8"
# The follow-up of R18: 14 days, or 7 for those who are under 25 on an antidepressant, lithium, clozapine and stimulants.
_WITHIN, _SOONER = timedelta(days=14), timedelta(days=7)
_SOON_DRUGS: Final = frozenset({"lithium", "clozapine"})
_SOON_GROUP, _YOUNG_GROUP, _YOUNG = "STIMULANT", "AD_BOXED", "age_under_25"
_OWN_CONTACTS: Final = "BUP"  # R43: day 2 and day 7 are rules of their own
_PURPOSES: Final = frozenset({"prescriber", "nurse"})
# Clinic rule: a contact three days before or after the day counts for it; after a week its offer rests.
_AROUND, _RESTS_AFTER = timedelta(days=3), timedelta(days=7)
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R18; pathways.md 0 (Visits); cases.md A", year=2026),
    ),
    why="The first weeks decide whether somebody goes on: what is new is asked about before the dose rises.", verification="unverified",
)  # fmt: skip


class Point(msgspec.Struct, frozen=True):
    """A day to ask how it goes; a visit or a talk between `earliest` and `latest` counts for it."""

    day: date
    earliest: date
    latest: date


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for course in view.running:
        if course.first and _begins_here(view, course) and not taken_before(view.courses, course):
            points = _points(view, course, course.first)
            yield from (_offered(view, course, one.day) for one in points if _open(view, one))


def _begins_here(view: View, course: Course) -> bool:
    ordered, drug = view.chart.head(course.entry), view.knowledge.drugs.get(course.drug)
    if not course.ordered_here or ordered is None or ordered.imported or course.drug in RESCUE:
        return False
    return drug is None or _OWN_CONTACTS not in drug.groups


def _points(view: View, course: Course, first: date) -> Iterator[Point]:
    """The day before the first rise where that lies within the follow-up's days, else the last of these; and week 4."""
    end = first + (_SOONER if _soon(view, course) else _WITHIN)
    rise = next((step.first for step in course.steps[1:] if first + _AROUND < step.first <= end), None)
    if rise is None:
        yield Point(end, first + _AROUND, end)
    else:
        day = rise - timedelta(days=1)
        yield Point(day, day - _AROUND, min(day + _AROUND, end))
    if _for_weeks(view, course):
        fourth = first + _WEEK_FOUR
        yield Point(fourth, fourth - _AROUND, fourth + _AROUND)


def _for_weeks(view: View, course: Course) -> bool:
    ordered = view.chart.head(course.entry)
    use = ordered.body.indication if ordered and isinstance(ordered.body, Order) else ""
    return bool(_USES & view.knowledge.indications_in(use))


def _soon(view: View, course: Course) -> bool:
    """Where the age is not known the shorter time holds: too early a contact harms nobody, too late a one may."""
    drug = view.knowledge.drugs.get(course.drug)
    if drug is None:
        return False
    if drug.id in _SOON_DRUGS or _SOON_GROUP in drug.groups:
        return True
    return _YOUNG_GROUP in drug.groups and view.circumstances.holds(_YOUNG) is not False


def _open(view: View, point: Point) -> bool:
    """Not over, and nobody is booked, seen or was reached around that day."""
    zone = view.person.zone
    if view.clock.reached(midnight(point.day + _RESTS_AFTER, zone)):
        return False
    met = [
        one.day for one in view.visits if one.purpose in _PURPOSES and one.outcome in ("booked", "attended")
    ]
    met += [
        one.occurred.astimezone(zone_named(zone)).date()
        for one in view.chart.of(ContactAttempted) if one.body.outcome == "reached"
    ]  # fmt: skip
    return not any(point.earliest <= one <= point.latest for one in met)


def _offered(view: View, course: Course, day: date) -> Finding:
    return Finding(
        rule=_ID, because=course.because, about=(course.entry, day.isoformat()), ground=_GROUND,
        says=say("{name}: contact on {day}, not booked yet.", name=course.name, day=day),
        do=say("Ask about side effects, sleep, appetite, doses taken and thoughts of suicide."),
        offers=(Offer(key="book/prescriber", says=say("Book a visit"), kind="booking", for_role="prescriber"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R18, pathways.md 0: after a start a follow-up within 14 days (7 where more can happen), before the first rise; and one in week 4.",
)  # fmt: skip
