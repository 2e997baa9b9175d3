"""What happened at the clinic a moment ago, through the doors themselves: a chart opened in an emergency, a letter refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import Body, NewEntry, Refused, When
from steadystep.chart.sharing import Disclosed
from steadystep.chart.team import AccessOpened
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.mistakes import NotAllowed

from .cast import ZONE, id_of
from .courses.turning_points import MEMORY_CLINIC
from .house import House

_OPEN_FOR: Final = timedelta(hours=7, minutes=59)
_WHY: Final = "Nobody of the team can be reached: the emergency department asks which tablets she takes."


def what_happened_today(house: House, until: datetime) -> int:
    """How many entries it wrote. For an installation whose clock stands at `until`."""
    _letter_without_consent(house, until)
    doctor = house.people["miriam"]
    opened = AccessOpened(
        when=When.instant(until, ZONE), person=doctor.id, reason=_WHY, until=until + _OPEN_FOR
    )
    return len(write(doctor, id_of("client", "imani"), [_new("emergency", opened)]).entries)


def _letter_without_consent(house: House, until: datetime) -> None:
    """It does not go out, and that somebody tried is kept."""
    manager, client = house.of("Juniper", "case_manager"), id_of("client", "edith")
    letter = Disclosed(
        when=When.instant(until, ZONE), recipient=MEMORY_CLINIC, recipient_name=MEMORY_CLINIC, purpose="A look at her memory",
        parts=("request",), text="Please tell us when she may come.", ground="consent", consent=id_of("no consent"),
    )  # fmt: skip
    with suppress(NotAllowed, Refused):
        write(manager, client, [_new("letter", letter)])


def _new(called: str, body: Body) -> NewEntry:
    return NewEntry(id=id_of("today", called), body=body)
