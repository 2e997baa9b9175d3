"""How care ends, or goes quiet: looked for, never blamed, the door left open."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from steadystep.chart.discharge import follow_up_days
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


def leaving(p: Plan) -> None:
    if p.ending in ("in_care", "silent"):
        return
    last = p.day(p.end_week)
    handed_to, handover = HANDED_ON[p.ending] if p.medicine else ("", "")
    if p.ending == "dropped_out":
        caller = p.role("case_manager")
        for number, method in enumerate(("text", "call", "letter")):
            at = local(last + timedelta(days=20 + 7 * number), "11:30")
            p.s.did(
                at,
                caller,
                ContactAttempted,
                method=method,
                outcome="not_reached" if method == "call" else "message_left",
            )
            p.s.did(at, caller, Message, to="client", text=phrases.KEPT_PLACE[number])
        p.s.did(
            local(last + timedelta(days=48), "16:20"),
            p.therapist,
            CareEnded,
            ending="lost_contact",
            follow_ups=follow_up_days(last + timedelta(days=48)),
            handed_to=handed_to,
            handover=handover,
            reason="Three ways tried. The door stays open; one call is enough.",
        )
        return
    ending, reason = ("completed", "Goals met; what to look out for is on one page. One call reopens.") if p.ending == "completed" else (
        "moved_away", "Handed on to a clinic near the new home, with consent.")  # fmt: skip
    p.s.did(
        local(last + timedelta(days=16), "16:20"),
        p.therapist,
        CareEnded,
        ending=ending,
        reason=reason,
        follow_ups=follow_up_days(last + timedelta(days=16)),
        handed_to=handed_to,
        handover=handover,
    )
