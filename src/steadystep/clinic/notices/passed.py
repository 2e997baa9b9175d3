"""What was sent lately, to whom, by which way, and what became of it: for leads, and to look at in the demo."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from steadystep.clinic.ledger import clock
from steadystep.clinic.people.models import Person

from .models import Notice
from .wording import letter

State = Literal["seen", "sent", "waiting", "tried", "given_up"]
SHOWN_FOR: Final = timedelta(days=14)


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """One notice. `text` is what it says, word for word; `again` when it is tried next, for what waits."""

    id: str
    person: str
    kind: str
    channel: str
    level: str
    at: datetime
    state: State
    attempts: int
    fault: str
    again: datetime | None
    text: str


def passed(limit: int = 100, channel: str = "") -> list[Passed]:
    """Those of the last two weeks, newest first, of one way or of all."""
    since = clock.microseconds(clock.now() - SHOWN_FOR)
    rows = Notice.objects.filter(created_at__gte=since).order_by("-created_at", "id")
    if channel:
        rows = rows.filter(channel=channel)
    found = list(rows[:limit])
    people = {
        str(one.pk): one for one in Person.objects.filter(pk__in={row.recipient for row in found if _id(row)})
    }
    return [_passed(row, people.get(row.recipient)) for row in found]


def _id(row: Notice) -> bool:
    return len(row.recipient) == 36


def _passed(row: Notice, person: Person | None) -> Passed:
    at = clock.instant(row.created_at)
    state = _state(row)
    return Passed(
        id=str(row.pk), person=str(person.display_name) if person and person.kind == "staff" else "",
        kind=person.kind if person else "", channel=row.channel, level=row.level, at=at, state=state, attempts=row.attempts,
        fault=row.last_fault, again=clock.instant(row.next_attempt) if state in ("waiting", "tried") and row.next_attempt else None,
        text=letter(row, person, at).text if person else "",
    )  # fmt: skip


def _state(row: Notice) -> State:
    if row.failed_at is not None:
        return "given_up"
    if row.seen_at is not None:
        return "seen"
    if row.sent_at is not None:
        return "sent"
    return "tried" if row.attempts else "waiting"
