"""Days without a medicine for opioid use disorder, as told or as supply shows: ES15. We kept your place; let us talk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import DoseReport, Fill
from steadystep.chart.substance import OptionChosen
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.bup_start import dissolved
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import METHADONE
from steadystep.reasoning.facts.substance_use import OPIOIDS, uses
from steadystep.reasoning.facts.supply import SupplyFact
from steadystep.reasoning.facts.triggers import LOOKS_BACK, fresh
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_DAY = timedelta(days=1)
_ONE_DAY, _TWO_DAYS = "ES15-1", "ES15-3"


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    drugs = dissolved(view.knowledge) | {METHADONE}
    courses = [course for course in view.running if course.drug in drugs]
    for course in courses:
        yield from _missed(view, course)
    for fact in view.supplies if courses else ():
        if fact.course.drug in drugs and not view.over(fact.course) and fact.run_out is not None:
            yield from _ran_out(view, fact, fact.run_out)
    for entry in view.chart.of(OptionChosen) if courses else ():
        if entry.body.option == "no_medicine" and fresh(view, entry):
            says = say(
                "A medicine for opioid use disorder is to stop, as told on {day}.", day=entry.body.when.day
            )
            yield from opened(view, RULE.id, _TWO_DAYS, entry, says)


def _missed(view: View, course: Course) -> Iterator[Signal]:
    """The second missed day of a gap, of methadone the first as well: later days of the same gap are the same telling.

    One day without a tablet opens nothing, unless opioids were used since: the source names two in a row.
    """
    told = view.dose_reports.get(course.entry, [])
    missed = {
        one.body.day for one in told if one.body.outcome == "missed" and not _held(course, one.body.day)
    }
    for entry in told:
        day = entry.body.day
        if day not in missed or not fresh(view, entry) or (day - _DAY in missed and day - 2 * _DAY in missed):
            continue
        two_days = day - _DAY in missed or _used_since(view, day)
        if two_days or course.drug == METHADONE:
            says = say("{name}: no dose on {day}. We kept the place.", name=course.name, day=day)
            yield from opened(view, RULE.id, _TWO_DAYS if two_days else _ONE_DAY, entry, says)


def _held(course: Course, day: date) -> bool:
    return any(rest.covers(day) for rest in course.held)


def _used_since(view: View, day: date) -> bool:
    since = midnight(day, view.person.zone)
    return any(use.substance in OPIOIDS and use.until > since for use in uses(view.chart))


def _ran_out(view: View, fact: SupplyFact, last: date) -> Iterator[Signal]:
    """Nothing was picked up for a whole day, then for two; not where doses were told as taken since."""
    entry, zone = fact.fills[-1], view.person.zone
    one_day, two_days = (midnight(last + _DAY * days, zone) for days in (2, 3))
    if (
        entry.imported
        or not view.clock.reached(one_day)
        or view.clock.reached(one_day + LOOKS_BACK)
        or _taken_after(view, fact, last)
    ):
        return
    says = say(
        "{name}: the supply ended on {day} and nothing was picked up.", name=fact.course.name, day=last
    )
    known = max(one_day, entry.recorded_at)
    yield from opened(view, RULE.id, _ONE_DAY, entry, says, known_at=known)
    first = _raised_for(view, entry)
    if first is not None and view.clock.reached(two_days):
        because = (entry.id, first.id)
        yield from opened(
            view, RULE.id, _TWO_DAYS, first, says, because=because, known_at=max(two_days, first.recorded_at)
        )


def _taken_after(view: View, fact: SupplyFact, last: date) -> bool:
    told = view.dose_reports.get(fact.course.entry, [])
    return any(one.body.outcome != "missed" and one.body.day > last for one in told)


def _raised_for(view: View, entry: AnyEntry) -> AnyEntry | None:
    """The event that the run-out opened, which the second day is anchored to."""
    found = [
        event.entry
        for event in view.events
        if event.raised.anchor == entry.id and event.raised.family == "ES15"
    ]
    return view.chart.entry(found[-1]) if found else None


RULE = Rule(
    id="safety.opioid_gap", reads=reads(DoseReport, Fill, OptionChosen), find=find,
    about="ES15: two days without a tablet by report, a missed dose of methadone, a day or two by supply, use in the gap, and a stated stop.",
)  # fmt: skip
