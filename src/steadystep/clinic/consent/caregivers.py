"""What can reach a caregiver at all, once a scope opens its item."""

from __future__ import annotations

from typing import Final

from .labels import Level

# A caregiver gets a kind only if it is named here and a scope opens its item: bodies with answers, reasons, notes or
# places ("not available at all") are cut to their line, and the rest of an item stays out.
CAREGIVER_KINDS: Final[dict[str, Level]] = {
    "visit_booked": "full", "visit_cancelled": "summary", "safety_plan": "full",
    "goal": "full", "life_event": "full", "milestone": "full", "milestone_reached": "full",
    "order": "summary", "order_stopped": "summary", "fill": "summary", "answers": "summary",
}  # fmt: skip
# Of these only what the client chose to share.
CHOSEN: Final = frozenset({"life_event", "milestone", "milestone_reached"})
# Findings are clinical sentences; only those about visits hold nothing but times and places.
CAREGIVER_FINDINGS: Final = frozenset({"schedule"})
