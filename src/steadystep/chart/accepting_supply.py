"""Who may keep a client's medicine, or help with taking it: a caregiver whom the client lets help with the pill box, nobody else outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from .consents import consents_in_force
from .entry import Entry, NewEntry
from .supply_plans import SupplyPlanned
from .taking import FAMILY, AdherenceTalk
from .team import ConsentGiven
from .whole import Chart
from .words import Words, say

PILLBOX: Final = 4  # knowledge/team/caregiver_scopes.csv: help with pillbox or locked supply


def kept_by_consent(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """In force, for a caregiver, and naming help with the pill box."""
    body: SupplyPlanned = new.body  # type: ignore[assignment]  # registered for this body alone
    if body.holder != "caregiver" or body.consent is None or body.over:
        return
    if not _lets(chart, body.consent, new):
        yield say(
            "No consent in force lets this caregiver help with the pill box: ask the client first, or choose who else keeps it."
        )


def helped_by_consent(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """As for who keeps it: family helps where the client agreed."""
    body: AdherenceTalk = new.body  # type: ignore[assignment]  # registered for this body alone
    if body.did == FAMILY and not _lets(chart, body.consent or "", new):
        yield say(
            "No consent in force lets this caregiver help with the pill box: ask the client first, or agree on another help."
        )


def letting_with_pillbox(chart: Chart, at: datetime) -> tuple[Entry[ConsentGiven], ...]:
    """The consents that then let a caregiver help with the pill box."""
    standing = consents_in_force(chart, lambda end: end <= at, "caregiver")
    return tuple(one for one in standing if PILLBOX in one.body.scopes)


def _lets(chart: Chart, consent: str, new: NewEntry) -> bool:
    given = chart.head(consent)
    letting = letting_with_pillbox(chart, new.body.when.earliest)
    return given is not None and any(one.id == given.id for one in letting)
