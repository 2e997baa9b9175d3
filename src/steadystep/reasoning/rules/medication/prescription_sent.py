"""A prescription that was sent is in hand within two working days, some the same day; one that was rejected is seen to at once (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.pharmacy import PrescriptionSent
from steadystep.knowledge import Source
from steadystep.reasoning.facts.in_hand import due_in_hand, not_missed_for_a_day
from steadystep.reasoning.facts.prescriptions_sent import Sending, on_their_way
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.prescription_sent"
_OWNERS: Final = ("nurse", "case_manager", "prescriber")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R29", year=2026),),
    why="What was sent is not yet in hand, and some medicines must not be missed for a day.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for one in on_their_way(view.chart, view.courses):
        if not view.over(one.course):
            refused = one.rejected
            yield _waiting(view, one) if refused is None else _rejected(view, one, refused)


def _waiting(view: View, sending: Sending) -> Duty:
    first, last = sending.sent[0], sending.last
    soon = not_missed_for_a_day(view.knowledge, sending.course.drug)
    due = due_in_hand(view.clinic, sending.since, soon=soon)
    return Duty(
        key=f"{_ID}/{view.chart.origin(first.id)}", rule=_ID, level="T3" if soon else "T4", owner_role="nurse",
        says=_sent_to(sending, last), person=named(_OWNERS, view.person, view.clinic),
        known_at=first.recorded_at, due=due, overdue=view.clock.reached(due), because=_because(sending),
        closes_by=say("The medicine in hand, or an alternative."), ground=_GROUND, offers=_offers(sending),
    )  # fmt: skip


def _sent_to(sending: Sending, last: AnyEntry) -> Words:
    day, name, pharmacy = last.body.when.day, sending.course.name, last.body.pharmacy
    if not pharmacy:
        return say("{name}: handed out on paper on {day}, not told to be in hand yet.", name=name, day=day)
    if sending.answers:
        return say(
            "{name}: taken in by {pharmacy} (sent on {day}), not told to be in hand yet.",
            name=name,
            pharmacy=pharmacy,
            day=day,
        )
    return say(
        "{name}: sent to {pharmacy} on {day}, not told to be in hand yet.",
        name=name,
        pharmacy=pharmacy,
        day=day,
    )


def _rejected(view: View, sending: Sending, refused: AnyEntry) -> Duty:
    """At once: what was waited for is waited for since it was first sent, so this is due no later than that."""
    soon = not_missed_for_a_day(view.knowledge, sending.course.drug)
    due = min(
        due_in_hand(view.clinic, refused.recorded_at, soon=True),
        due_in_hand(view.clinic, sending.since, soon=soon),
    )
    return Duty(
        key=f"{_ID}/rejected/{view.chart.origin(refused.id)}", rule=_ID, level="T3", owner_role="nurse",
        says=_words_of(sending, refused), person=named(_OWNERS, view.person, view.clinic),
        known_at=refused.recorded_at, due=due, overdue=view.clock.reached(due), because=_because(sending),
        closes_by=say("Sent anew, or the medicine or an alternative in hand."), ground=_GROUND,
        offers=(_again(sending), *_offers(sending)),
    )  # fmt: skip


def _words_of(sending: Sending, refused: AnyEntry) -> Words:
    name, pharmacy, words = sending.course.name, sending.last.body.pharmacy, refused.body.words
    if not pharmacy:
        return say("{name}: the pharmacy rejected the prescription: “{words}”", name=name, words=words)
    return say(
        "{name}: {pharmacy} rejected the prescription: “{words}”", name=name, pharmacy=pharmacy, words=words
    )


def _offers(sending: Sending) -> tuple[Offer, ...]:
    """Each leads to the form in which it is written down, of this prescription."""
    ask, trouble = f"prescription_answer/{sending.last.id}", f"in_the_way/{sending.course.entry}"
    return (
        Offer(key=ask, says=say("Ask whether it is in hand"), kind="entry", for_role="nurse"),
        Offer(key=trouble, says=say("Write down what is in the way"), kind="entry", for_role="nurse"),
    )  # fmt: skip


def _again(sending: Sending) -> Offer:
    key = f"prescription_again/{sending.course.entry}"
    return Offer(key=key, says=say("Send it again, or to another pharmacy"), kind="entry", for_role="nurse")


def _because(sending: Sending) -> tuple[str, ...]:
    told = (*sending.sent, *sending.answers)
    return (*(one.id for one in told), *sending.course.because)


RULE = Rule(
    id=_ID, reads=reads(PrescriptionSent), find=find,
    about="R29: a prescription that was sent is in hand in two working days, the same day for what may not be missed; a rejected one is seen to at once.",
)  # fmt: skip
