"""A letter without an answer is asked about or sent again; who agreed to hear of a treatment hears of its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.facts.conversations import there
from steadystep.reasoning.facts.letters import Begun, begun, not_written_to, unanswered
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
    starts = begun(view.chart)
    unheard = [
        {one.id: one for one in not_written_to(view.chart, view.clock, start.entry)} for start in starts
    ]
    for name, consent in {name: one for some in unheard for name, one in some.items()}.items():
        yield _tell(
            view, consent, [start for start, some in zip(starts, unheard, strict=True) if name in some]
        )


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


def _tell(view: View, consent: AnyEntry, starts: list[Begun]) -> Finding:
    """One letter for all that began and that they have not heard of."""
    return Finding(
        rule=_ID, says=_says(consent.body.recipient_name, starts), because=(consent.id, *(one.entry.id for one in starts)),
        offers=(_letters(),), ground=_ground(view),
    )  # fmt: skip


def _says(whom: str, starts: list[Begun]) -> Words:
    days = {one.what: one.entry.body.when.day for one in starts}
    medicine = next((one.entry.body.name for one in starts if one.what == "medicine"), "")
    match [one.what for one in starts]:
        case ["medicine"]:
            return say("{whom} may hear from us by the client's consent, and no letter went out since {medicine} was ordered.", whom=whom, medicine=medicine)  # fmt: skip
        case ["therapy"]:
            return say("{whom} may hear from us by the client's consent, and no letter went out since therapy began on {day}.", whom=whom, day=days["therapy"])  # fmt: skip
        case ["monitoring"]:
            return say("{whom} may hear from us by the client's consent, and no letter went out since monitoring began on {day}.", whom=whom, day=days["monitoring"])  # fmt: skip
        case ["therapy", "monitoring"]:
            return say("{whom} may hear from us by the client's consent, and no letter went out since therapy began on {day} and monitoring on {other}.", whom=whom, day=days["therapy"], other=days["monitoring"])  # fmt: skip
    return say("{whom} may hear from us by the client's consent, and no letter went out since therapy began on {day} and {medicine} was ordered.", whom=whom, day=days["therapy"], medicine=medicine)  # fmt: skip


def _letters() -> Offer:
    return Offer(key="letters", says=say("Open letters"), kind="task", for_role="case_manager")


def _ground(view: View) -> Ground:
    return rests_on(
        view.knowledge.working_together.letters.basis,
        "Two prescribers who do not know of each other can do harm.",
    )


RULE = Rule(
    id=_ID, reads=reads(Disclosed, ConsentGiven), find=find,
    about="R88: a letter to primary care is acknowledged or sent again by 30 days; a new medicine, therapy and monitoring by itself are told to whom the client agreed, in one letter.",
)  # fmt: skip
