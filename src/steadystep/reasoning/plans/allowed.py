"""How much of a medicine with a fixed pace is allowed on a day: counted from its first dose, days without one left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from steadystep.knowledge import Drug, Selector
from steadystep.reasoning.facts.gaps import Gap, gaps
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.view import View

from .fitting import restart_on, schedule_on
from .schedules import Rows, earliest_for, most_on, schedules_of

_DAY = timedelta(days=1)
# The medicines whose end each event of a schedule means.
STOPPED = {
    "valproate_stopped": Selector(drugs=frozenset({"divalproex"})),
    "inducer_stopped": Selector(groups=frozenset({"LTG_INDUCER"})),
}


class Allowed(msgspec.Struct, frozen=True, kw_only=True):
    """By `schedule`, whose first day is `starts`: `most_mg` a day, and `from_day` on which the asked total is allowed.

    `from_day` None: on no day; then `target_mg` is the highest total.
    """

    schedule: str
    rows: Rows
    starts: date
    most_mg: float
    target_mg: float
    from_day: date | None


def is_paced(drug: Drug) -> bool:
    """Whether a step may never come sooner than its schedule says."""
    return any(row.strict for row in drug.titration)


def blocking_gaps(view: View, drug: Drug, course: Course, known: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Gaps so long that the medicine must be begun again."""
    return tuple(
        gap for gap in known
        if (rule := restart_on(view, drug, gap.first)) is not None and gap.days >= rule.gap_days_at_least
    )  # fmt: skip


def gaps_of(view: View, course: Course) -> tuple[Gap, ...]:
    """Gaps of the course up to today in the client's zone; today is asked only where something is missed or held."""
    known = view.gaps.get(course.entry)
    if known is None:
        known = view.gaps[course.entry] = _gaps(view, course)
    return known


def _gaps(view: View, course: Course) -> tuple[Gap, ...]:
    reports = view.dose_reports.get(course.entry, [])
    if not course.held and all(one.body.outcome != "missed" for one in reports):
        return ()
    return gaps(course, reports, view.clock.today(view.person.zone))


def allowed_on(view: View, drug: Drug, course: Course, day: date, total_mg: float) -> Allowed | None:
    """None where no schedule is known to hold for this client, or the start of the course is not known."""
    known = [gap for gap in gaps_of(view, course) if gap.last < day]
    again = [gap.last + _DAY for gap in blocking_gaps(view, drug, course, tuple(known))]
    starts = max([*([course.first] if course.first else []), *again], default=None)
    if starts is None:
        return None
    lost = sum(gap.days for gap in known if gap.first >= starts)
    after = next(_after_a_stop(view, drug, starts, day), None)
    found = after or _plain(view, drug, starts + _DAY * lost, day)
    return found and _judged(found[0], found[1], found[2], day, total_mg)


def _plain(view: View, drug: Drug, starts: date, day: date) -> tuple[str, Rows, date] | None:
    chosen = schedule_on(view, drug, day)
    return chosen and (*chosen, starts)


def _after_a_stop(view: View, drug: Drug, starts: date, day: date) -> Iterator[tuple[str, Rows, date]]:
    """The schedule for a medicine that was stopped meanwhile; it begins when that ended, and never before the schedule
    kept until then had come to its target."""
    for name, rows in schedules_of(drug).items():
        events = rows[0].when.events if rows[0].when else frozenset[str]()
        for ended in (one for event in events for one in ended_for(view, event, starts, day)):
            before = schedule_on(view, drug, ended - _DAY)
            reached = starts + _DAY * ((before[1][-1].day_from or 1) - 1) if before else ended
            if before and max(ended, reached) <= day:
                yield name, rows, max(ended, reached)
            elif before:
                yield *before, starts


def ended_for(view: View, event: str, since: date, until: date) -> Iterator[date]:
    """Last days, in that span, of the medicines an event is about, where none of them goes on."""
    select = STOPPED.get(event)
    mine = [
        course for course in view.courses
        if select and (drug := view.knowledge.drugs.get(course.drug)) and select.takes(drug.id, drug.groups)
    ]  # fmt: skip
    if any(course.active_on(until) and course.last != until for course in mine):
        return
    yield from sorted((one.last for one in mine if one.last and since < one.last <= until), reverse=True)


def _judged(schedule: str, rows: Rows, starts: date, day: date, total_mg: float) -> Allowed:
    most = most_on(rows, (day - starts).days + 1)
    # Days are only counted through where the answer is "too soon": a review asks this of every step ever taken.
    from_number = earliest_for(rows, total_mg) if total_mg > most else (day - starts).days + 1
    return Allowed(
        schedule=schedule, rows=rows, starts=starts, most_mg=most,
        target_mg=most_on(rows, 10_000),
        from_day=None if from_number is None else starts + _DAY * (from_number - 1),
    )  # fmt: skip
