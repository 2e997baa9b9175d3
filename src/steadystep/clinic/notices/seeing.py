"""What a person has been told inside the product, and what of it they have seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from steadystep.clinic.ledger import clock
from steadystep.clinic.ledger.clock import instant, microseconds

from .models import Notice


@dataclass(frozen=True, slots=True)
class Told:
    """One notice to one person: it leads to a client's duty, and consent decides there what they see of it."""

    id: str
    client: str
    duty: str
    level: str
    due: datetime
    told_at: datetime
    seen_at: datetime | None


def unseen(recipient: str, limit: int = 50) -> list[Told]:
    """In-app notices this person has not seen, most urgent first."""
    rows = Notice.objects.filter(recipient=recipient, channel="in_app", seen_at__isnull=True)
    return [_told(row) for row in rows.order_by("level", "due")[:limit]]


def notice_for(recipient: str, notice_id: UUID | str) -> Told | None:
    """The notice, if it is theirs: for the page a notice's link leads to."""
    row = Notice.objects.filter(pk=notice_id, recipient=recipient).first()
    return None if row is None else _told(row)


def mark_seen(recipient: str, notice_ids: Iterable[UUID | str]) -> int:
    """Note that this person saw them, on every channel they came by; how many were new. Other people's are left alone."""
    told = Notice.objects.filter(pk__in=list(notice_ids), recipient=recipient).values_list("duty", "rung")
    now, count = microseconds(clock.now()), 0
    for duty, rung in set(told):
        same = Notice.objects.filter(recipient=recipient, duty=duty, rung=rung, seen_at__isnull=True)
        count += same.update(seen_at=now)
    return count


def _told(row: Notice) -> Told:
    return Told(
        id=str(row.pk), client=row.client, duty=row.duty, level=row.level, due=instant(row.due),
        told_at=instant(row.created_at), seen_at=instant(row.seen_at) if row.seen_at is not None else None,
    )  # fmt: skip
