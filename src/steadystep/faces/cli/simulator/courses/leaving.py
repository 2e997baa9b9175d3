"""How care ends, or goes quiet: looked for, never blamed, the door left open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from steadystep.chart.discharge import KitGiven, follow_up_days
from steadystep.chart.plan import CareEnded
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import Message
from steadystep.faces.cli.simulator.scribe import local

from . import phrases
from .plan import Plan

# Who goes on with the medicine, and how the clinic knows: without it care with buprenorphine or lithium does not end.
HANDED_ON: Final = {
    "dropped_out": ("another clinic", "The pharmacy told us that another clinic prescribes it now."),
    "completed": ("primary care", "Primary care has answered our letter and goes on with it."),
    "moved_away": ("a clinic near the new home", "They have an appointment there, confirmed by telephone."),
}


# Where somebody took their leave: why care ended.
REASONS: Final = {
    "completed": "Goals met; what to look out for is on one page. One call reopens.",
    "moved_away": "Handed on to a clinic near the new home, with consent.",
}


def leaving(p: Plan) -> None:
    if p.ending in ("in_care", "silent"):
        return
    handed_to, handover = HANDED_ON[p.ending] if p.medicine else ("", "")
    end = _looked_for if p.ending == "dropped_out" else _took_leave
    end(p, p.day(p.end_week), handed_to=handed_to, handover=handover)


def _looked_for(p: Plan, last: date, **handed_on: str) -> None:
    """Three ways are tried before care ends; the place is kept."""
    caller = p.role("case_manager")
    for number, method in enumerate(("text", "call", "letter")):
        at = local(last + timedelta(days=20 + 7 * number), "11:30")
        outcome = "not_reached" if method == "call" else "message_left"
        p.s.did(at, caller, ContactAttempted, method=method, outcome=outcome)
        p.s.did(at, caller, Message, to="client", text=phrases.KEPT_PLACE[number])
    ends = last + timedelta(days=48)
    p.s.did(
        local(ends, "16:20"), p.therapist, CareEnded, ending="lost_contact", follow_ups=follow_up_days(ends),
        reason="Three ways tried. The door stays open; one call is enough.",
        without_kit="Not reached; it is sent by post with the last letter.", **handed_on,
    )  # fmt: skip


def _took_leave(p: Plan, last: date, **handed_on: str) -> None:
    ends = last + timedelta(days=16)
    at = local(ends, "16:20")
    p.s.did(at, p.therapist, KitGiven, way="both", first_step="I call my sister, then the clinic.")
    p.s.did(
        at, p.therapist, CareEnded, ending=p.ending, reason=REASONS[p.ending], follow_ups=follow_up_days(ends),
        **handed_on,
    )  # fmt: skip
