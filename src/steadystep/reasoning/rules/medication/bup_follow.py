"""After the first dose of buprenorphine: COWS at the named minutes, an alarm when it rises, contact on the named days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import Order
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.substance import DoseGiven
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge import BuprenorphineStart
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.bup_start import Start, cows_scored, dissolved, starts
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer, Signal, rests_on
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.bup_follow"
_FOLLOWED_FOR = timedelta(
    days=28
)  # until craving is asked daily no more (pathways.md 3: CRAVE daily 28 days)
_ASK = Offer(key="score_cows_now", says=say("Score COWS now"), kind="measure", for_role="nurse")


def find(view: View) -> Iterator[Said]:
    care, scored = view.knowledge.substance_care.buprenorphine_start, cows_scored(view.scores)
    yield from _rises(view, care, scored)
    for start in starts(view.chart, view.courses, view.knowledge):
        zone = view.person.zone
        if view.over(start.course):
            continue
        if start.given and not start.low and not view.clock.reached_day(start.day_one, zone):
            yield from _cows_again(view, start, care, scored)
        over = view.clock.reached(midnight(start.day_one + _FOLLOWED_FOR, zone))
        if view.person.in_care and not over and view.clock.reached(midnight(start.day(2), zone)):
            yield from _contacts(view, start, care, scored)
            yield from _frozen(view, start, scored)


def _cows_again(
    view: View, start: Start, care: BuprenorphineStart, scored: list[ScoreFact]
) -> Iterator[Duty]:
    """The first is done by the first COWS after the dose, the second by the second."""
    dose = start.given[0]
    done = sum(1 for one in scored if one.at > dose.occurred and one.day == start.day_one)
    for number, minutes in enumerate(care.cows_again_minutes):
        if number < done:
            continue
        due = dose.occurred + timedelta(minutes=minutes)
        yield Duty(
            key=f"{_ID}/cows/{dose.id}/{minutes}", rule=f"{_ID}.cows", level="T3", owner_role="nurse",
            says=say("COWS {minutes} minutes after the first dose", minutes=minutes), because=(dose.id,),
            person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=dose.recorded_at, due=due,
            overdue=view.clock.reached(due), closes_by=say("A COWS written down after the dose."),
            ground=_ground(care), offers=(_ASK,),
        )  # fmt: skip


def _rises(view: View, care: BuprenorphineStart, scored: list[ScoreFact]) -> Iterator[Signal]:
    """A rise within the named time of a dose given here; told once, and not again while it is open."""
    if any(event.raised.family == care.rise_event and event.open for event in view.events):
        return
    for dose in view.chart.of(DoseGiven):
        risen = (
            None
            if dose.imported or dose.body.drug not in dissolved(view.knowledge)
            else _risen(dose, care, scored)
        )
        known = {event.raised.anchor for event in view.events}
        if risen and risen[1].entry not in known:
            yield from _opened(view, care, dose, *risen)
            return


def _risen(
    dose: AnyEntry, care: BuprenorphineStart, scored: list[ScoreFact]
) -> tuple[ScoreFact, ScoreFact] | None:
    before = [one for one in scored if one.at <= dose.occurred and one.day == dose.body.when.day]
    last = dose.occurred + timedelta(minutes=care.rise_within_minutes)
    for after in scored:
        if (
            before
            and dose.occurred < after.at <= last
            and _points(after) - _points(before[-1]) >= care.rise_points
        ):
            return before[-1], after
    return None


def _points(score: ScoreFact) -> int:
    return score.total or 0


def _opened(
    view: View, care: BuprenorphineStart, dose: AnyEntry, before: ScoreFact, after: ScoreFact
) -> Iterator[Signal]:
    scored = view.chart.entry(after.entry)
    if scored is not None:
        says = say(
            "COWS rose from {before} to {after} after a dose of buprenorphine: withdrawal brought on by it.",
            before=_points(before), after=_points(after),
        )  # fmt: skip
        because = (dose.id, before.entry, after.entry)
        yield from opened(view, f"{_ID}.rise", care.rise_event, scored, says, because=because)


def _contacts(view: View, start: Start, care: BuprenorphineStart, scored: list[ScoreFact]) -> Iterator[Duty]:
    """Contact on day 2, and a visit by day 7: any contact on or after the earliest day it counts from settles it."""
    touched = _touched(view, scored)
    earliest = 2
    for number in care.visit_days:
        known = midnight(start.day(earliest), view.person.zone)
        if view.clock.reached(known) and not any(at >= known for at in touched):
            yield _contact(view, start, care, number, known)
        earliest = number + 1


def _touched(view: View, scored: list[ScoreFact]) -> list[datetime]:
    """When somebody of the clinic was with them or heard their voice."""
    seen = [entry.occurred for entry in view.chart.among(VisitAttended, Session, DoseGiven)]
    reached = [one.occurred for one in view.chart.of(ContactAttempted) if one.body.outcome == "reached"]
    return [*seen, *reached, *(one.at for one in scored)]


def _contact(view: View, start: Start, care: BuprenorphineStart, number: int, known: datetime) -> Duty:
    due = midnight(start.day(number + 1), view.person.zone)
    return Duty(
        key=f"{_ID}/contact/{start.course.entry}/{number}", rule=f"{_ID}.contact", level="T3", owner_role="nurse",
        says=say("Contact by day {number} of buprenorphine: how are withdrawal, craving and sleep?", number=number),
        person=named(("nurse", "prescriber"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=start.course.because, ground=_ground(care),
        closes_by=say("A visit, a dose given, a COWS or a call in which they were reached."),
    )  # fmt: skip


def _frozen(view: View, start: Start, scored: list[ScoreFact]) -> Iterator[Finding]:
    """Low-dose start: with withdrawal today, tomorrow repeats today's dose."""
    today = [one for one in scored if not view.clock.reached_day(one.day, view.person.zone)]
    instrument = view.knowledge.instruments["cows"]
    none_up_to = instrument.remission_below or 0
    if start.low and today and _points(today[-1]) >= none_up_to:
        yield Finding(
            rule=f"{_ID}.repeat", because=(*start.course.because, today[-1].entry), urgency="attention",
            says=say("COWS {cows} today: repeat the same day's dose tomorrow, do not go up.", cows=_points(today[-1])),
            ground=_ground(view.knowledge.substance_care.buprenorphine_start),
        )  # fmt: skip


def _ground(care: BuprenorphineStart) -> Ground:
    return rests_on(care.basis, "The first days decide whether somebody stays in treatment.")


RULE = Rule(
    id=_ID, reads=reads(Order, DoseGiven), find=find,
    about="R43: COWS at 60 and 120 minutes, ES12 when it rises, contact on day 2 and by day 7.",
)  # fmt: skip
