"""Who waits for a place is not forgotten: a check-in every two weeks, and nobody waits 30 days without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import Words, say
from steadystep.chart.waiting import WaitingBegan
from steadystep.knowledge import Source
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.waiting import Waiting, waits
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "visits.waiting"
CHECK_IN, LONGEST = timedelta(days=14), timedelta(days=30)
_OWNERS = ("case_manager", "front_desk", "nurse", "therapist", "prescriber")
_GROUND = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R85: no waiter over 30 days without contact", year=2026),
        Source(document="Clinic rule: a check-in every two weeks"),
    ),
    why="Waiting is when people give up. A short call keeps the door open, and shows who cannot wait.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for one in waits(view):
        yield _duty(view, one)


def _duty(view: View, waiting: Waiting) -> Duty:
    due = waiting.contact + CHECK_IN
    return Duty(
        key=f"{_ID}/{view.chart.first(waiting.entry).id}", rule=_ID, says=_says(view, waiting),
        level="T3" if waiting.soon else "T4", owner_role="case_manager", person=named(_OWNERS, view.person, view.clinic),
        known_at=waiting.since, due=due, overdue=view.clock.reached(due), because=(waiting.entry.id,),
        remarks=waiting.reasons, ground=_GROUND, offers=_offers(waiting),
        closes_by=say("A visit is booked, or the wait ended; until then each contact begins the two weeks anew."),
    )  # fmt: skip


def _says(view: View, waiting: Waiting) -> Words:
    since = waiting.since.date()
    if view.clock.reached(waiting.contact + LONGEST):
        return say(
            "Waiting for a place since {day}, and nobody was in contact for 30 days. Call today.", day=since
        )
    return say("Waiting for a place since {day}: ask how they are, and offer what is free.", day=since)


def _offers(waiting: Waiting) -> tuple[Offer, ...]:
    return (
        Offer(key=f"book/{waiting.entry.body.purpose}", says=say("Find a time"), kind="booking"),
        Offer(key="reach_out/call/client/drift", says=say("Note the call"), kind="task"),
    )


RULE = Rule(
    id=_ID, reads=reads(WaitingBegan), find=find,
    about="R85: who waits for a place is asked every two weeks how they are; nobody waits 30 days without contact.",
)  # fmt: skip
