"""What the teams of the three do together in the last weeks before today: messages, huddles, referrals, a letter to primary care."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import When
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade, ReferralMoved
from steadystep.chart.team import ConsentGiven, Message
from steadystep.chart.teamwork import CaseReviewed, HuddleDone, HuddleNoted
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator.scribe import local

from .telling import Told

PCP: Final = "Dr Hale, Oak Street Primary Care"
LETTER: Final = """Dr Hale, Oak Street Primary Care,

We write about Elena Castell, who is in care with us and agreed that we do. For: treatment together.

Medicines
- lithium, at night, level every three months

Who watches what
- We order the levels and watch kidney and thyroid. Please do not add ibuprofen, diclofenac or naproxen, and call us before an ACE inhibitor or a diuretic is begun.

Please tell us that this arrived."""


def _at(t: Told, days: int, hour: str) -> datetime:
    return local(t.today - timedelta(days=days), hour)


def _day(t: Told, days: int) -> date:
    return t.today + timedelta(days=days)


def bipolar(t: Told, prescriber: Actor, therapist: Actor, nurse: Actor) -> None:
    """A letter without an answer for a month, a huddle item that is open, a message of yesterday evening."""
    s = t.s
    consent = s.answered(_at(t, 40, "10:10"), ConsentGiven, recipient_kind="external", recipient=PCP, recipient_name=PCP, purpose="Treatment together")
    s.did(_at(t, 36, "11:00"), nurse, Disclosed, recipient=PCP, recipient_name=PCP, purpose="Treatment together", parts=("medicines", "monitoring", "who_watches"), text=LETTER, ground="consent", consent=consent)
    s.did(_at(t, 6, "09:10"), therapist, CaseReviewed, question="Half a year steady: what do we keep, what do we let go?", going_well="Sleep by the clock, the sleep rule, mornings at work.",
          not_yet="The plan for the next trip over time zones.", decided="Keep the rule; write the travel plan with her.", client_view="I want fewer visits, not none.")
    s.did(_at(t, 6, "09:20"), therapist, HuddleNoted, topic="transition", text="Write the travel plan together: sleep, tablets, levels", owner=therapist.id, by=When.on(_day(t, 2), s.zone))
    s.answered(_at(t, 1, "18:40"), Message, to="team", text="May I take something for a cold with the lithium? I have only paracetamol at home.")


def opioid(t: Told, therapist: Actor, manager: Actor) -> None:
    """Work that he wants, a referral that rests, and one that came to its end."""
    s = t.s
    consent = s.answered(_at(t, 30, "12:00"), ConsentGiven, recipient_kind="external", recipient="City Works", recipient_name="City Works", purpose="Finding work", labels=("part2",))
    work = s.did(_at(t, 28, "10:00"), manager, ReferralMade, service="employment", to_whom="City Works", reason="Wants two regular days; can lift, has a licence.", urgency="soon", owner=manager.id)
    sent = s.did(_at(t, 28, "10:20"), manager, Disclosed, recipient="City Works", recipient_name="City Works", purpose="Finding work", parts=("request",), text="City Works,\n\nhe looks for two regular days a week. Please tell us when he may come.", ground="consent", consent=consent, about=work)
    s.did(_at(t, 28, "10:21"), manager, ReferralMoved, referral=work, step="sent_out", disclosed=sent)
    s.did(_at(t, 20, "15:00"), manager, ReferralMoved, referral=work, step="received", note="They will write to him.")
    s.did(_at(t, 20, "15:01"), manager, DisclosureAnswered, disclosed=sent, how="acknowledged_letter")
    s.did(_at(t, 9, "11:00"), manager, ReferralMade, service="hiv_hcv", to_whom="County liver clinic", reason="Hepatitis C: first talk and bloods.", urgency="routine", owner=manager.id)
    item = s.did(_at(t, 12, "09:15"), therapist, HuddleNoted, topic="off_track", text="Call about the ride on injection days", owner=manager.id, by=When.on(_day(t, -8), s.zone))
    s.did(_at(t, 9, "16:00"), manager, HuddleDone, item=item, outcome="The van comes at half past one on injection days.")


def panic(t: Told, prescriber: Actor, therapist: Actor) -> None:
    """A question among colleagues that asks for an answer."""
    t.s.did(_at(t, 1, "12:10"), therapist, Message, to=prescriber.id, text="She asks whether the dose may come down before the exam in spring. What do you think?", answer_by=When.on(_day(t, 1), t.s.zone))
