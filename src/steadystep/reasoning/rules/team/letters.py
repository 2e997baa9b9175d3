"""A letter without an answer is asked about or sent again; who agreed to hear of a treatment hears of its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.medication import Order
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.facts.conversations import there
from steadystep.reasoning.facts.letters import not_written_to, unanswered
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "team.letters"
_OWNERS = ("case_manager", "nurse", "prescriber", "therapist")


def find(view: View) -> Iterator[Said]:
    for letter in unanswered(view.chart):
        asks = letter.recorded_at + timedelta(days=view.knowledge.working_together.letters.again_after_days)
        if view.clock.reached(asks):
            yield _again(view, letter, asks)
    started = view.chart.latest(Order)
    if started is not None and not started.imported:
        for consent in not_written_to(view.chart, view.clock, started):
            yield _tell(view, consent, started)


def _again(view: View, letter: AnyEntry, asks: datetime) -> Duty:
    due = end_of_working_day(view.clinic, asks, 1)
    wrote = there(letter.author, view.clinic, view.clock)
    return Duty(
        key=f"{_ID}/{view.chart.first(letter).id}", rule=_ID, level="T4", owner_role="case_manager",
        says=say("No answer to the letter of {day} to {whom}: call, or send it again.", day=letter.body.when.day, whom=letter.body.recipient_name),
        person=wrote if wrote in view.clinic.staff else named(_OWNERS, view.person, view.clinic),
        known_at=letter.recorded_at, due=due, overdue=view.clock.reached(due), because=(letter.id,), offers=(_letters(),),
        closes_by=say("An answer is written down, or the letter was sent again."), ground=_ground(view),
    )  # fmt: skip


def _tell(view: View, consent: AnyEntry, started: AnyEntry) -> Finding:
    return Finding(
        rule=_ID, says=say("{whom} may hear from us by the client's consent, and no letter went out since {medicine} was ordered.",
                           whom=consent.body.recipient_name, medicine=started.body.name),
        because=(consent.id, started.id), offers=(_letters(),), ground=_ground(view),
    )  # fmt: skip


def _letters() -> Offer:
    return Offer(key="letters", says=say("Open letters"), kind="task", for_role="case_manager")


def _ground(view: View) -> Ground:
    return rests_on(
        view.knowledge.working_together.letters.basis,
        "Two prescribers who do not know of each other can do harm.",
    )


RULE = Rule(
    id=_ID, reads=reads(Disclosed, ConsentGiven), find=find,
    about="R88: a letter to primary care is acknowledged or sent again by 30 days; a new medicine is told to whom the client agreed.",
)  # fmt: skip
