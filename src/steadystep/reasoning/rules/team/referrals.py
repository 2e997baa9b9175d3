"""A referral that does not move is asked about until it is closed; a draft says what keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.sharing import ReferralMade
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.conversations import there
from steadystep.reasoning.facts.referrals import Referral, referrals
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "team.referrals"
_STATES: Final = {
    "draft": say("a draft"), "sent_out": say("sent"), "received": say("received"), "scheduled": say("an appointment is made"),
    "seen": say("seen by them"), "report_received": say("the report is here"),
}  # fmt: skip
_NEXT: Final = {
    "draft": say("Send it, or close it and say why."), "sent_out": say("Ask whether it arrived."),
    "received": say("Ask for an appointment."), "scheduled": say("Ask whether they were seen."),
    "seen": say("Ask for the report."), "report_received": say("Close it, and say how it ended."),
}  # fmt: skip


def find(view: View) -> Iterator[Said]:
    for one in referrals(view.chart, view.clock):
        asks = None if one.over else _asks_from(view, one)
        if asks is not None and view.clock.reached(asks):
            yield _duty(view, one, asks)


def _asks_from(view: View, one: Referral) -> datetime | None:
    """A draft at once, for the client waits and does not know it; later steps after the days that one may rest. Until the
    appointment is over there is nothing to ask, and from the day after it there is."""
    if one.state == "draft":
        return one.since
    if one.appointment is not None:
        return midnight(one.appointment + timedelta(days=1), view.person.zone)
    days = view.knowledge.working_together.rests_days(one.entry.body.urgency, one.entry.body.service)
    return one.since + timedelta(days=days) if days is not None else None


def _duty(view: View, one: Referral, asks: datetime) -> Duty:
    body, first = one.entry.body, view.chart.first(one.entry).id
    owner = there(body.owner, view.clinic, view.clock)
    due = end_of_working_day(view.clinic, asks, 1)
    return Duty(
        key=f"{_ID}/{first}", rule=_ID, level="T3" if body.urgency == "urgent" else "T4", owner_role="case_manager",
        says=_says(one),
        person=owner if owner in view.clinic.staff else "", known_at=one.since, due=due, overdue=view.clock.reached(due),
        because=(one.entry.id, *(step.id for step in one.steps)), remarks=tuple(_remarks(view, one)),
        offers=(Offer(key="referrals", says=say("Open referrals"), kind="task", for_role="case_manager"),),
        closes_by=say("The next step is written down, or the referral is closed."),
        ground=rests_on(view.knowledge.working_together.referrals.basis, "A referral that nobody follows often ends in nothing."),
    )  # fmt: skip


def _says(one: Referral) -> Words:
    whom, then = one.entry.body.to_whom, _NEXT[one.state]
    if one.appointment is not None:
        return say("Referral to {whom}: their appointment was on {day}. {then}", whom=whom, day=one.appointment, then=then)  # fmt: skip
    return say("Referral to {whom}: {state} since {day}. {then}", whom=whom, state=_STATES[one.state], day=one.since.date(), then=then)  # fmt: skip


def _remarks(view: View, one: Referral) -> Iterator[Words]:
    if one.state == "draft" and one.consent is None:
        yield say(
            "No consent for {whom} is in force: it stays a draft. Ask the client.",
            whom=one.entry.body.to_whom,
        )
    whole = view.knowledge.working_together.referrals.whole_days
    if view.clock.reached(one.entry.recorded_at + timedelta(days=whole)):
        yield say("Open for more than {days} days: find another way, or close it and say why.", days=whole)


RULE = Rule(
    id=_ID, reads=reads(ReferralMade), find=find,
    about="R87, R89, R103: every referral is followed to its end; without consent it stays a draft and says so.",
)  # fmt: skip
