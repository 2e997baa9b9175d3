"""A caregiver has a copy of the safety plan on the client's consent to exactly that (scope 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from .consents import consents_in_force
from .entry import NewEntry
from .safety_plans import SafetyPlanGiven
from .whole import Chart
from .words import Words, say

COPY_SCOPE: Final = 7  # knowledge/team/caregiver_scopes.csv: safety-plan copy


def copy_by_consent(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """For a copy that is given; one that comes back needs none."""
    body: SafetyPlanGiven = new.body  # type: ignore[assignment]  # registered for this body alone
    if body.how != "caregiver" or body.back or new.source.startswith("import"):
        return
    if not may_hold_copy(chart, body.holder, body.when.earliest):
        yield say(
            "{name} has no consent in force to a copy of the safety plan. Ask the client to share it with them first; if the copy is in their hands already, report a privacy breach (ES29) as a safety event.",
            name=body.holder,
        )


def may_hold_copy(chart: Chart, holder: str, at: datetime) -> bool:
    """Whether a caregiver of that name then had the client's consent: given, not taken back, not run out."""
    return any(
        COPY_SCOPE in one.body.scopes and one.body.recipient_name.strip().casefold() == holder.strip().casefold()
        for one in consents_in_force(chart, lambda end: end <= at, "caregiver")
    )  # fmt: skip
