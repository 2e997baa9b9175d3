"""Turns that a few of the cast's lives take: a stay in hospital, a pregnancy, tablets that are out of stock, a mother who asks.

Each is told in the weeks before today, so that something of it is still open.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.chart.life_stages import GuardianAsked, RiskBenefitWeighed
from steadystep.chart.medication import Order
from steadystep.chart.pharmacy import PharmacyChosen, SupplyTrouble, SupplyTroubleStep
from steadystep.chart.sharing import Disclosed, ReferralMade, ReferralMoved
from steadystep.chart.team import ConsentGiven
from steadystep.chart.teamwork import CaseReviewed
from steadystep.faces.cli.simulator.scribe import local

from .plan import Plan

HOSPITAL: Final = "Rivergate General Hospital"
MEMORY_CLINIC: Final = "Hilltop memory clinic"
_BIRTH_CLINIC: Final = "Rivergate women's clinic"
_LETTER: Final = """Rivergate women's clinic,

we write about Imani Larkin, who is in care with us and agreed that we do. She expects a child. Please tell us when you
see her, and call before a medicine of ours is changed."""


def _at(p: Plan, days: int, hour: str) -> datetime:
    return local(p.today - timedelta(days=days), hour)


def _day(p: Plan, days: int) -> When:
    return When.on(p.today - timedelta(days=days), p.s.zone)


def hospital_stay(p: Plan) -> None:
    """Home since three days: her lists are not compared yet, and a referral waits for her consent."""
    manager = p.role("case_manager")
    stay = p.s.did(
        _at(p, 9, "10:30"), manager, HospitalAdmitted, when=_day(p, 10), place=HOSPITAL, told_by="caregiver",
        why="A fall at night; they keep her to look at her heart and her salts.",
    )  # fmt: skip
    p.s.did(
        _at(p, 3, "15:10"), manager, HospitalLeft, when=_day(p, 3), place=HOSPITAL, admitted=stay,
        why="Nothing broken. They changed a tablet for her blood pressure and send the list.",
    )  # fmt: skip
    p.s.did(
        _at(p, 5, "09:30"), manager, ReferralMade, service="other_specialty", to_whom=MEMORY_CLINIC, urgency="soon", owner=manager.id,
        reason="Words go missing since the fall, she says; a look at her memory.",
    )  # fmt: skip
    p.s.did(
        _at(p, 4, "13:00"), p.therapist, CaseReviewed, question="What does she need at home when she comes back?",
        going_well="Her mood held, also in hospital. Her daughter is there each evening.", not_yet="Nobody knows yet which tablets she has at home.",
        decided="Compare the lists on the first visit; the therapist sees her at home.", client_view="I want to sleep in my own bed.", present=(p.therapist.id, p.prescriber.id, manager.id),
        next_review=When.on(p.today + timedelta(days=24), p.s.zone),
    )  # fmt: skip
    _not_in_stock(p)


def _not_in_stock(p: Plan) -> None:
    order = p.s.latest(Order)
    if not order:
        return
    nurse = p.role("nurse")
    p.s.did(
        _at(p, 60, "11:40"), nurse, PharmacyChosen, name="Ferry Street Pharmacy", phone="555-0140", state="NY"
    )
    trouble = p.s.did(
        _at(p, 1, "09:40"), nurse, SupplyTrouble, order=order, what="stock_out", pharmacy="Ferry Street Pharmacy",
        note="They expect it on Thursday. She has tablets for four days.",
    )  # fmt: skip
    p.s.did(
        _at(p, 1, "09:55"), nurse, SupplyTroubleStep, trouble=trouble, did="called_pharmacy", with_whom="Ferry Street Pharmacy",
        note="Their other shop has it; they call back.",
    )  # fmt: skip


def expecting(p: Plan) -> None:
    """About twenty weeks on: her tablets are weighed with her, and the women's clinic has our letter."""
    manager, due = p.role("case_manager"), p.today + timedelta(weeks=20)
    p.s.did(
        _at(p, 30, "10:20"), p.prescriber, CircumstanceTold, circumstance="pregnancy", holds=True,
        since=When.on(due - timedelta(weeks=40), p.s.zone), until=due, note="A wish of years, she says.",
    )  # fmt: skip
    order = p.s.latest(Order)
    if order:
        p.s.did(
            _at(p, 28, "10:40"), p.prescriber, RiskBenefitWeighed, medicine=order, decision="continue", client_view="I was so low last winter. I want to stay well for us both.",
            benefits="Well since the spring; low and without sleep before it.", risks="Talked through with what the label says; a newborn may be jittery for some days.",
            watched="Mood each month; the women's clinic knows of it.",
        )  # fmt: skip
    _told_the_birth_clinic(p, manager.id)


def _told_the_birth_clinic(p: Plan, owner: str) -> None:
    manager = p.role("case_manager")
    consent = p.s.answered(
        _at(p, 27, "18:10"), ConsentGiven, recipient_kind="external", recipient=_BIRTH_CLINIC,
        recipient_name=_BIRTH_CLINIC, purpose="Care in the pregnancy",
    )  # fmt: skip
    referral = p.s.did(
        _at(p, 26, "09:20"), manager, ReferralMade, service="obstetric", to_whom=_BIRTH_CLINIC,
        reason="Care in the pregnancy, together with ours.", urgency="soon", owner=owner,
    )  # fmt: skip
    sent = p.s.did(
        _at(p, 26, "09:40"), manager, Disclosed, recipient=_BIRTH_CLINIC, recipient_name=_BIRTH_CLINIC, purpose="Care in the pregnancy",
        parts=("request",), text=_LETTER, ground="consent", consent=consent, about=referral,
    )  # fmt: skip
    p.s.did(_at(p, 26, "09:41"), manager, ReferralMoved, referral=referral, step="sent_out", disclosed=sent)
    p.s.did(
        _at(p, 19, "14:20"), manager, ReferralMoved, referral=referral, step="scheduled",
        note="She has an appointment with the midwife.", on=When.on(p.today + timedelta(days=4), p.s.zone),
    )  # fmt: skip


def mother_asks(p: Plan) -> None:
    """What is written of the young person's own talks: asked two days ago, and not answered yet."""
    p.s.did(
        _at(p, 2, "16:30"), p.therapist, GuardianAsked, who="Marian Ellery, mother", care="mental_health", wants="to_see_the_record",
        text="I pay for it and I worry. May I read what they talk about?",
    )  # fmt: skip
