"""A low-dose start of buprenorphine day by day: its dose, the check-in, the full opioid that goes on until the table ends (R44)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from steadystep.chart import Words, say
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import Order
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.bup_start import Start, starts, table_days
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.bup_low"
_FULL = "full_agonist"


def find(view: View) -> Iterator[Said]:
    for start in starts(view.chart, view.courses, view.knowledge):
        if (
            start.low
            and not view.over(start.course)
            and view.clock.reached(midnight(start.day_one, view.person.zone))
        ):
            yield from _by_day(view, start)


def _by_day(view: View, start: Start) -> Iterator[Finding]:
    length = table_days(start, view.knowledge)
    last = start.day(length)
    others = [one for one in view.courses if _is_full(view, one) and one.active_on(start.day_one)]
    if view.clock.reached_day(last, view.person.zone):
        yield from (_goes_on(start, one, view) for one in others if not view.over(one))
        return
    today = view.clock.today(view.person.zone)
    if not any(one.body.when.day == today for one in view.chart.of(DailyCheckin)):
        yield _found(start, view, "check_in", say(
            "Day {number} of {length} of the low-dose start: today's check-in is not there yet. How are withdrawal and craving?",
            number=(today - start.day_one).days + 1, length=length,
        ))  # fmt: skip
    for one in others:
        if one.last is not None and one.last < last and view.over(one):
            yield _stopped(start, one, last, view)


def _is_full(view: View, course: Course) -> bool:
    drug = view.knowledge.drugs.get(course.drug)
    return drug is not None and drug.mechanisms.opioid_activity == _FULL


def _stopped(start: Start, other: Course, last: date, view: View) -> Finding:
    says = say(
        "{name} was stopped before the low-dose table ends on {last}: go on with it, or change to the standard start with COWS.",
        name=other.name, last=last,
    )  # fmt: skip
    return _found(start, view, "stopped_early", says, because=other.because, urgent=True)


def _goes_on(start: Start, other: Course, view: View) -> Finding:
    says = say(
        "The low-dose table is over and {name} still goes on: it is stopped at the target dose.",
        name=other.name,
    )
    return _found(start, view, "over", says, because=other.because, urgent=True)


def _found(
    start: Start, view: View, part: str, says: Words, *, because: tuple[str, ...] = (), urgent: bool = False
) -> Finding:
    care = view.knowledge.substance_care.buprenorphine_start
    return Finding(
        rule=f"{_ID}.{part}", says=says, because=(*start.course.because, *because), about=(start.course.entry,),
        urgency="attention" if urgent else "note",
        ground=rests_on(care.basis, "Between two opioids a day without either brings on withdrawal."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="BUP-LOW (R44): a check-in each day, and the full opioid neither stops early nor goes on after the table.",
)  # fmt: skip
