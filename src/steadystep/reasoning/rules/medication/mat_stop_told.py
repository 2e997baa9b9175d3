"""Before a medicine for opioid use ends: what a stop risks, by a source that is named, and what may come after it (R58)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import Order
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import for_good, is_for_opioid_use
from steadystep.reasoning.facts.wishes import is_about, standing_wishes
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.mat_stop_told"
_SAID_FOR: Final = timedelta(weeks=4)  # the weeks of the higher risk in the source
# Crude deaths from all causes per 100 person years in 5,577 people on methadone or buprenorphine: 0.7 on it, 1.3 off it; 4.8 in
# weeks 1 and 2 after it, 4.3 in weeks 3 and 4.
_GROUND: Final = Ground(
    sources=(
        Source(document="Cornish and others, Risk of death during and after opiate substitution treatment in primary care, BMJ 341:c5475",
               section="Results of the abstract", year=2010),
        Source(document="Steadystep clinical specification", section="scope.md R58", year=2026),
    ),
    why="Who decides about a stop decides with the risk in view; staying is as good, and the door stays open.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    ending = {course.entry: last for course, last in for_good(view.knowledge, view.courses)}
    for course in view.courses:
        if course.ordered_here and is_for_opioid_use(view.knowledge, course.drug):
            asked = _ends(view, course, ending.get(course.entry)) or _wished(view, course)
            if asked is not None:
                yield _finding(view, course, asked)


def _ends(view: View, course: Course, last: date | None) -> AnyEntry | None:
    if last is None or view.clock.reached(midnight(last + _SAID_FOR, view.person.zone)):
        return None
    return view.chart.entry(course.because[-1])


def _wished(view: View, course: Course) -> AnyEntry | None:
    """The client's own wish not to take it, while it is taken."""
    if course.last is not None:
        return None
    against = [one for one in standing_wishes(view.chart) if one.body.wish == "against"]
    return next(
        (one for one in against if is_about(one.body, course.drug, course.name, view.knowledge)), None
    )


def _finding(view: View, course: Course, asked: AnyEntry) -> Finding:
    waits = view.knowledge.substance_care.naltrexone_start.long_acting_days
    return Finding(
        rule=_ID, urgency="attention", because=tuple(dict.fromkeys((*course.because, asked.id))), about=(course.entry, asked.id), ground=_GROUND,
        says=say("Stopping {name}: in one study of methadone and buprenorphine the risk of death was nine times as high in the first two weeks after the last dose, "
                 "and eight times as high in the next two, as while it was taken.", name=course.name),
        do=say("Look at it together without pressing: staying is as good as stopping. If it ends, then slowly, with naloxone at home, and calls "
               "after 1, 2, 4, 8 and 12 weeks."),
        offers=(
            Offer(key="stay", says=say("Stay on it for now; another dose or the long-acting form may fit better"), kind="task", for_role="prescriber"),
            Offer(key="naltrexone", kind="task", for_role="prescriber",
                  says=say("Ask whether naltrexone after it is wanted: it needs {days} days without buprenorphine or methadone first", days=waits)),
        ),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R58: the risk of a stop is shown with its source while it is decided; whether naltrexone comes after it is asked.",
)  # fmt: skip
