"""Whether the worker is alive: it says so each pass, and pages say loudly when it has not for two minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from steadystep.clinic.ledger import clock

from .models import Heartbeat

SILENT_AFTER: Final = timedelta(minutes=2)


def beat() -> None:
    """The worker is here now."""
    Heartbeat.objects.update_or_create(pk=1, defaults={"at": clock.microseconds(clock.now())})


def last_heard() -> datetime | None:
    """When the worker last said so; None when it never ran."""
    row = Heartbeat.objects.filter(pk=1).first()
    return clock.instant(row.at) if row else None


def silent() -> bool:
    return is_silent(last_heard())


def is_silent(heard: datetime | None) -> bool:
    """Whether a worker last heard then has been silent too long."""
    return heard is None or clock.now() - heard > SILENT_AFTER
