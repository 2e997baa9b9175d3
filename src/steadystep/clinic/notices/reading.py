"""What one person has been told inside the product and has not looked at yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from steadystep.clinic.ledger import clock

from .models import Notice

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


def mark_seen(recipient: str, ids: Iterable[str]) -> int:
    """Mark those of the recipient's own as seen; without ids, all of them. How many were new."""
    rows = _unseen(recipient)
    wanted = list(ids)
    if wanted:
        rows = rows.filter(pk__in=[one for one in wanted if _is_uuid(one)])
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
