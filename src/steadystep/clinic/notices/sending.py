"""Sending what waits to be sent: at least once, each under its own id, later and later after each fault.

A notice is claimed before it is sent, by moving its next attempt on: two workers do not send the same one, and a
worker that dies while sending leaves a notice that is tried again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.db.models.functions import NullIf

from steadystep.clinic.ledger import clock
from steadystep.clinic.ledger.clock import microseconds
from steadystep.clinic.people.models import Person

from . import quiet
from .adapters import Letter, Undelivered, adapter_of
from .choosing import phone_of
from .models import Notice
from .wording import letter

BATCH: Final = 100
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)
# Reminders have no level: they come after everything that has one.
MOST_URGENT_FIRST: Final = (NullIf("level", Value("")).asc(nulls_last=True), "due")
FAILING_AFTER: Final = 3  # attempts: from here on it is shown to people, not only tried again


@dataclass(frozen=True, slots=True)
class Sent:
    sent: int
    unsent: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A notice that does not get out. `recipient` is a staff person's id; `given_up` means nothing tries any more."""

    id: str
    channel: str
    recipient: str
    level: str
    attempts: int
    says: str
    given_up: bool
    since: datetime


def send_due(limit: int = BATCH) -> Sent:
    """Send what is due, most urgent first. A fault of one never stops the others."""
    now = clock.now()
    waiting = Notice.objects.filter(
        sent_at__isnull=True, failed_at__isnull=True, next_attempt__lte=microseconds(now)
    ).order_by(*MOST_URGENT_FIRST)
    sent = unsent = 0
    for notice in quiet.awake(waiting[:limit], now):
        if _claimed(notice, now):
            delivered = _sent(notice, now)
            sent, unsent = sent + delivered, unsent + (not delivered)
    return Sent(sent, unsent)


def failing(limit: int = 50) -> list[Fault]:
    """What does not get out, most urgent first: given up, or tried several times in vain."""
    rows = Notice.objects.filter(sent_at__isnull=True, attempts__gte=1).order_by(*MOST_URGENT_FIRST)
    stuck = rows.exclude(failed_at__isnull=True, attempts__lt=FAILING_AFTER)[:limit]
    return [
        Fault(id=str(row.pk), channel=row.channel, recipient=row.recipient, level=row.level, attempts=row.attempts,
              says=row.last_fault, given_up=row.failed_at is not None, since=clock.instant(row.created_at))
        for row in stuck
    ]  # fmt: skip


def bounced(notice_id: str, fault: str) -> bool:
    """A mail server says later that it could not deliver: the notice counts as not sent and shows as failing."""
    rows = Notice.objects.filter(pk=notice_id)
    return bool(rows.update(sent_at=None, failed_at=microseconds(clock.now()), last_fault=fault[:200]))


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 30 s, 1 min, 2 min ... at most an hour."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)


def _claimed(notice: Notice, now: datetime) -> bool:
    """Whether this worker may send it now; the one who moves the next attempt first may."""
    again = microseconds(now + wait_after(notice.attempts + 1))
    mine = Notice.objects.filter(pk=notice.pk, sent_at__isnull=True, next_attempt=notice.next_attempt)
    return bool(mine.update(next_attempt=again, attempts=F("attempts") + 1))


def _sent(notice: Notice, now: datetime) -> bool:
    row = Notice.objects.filter(pk=notice.pk)
    try:
        adapter_of(notice.channel)(_written(notice, now))
    except Undelivered as fault:
        given_up = microseconds(now) if fault.permanent else None
        row.update(last_fault=fault.fault, failed_at=given_up)
        return False
    except Exception as fault:  # noqa: BLE001 - an adapter of the clinic's own: its fault is kept and shown, the rest are sent
        row.update(last_fault=f"{notice.channel}: {type(fault).__name__}")
        return False
    row.update(sent_at=microseconds(clock.now()), last_fault="")
    return True


def _written(notice: Notice, now: datetime) -> Letter:
    person = _recipient(notice.recipient)
    if person is None:
        raise Undelivered("the recipient has no sign-in here any more", permanent=True)
    return letter(notice, person, now, phone_of(notice.recipient))


def _recipient(person_id: str) -> Person | None:
    try:
        return Person.objects.filter(pk=person_id, is_active=True).first()
    except ValidationError:  # not an id of a person
        return None
