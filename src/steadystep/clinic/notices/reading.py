"""What one person has been told inside the product and has not looked at yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet

from steadystep.clinic.ledger import clock

from .models import Notice
from .wording import BESIDE, SIGN, beside_said

IN_APP = "in_app"


class NoticeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A notice to its recipient; `duty` is the key of the duty it is about."""

    id: str
    client: str
    duty: str
    rung: int
    level: str
    due: datetime
    created_at: datetime
    by_phone: bool


def unseen(recipient: str, most: int = 50) -> list[NoticeLine]:
    """In-app notices to that person not seen yet, newest first."""
    return [_line(row) for row in _unseen(recipient).order_by("-created_at", "id")[:most]]


def unseen_count(recipient: str) -> int:
    return _unseen(recipient).count()


def notice_for(recipient: str, notice_id: UUID | str) -> NoticeLine | None:
    """The notice, on whatever channel it came, if it is theirs: for the page that a notice's link leads to."""
    row = Notice.objects.filter(pk=notice_id, recipient=recipient).first()
    return None if row is None else _line(row)


def shared_signs(recipient: str, client: str, since: datetime) -> list[datetime]:
    """When that caregiver was told of shared signs of that client, newest first."""
    rows = Notice.objects.filter(
        recipient=recipient, client=client, duty__startswith=SIGN, created_at__gte=clock.microseconds(since)
    )
    told = set(rows.values_list("created_at", flat=True))
    return [clock.instant(one) for one in sorted(told, reverse=True)]


def shared_reminders(recipient: str, client: str, since: datetime) -> list[tuple[datetime, str]]:
    """When that caregiver was reminded beside that client, and in which words, newest first."""
    rows = Notice.objects.filter(
        recipient=recipient, client=client, duty__startswith=BESIDE, created_at__gte=clock.microseconds(since)
    )
    told = set(rows.values_list("created_at", "duty"))
    return [(clock.instant(at), beside_said(duty)) for at, duty in sorted(told, reverse=True)]


def mark_seen(recipient: str, ids: Iterable[str]) -> int:
    """Mark those of the recipient's own as seen; without ids, all of them. How many were new.

    What came by another channel as well is the same thing told twice, and is seen with it.
    """
    rows, wanted = _unseen(recipient), list(ids)
    if wanted:
        named = Notice.objects.filter(
            recipient=recipient, pk__in=[one for one in wanted if _is_uuid(str(one))]
        )
        told = [Q(duty=duty, rung=rung) for duty, rung in named.values_list("duty", "rung")]
        rows = rows.filter(reduce(or_, told)) if told else rows.none()
    return rows.update(seen_at=clock.microseconds(clock.now()))


def _unseen(recipient: str) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient=recipient, channel=IN_APP, seen_at__isnull=True)


def _line(row: Notice) -> NoticeLine:
    return NoticeLine(
        id=str(row.pk), client=row.client, duty=row.duty, rung=row.rung, level=row.level, due=clock.instant(row.due),
        created_at=clock.instant(row.created_at), by_phone=row.by_phone,
    )  # fmt: skip


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
