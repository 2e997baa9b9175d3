"""Every chart that was opened in an emergency is looked at by a second person within two working days (R115)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.db import transaction

from steadystep.chart import AnyEntry, NewEntry, When, say
from steadystep.chart.safety import EventReported
from steadystep.chart.team import AccessOpened
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.log import parts_opened
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.models import OpeningReview
from steadystep.clinic.consent.writing_by_kind import PRIVACY_BREACH
from steadystep.clinic.ledger import clock, reading
from steadystep.reasoning.working_time import end_of_working_day

from .clinic_value import clinic_value
from .mistakes import NoSuchChart
from .safety_times import within_led
from .writing import write

WORKING_DAYS: Final = 2  # consent_and_roles.md, "Break-glass"
LOOKS_BACK: Final = timedelta(days=366)
MISUSE: Final = "misuse"
FINDINGS: Final = ("fitting", MISUSE)
_BREACHES: Final = uuid.UUID("6c1f0a7e-6a0e-5d0b-8f0c-1d2f3a4b5c6d")
_REVIEWERS: Final = (Role.LEAD, Role.ADMIN)


class EmergencyOpening(msgspec.Struct, frozen=True, kw_only=True):
    """Who opened whose chart, when and why, and by when somebody else has looked at it. `review` is None until then.

    `parts` of the chart that they looked at meanwhile, in the order in which they came to them.
    """

    entry: str
    client: str
    person: str
    reason: str
    at: datetime
    due: datetime
    parts: tuple[str, ...]
    review: OpeningReview | None


def emergency_openings(actor: Actor) -> list[EmergencyOpening]:
    """Of the last year, oldest first, in charts that the actor leads (all, for administrators). Raises `NotAllowed`."""
    if not (actor.kind == "staff" and actor.is_any(_REVIEWERS)):
        raise NotAllowed(
            (say("Emergency openings are reviewed by clinic leads and administrators: ask one of them."),),
            tuple(role.value for role in _REVIEWERS),
        )
    opened = within_led(actor, reading.read_of_kind(AccessOpened.kind(), clock.now() - LOOKS_BACK))
    reviews = OpeningReview.objects.in_bulk([one.id for one in opened])
    return [_opening(one, reviews.get(one.id)) for one in opened]


def review_opening(actor: Actor, entry: str, finding: str, note: str) -> None:
    """Keep what the second person found; the first review stands. Misuse opens a privacy breach (ES29) in the same transaction.

    Raises `NotAllowed` for who opened it, or `NoSuchChart`.
    """
    found = next((one for one in emergency_openings(actor) if one.entry == entry), None)
    if found is None:
        raise NoSuchChart
    if found.person == actor.id:
        raise NotAllowed(
            (say("You opened this chart yourself: ask another lead or an administrator to look at it."),)
        )
    with transaction.atomic():
        _review, first = OpeningReview.objects.get_or_create(
            entry=entry,
            defaults={"reviewed_by": actor.id, "at": clock.now(), "finding": finding, "note": note},
        )
        if first and finding == MISUSE:
            _report_breach(actor, found, note)


def _report_breach(actor: Actor, found: EmergencyOpening, note: str) -> None:
    """Signed by who reviewed it. The rule of reported events raises it: a clock, and a named person to act (escalation.md ES29)."""
    told = EventReported(when=When.instant(clock.now(), clinic_value().zone), event=PRIVACY_BREACH, says=note)
    write(actor, found.client, [NewEntry(id=str(uuid.uuid5(_BREACHES, found.entry)), body=told)])


def _opening(entry: AnyEntry, review: OpeningReview | None) -> EmergencyOpening:
    told, at = entry.body, entry.recorded_at
    return EmergencyOpening(
        entry=entry.id, client=entry.client, person=told.person, reason=told.reason, at=at, review=review,
        due=end_of_working_day(clinic_value(), at, WORKING_DAYS),
        parts=parts_opened(told.person, entry.client, at, told.until),
    )  # fmt: skip
