"""Quiet hours: what is no emergency waits until the person's own morning. Nothing is dropped, and nothing counts as a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from steadystep.clinic.ledger.clock import microseconds
from steadystep.clinic.people.models import Person

from .models import Notice, Reach
from .wording import EMERGENCIES, PRACTICE, REMINDER, zone_of


def awake(waiting: Iterable[Notice], now: datetime) -> Iterator[Notice]:
    """Those that may go out now; the others are put off until the end of the quiet hours."""
    for notice in waiting:
        until = None if _may_wake(notice) else quiet_until(notice.recipient, now)
        if until is None:
            yield notice
        else:
            Notice.objects.filter(pk=notice.pk, next_attempt=notice.next_attempt).update(
                next_attempt=microseconds(until)
            )


def quiet_until(person: str, now: datetime) -> datetime | None:
    """When the quiet hours end that `now` lies in; None outside them, and for who has none."""
    row = Reach.objects.filter(pk=person).exclude(quiet_from="").first()
    who = Person.objects.filter(pk=person).first() if row else None
    if row is None or who is None:
        return None
    return end_of_quiet(
        time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until), now, zone_of(who)
    )


def end_of_quiet(begins: time, ends: time, now: datetime, zone: ZoneInfo) -> datetime | None:
    """For hours such as 21:00 to 08:00, over midnight, or 13:00 to 15:00; equal ones are none."""
    local = now.astimezone(zone)
    moment = local.time().replace(tzinfo=None)
    over_midnight = begins > ends
    inside = (moment >= begins or moment < ends) if over_midnight else begins <= moment < ends
    if not inside:
        return None
    day = local.date() + timedelta(days=1 if over_midnight and moment >= begins else 0)
    return datetime.combine(day, ends, tzinfo=zone)


def _may_wake(notice: Notice) -> bool:
    """An emergency; and a reminder, since its hour is the one that the client chose."""
    return notice.level in EMERGENCIES or notice.duty.startswith((REMINDER, PRACTICE))
