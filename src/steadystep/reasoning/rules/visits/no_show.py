"""A visit was missed: for a person at high risk it opens ES19 at once; for everybody somebody calls, and looks at the supply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.visits import VisitMissed
from steadystep.reasoning.facts.drift import Thread, decides, missed
from steadystep.reasoning.facts.high_risk import Reason, high_risk
from steadystep.reasoning.facts.outreach import next_offers, outreach
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, rests_on
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "visits.no_show"
_OWNERS = ("case_manager", "front_desk", "nurse", "therapist", "prescriber")
_BY_SUPPLY = ("supply", "injection")


def find(view: View) -> Iterator[Said]:
    thread = missed(view) if view.person.in_care else None
    entry = view.chart.entry(thread.because[0]) if thread else None
    if entry is None:
        return
    reasons = high_risk(view, entry.occurred)
    if reasons:
        yield from _opens(view, entry, reasons)
    else:
        yield _call(view, entry)


def _opens(view: View, entry: AnyEntry, reasons: tuple[Reason, ...]) -> Iterator[Said]:
    says = say("A visit on {day} was missed: {why}", day=entry.body.when.day, why=reasons[0].says)
    because = (entry.id, *(one for reason in reasons for one in reason.because))
    yield from opened(view, _ID, view.knowledge.keeping_touch.high_risk.event, entry, says, because=because)


def _call(view: View, entry: AnyEntry) -> Duty:
    reaching = outreach(view, entry.occurred, "routine")
    held = [one for one in view.threads if one.of in _BY_SUPPLY]
    due = reaching.next_by or _due(view, entry, held)
    return Duty(
        key=f"{_ID}/{entry.id}", rule=_ID, level="T3", owner_role="case_manager", known_at=entry.recorded_at, due=due,
        says=say("A visit on {day} was missed. Call: we kept your place.", day=entry.body.when.day),
        person=named(_OWNERS, view.person, view.clinic), overdue=view.clock.reached(due),
        because=(entry.id, *(one for thread in held for one in thread.because)), ground=_ground(view),
        remarks=(*_supply_said(view, held), *reaching.said, _ask(view)), offers=next_offers(reaching, "missed_visit"),
        closes_by=say("They are reached or seen, or reaching out ended with an outcome."),
    )  # fmt: skip


def _due(view: View, entry: AnyEntry, held: list[Thread]) -> datetime:
    """The same working day where a medicine that may not be missed is out or nobody knows; else the next one."""
    in_hand = all(one.state == "on" for one in held) and not _unknown(view)
    return end_of_working_day(
        view.clinic, entry.recorded_at - (timedelta() if in_hand else timedelta(days=1)), 1
    )


def _supply_said(view: View, held: list[Thread]) -> Iterator[Words]:
    for thread in held:
        yield say("{expected} {came}", expected=thread.expected, came=thread.came)
    for name in _unknown(view):
        yield say("{name}: nobody wrote down how long the supply lasts. Ask today.", name=name)


def _unknown(view: View) -> list[str]:
    """Medicines of which the supply decides, taken now, with no supply and no injection on file."""
    known = {fact.course.drug for fact in view.supplies} | {fact.drug for fact in view.injections}
    return [one.name for one in view.running if one.drug not in known and decides(view, one.drug)]


def _ask(view: View) -> Words:
    words = "; ".join(view.knowledge.keeping_touch.high_risk.not_in_chart)
    return say(
        "The chart cannot tell whether one of these holds. If so, open a safety event for the missed visit now: {list}.",
        list=say(words),
    )


def _ground(view: View) -> Ground:
    return rests_on(
        view.knowledge.keeping_touch.high_risk.basis, "For some people a missed visit is the only sign."
    )


RULE = Rule(
    id=_ID, reads=reads(VisitMissed), find=find,
    about="ES19, R80, R84: a missed visit opens ES19 for a person at high risk; for others somebody calls, by the supply that is left.",
)  # fmt: skip
