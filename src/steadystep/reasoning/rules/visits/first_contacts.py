"""After the first dose somebody asks how it goes: on the last day of a first step, and in week 4 (pathways.md 0; case A)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course, taken_before
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "visits.first_contacts"
# pathways.md 0: "apply to MDD, GAD, panic, PTSD, social anxiety medicines"
_USES: Final = frozenset({"panic", "mdd", "gad", "ptsd", "social_anxiety"})
_WEEKS_ONE_TO_TWO, _WEEK_FOUR = 14, 28  # days after the first dose: "prescriber at weeks 1-2 (contact), 4, 8"
# Clinic rule: a contact three days before or after the day counts for it; after a week its offer rests.
_AROUND, _RESTS_AFTER = timedelta(days=3), timedelta(days=7)
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="pathways.md 0 (Visits); cases.md A", year=2026),),
    why="The first weeks decide whether somebody goes on: what is new is asked about before the dose rises.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for course in view.running:
        if (
            course.ordered_here
            and course.first
            and _is_for(view, course)
            and not taken_before(view.courses, course)
        ):
            yield from (
                _offered(view, course, day) for day in _days(course, course.first) if _open(view, day)
            )


def _is_for(view: View, course: Course) -> bool:
    ordered = view.chart.head(course.entry)
    if ordered is None or ordered.imported or not isinstance(ordered.body, Order):
        return False
    return bool(_USES & view.knowledge.indications_in(ordered.body.indication))


def _days(course: Course, first: date) -> tuple[date, date]:
    """The day before the first rise where that lies in weeks 1 to 2, else the end of week 2; and week 4."""
    end = first + timedelta(days=_WEEKS_ONE_TO_TWO)
    rise = next((step.first for step in course.steps[1:] if step.first <= end), None)
    return (rise - timedelta(days=1) if rise else end, first + timedelta(days=_WEEK_FOUR))


def _open(view: View, day: date) -> bool:
    """Not over, and nobody is booked, seen or was reached around that day."""
    zone = view.person.zone
    if view.clock.reached(midnight(day + _RESTS_AFTER, zone)):
        return False
    met = [
        one.day
        for one in view.visits
        if one.purpose == "prescriber" and one.outcome in ("booked", "attended")
    ]
    met += [
        one.occurred.astimezone(zone_named(zone)).date()
        for one in view.chart.of(ContactAttempted) if one.body.outcome == "reached"
    ]  # fmt: skip
    return not any(abs(one - day) <= _AROUND for one in met)


def _offered(view: View, course: Course, day: date) -> Finding:
    return Finding(
        rule=_ID, because=course.because, about=(course.entry, day.isoformat()), ground=_GROUND,
        says=say("{name}: contact on {day}, not booked yet.", name=course.name, day=day),
        do=say("Ask about side effects, sleep, appetite, doses taken and thoughts of suicide."),
        offers=(Offer(key="book/prescriber", says=say("Book a visit"), kind="booking", for_role="prescriber"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="pathways.md 0: after a start a contact in weeks 1 to 2, before the first rise, and one in week 4.",
)  # fmt: skip
