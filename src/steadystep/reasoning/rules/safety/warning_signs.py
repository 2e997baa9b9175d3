"""A sign the client wrote down for themselves has come up: somebody of the team is in touch the next working day."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import Message
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended
from steadystep.chart.warning_signs import WarningSign
from steadystep.knowledge import Source
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.warning_signs import WEEK, SignFact, warning_signs
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "safety.warning_signs"
_LEVEL = "T3"  # the next working day; a visit is offered within 72 hours (pathways.md 9, early-warning visit)
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R79; pathways.md 9", year=2026),),
    why="The client knows first. What they wrote down on a good day is to be heard on a bad one.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for fact in warning_signs(view.chart):
        if fact.up and not _heard(view, fact):
            yield _duty(view, fact)
        elif not fact.sign.watchable:
            yield _manual(fact)
        elif not fact.up and _silent(view, fact):
            yield _gaps(fact)


def _heard(view: View, fact: SignFact) -> bool:
    """Whether somebody was in touch since the sign was known to be up."""
    met = [one for one in view.chart.of(ContactAttempted) if one.body.outcome == "reached"]
    wrote = [one for one in view.chart.of(Message) if one.body.to == "client"]
    since: list[AnyEntry] = [*met, *wrote, *view.chart.among(VisitAttended, Session)]
    return any(fact.known_at is not None and one.recorded_at > fact.known_at for one in since)


def _duty(view: View, fact: SignFact) -> Duty:
    known = fact.known_at or view.chart.entries[-1].recorded_at
    due = deadline(_LEVEL, known, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}/{fact.first}/{fact.run[0].isoformat()}", rule=_ID, level=_LEVEL, owner_role="therapist",
        says=_said(fact),
        person=named(("therapist", "case_manager", "nurse"), view.person, view.clinic), known_at=known, due=due,
        overdue=view.clock.reached(due), because=(fact.entry, *fact.because), ground=GROUND,
        closes_by=say("The client was reached, seen or written to."),
        offers=(
            Offer(key="call", says=say("Write how it went when you called"), kind="entry", for_role="therapist"),
            Offer(key="visit", says=say("An early-warning visit within 72 hours"), kind="booking", for_role="therapist"),
        ),
    )  # fmt: skip


def _said(fact: SignFact) -> Words:
    if len(fact.run) == 1:
        return say("Early-warning sign “{sign}” on {day}.", sign=fact.sign.sign, day=fact.run[0])
    return say(
        "Early-warning sign “{sign}”, {count} days in a row since {day}.",
        sign=fact.sign.sign, count=len(fact.run), day=fact.run[0],
    )  # fmt: skip


def _silent(view: View, fact: SignFact) -> bool:
    """Whether its line was not said for a week: nobody can tell then whether it has come up."""
    since = max(fact.last_told or fact.sign.when.day, fact.sign.when.day)
    return view.clock.reached_day(since + WEEK, view.person.zone)


def _gaps(fact: SignFact) -> Finding:
    return Finding(
        rule=_ID, state="cannot_tell", because=(fact.entry,), ground=GROUND,
        says=say("Early-warning sign “{sign}”: a week without a word of what it watches.", sign=fact.sign.sign),
        missing=(say("A check-in that tells of it."),),
    )  # fmt: skip


def _manual(fact: SignFact) -> Finding:
    return Finding(
        rule=_ID, because=(fact.entry,), ground=GROUND,
        says=say("Early-warning sign “{sign}”: manual only, people watch for it.", sign=fact.sign.sign),
        do=say("Ask about it at each contact; a line of the check-in and a threshold would let the check-in watch it."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(WarningSign), find=find,
    about="R79: personal early-warning signs with thresholds; one that comes up is answered by a person the next working day.",
)  # fmt: skip
