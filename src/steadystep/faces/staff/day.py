"""My day, from the clinic's calendar: visits in time order with what changed since last time, and the free time between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steadystep.clinic.calendar import reading
from steadystep.clinic.calendar.reading import Booked
from steadystep.clinic.chartroom import finding_clients, lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.lists import CaseloadItem
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.times import span_words
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.as_said import age_said
from steadystep.faces.staff.lines import changed_since
from steadystep.reasoning.working_time import open_between

SHORTEST_GAP = timedelta(minutes=20)
_MARK = timedelta(minutes=5)
LOOKS_AHEAD = 7  # days


@dataclass(frozen=True, slots=True)
class Slot:
    """A visit, the clinic's own time, or (`free`) time that nobody has taken. `over` is past already."""

    starts: datetime
    ends: datetime
    what: str = ""
    name: str = ""
    href: str = ""
    about: str = ""
    changed: str = ""
    free: bool = False
    over: bool = False

    @property
    def lasts(self) -> str:
        return span_words(self.ends - self.starts)


@dataclass(frozen=True, slots=True)
class Day:
    """Today's slots in order. `ahead`: the first visit of tomorrow; where today holds none, the next day that has any."""

    slots: list[Slot]
    ahead: list[Slot]
    ahead_day: date | None


def my_day(actor: Actor) -> Day:
    now = clock.now()
    today = timezone.localtime(now).date()
    zone = timezone.get_current_timezone_name()
    taken = reading.my_day(actor.id, today, zone)
    coming, on = _ahead(actor, today, zone, wide=not taken)
    known = _Known(actor, [*taken, *coming], today)
    slots = [known.slot(one, now) for one in taken]
    if slots:
        slots = sorted([*slots, *_free(slots, today, now)], key=lambda slot: slot.starts)
    return Day(slots, [known.slot(one, now) for one in coming], on)


def _ahead(actor: Actor, today: date, zone: str, *, wide: bool) -> tuple[list[Booked], date | None]:
    """Tomorrow's first visit; `wide`: all of the next day of this week that has one."""
    for away in range(1, LOOKS_AHEAD + 1 if wide else 2):
        day = today + timedelta(days=away)
        visits = [one for one in reading.my_day(actor.id, day, zone) if one.client or one.members]
        if visits:
            return (visits if wide else visits[:1]), day
    return [], None


class _Known:
    """The clients of some bookings, asked for together: their lines where they are mine, else their names alone."""

    def __init__(self, actor: Actor, booked: list[Booked], today: date) -> None:
        clients = {one.client for one in booked if one.client}
        self._today = today
        self._lines = lists.lines_of(actor, clients) if clients else {}
        others = clients - self._lines.keys()
        self._names = finding_clients.names_of(actor, others) if others else {}

    def slot(self, booked: Booked, now: datetime) -> Slot:
        what = " · ".join(name_of(one) for one in (booked.purpose, booked.place) if one)
        over = booked.ends <= now
        if booked.members:
            people = ngettext("%(n)s person", "%(n)s people", booked.members) % {"n": booked.members}
            return Slot(booked.starts, booked.ends, f"{what} · {people}", name=_("Group"), over=over)
        if not booked.client:
            return Slot(booked.starts, booked.ends, what, name=_("Not a visit"), over=over)
        item = self._lines.get(booked.client)
        return Slot(
            booked.starts, booked.ends, what, name=item.called if item else self._names.get(booked.client, _("A client")),
            href=client_address(booked.client), about=self._about(item), over=over,
            changed=changed_since(item) if item and not over else "",
        )  # fmt: skip

    def _about(self, item: CaseloadItem | None) -> str:
        if item is None:
            return _("not of your teams")
        line = item.line
        return (
            " · ".join(filter(None, (line.pronouns, age_said(line.birth_date, self._today)))) if line else ""
        )


def _free(slots: list[Slot], today: date, now: datetime) -> Iterator[Slot]:
    """What is left of the clinic's hours today from now on, in pieces long enough for somebody."""
    hours = open_between(clinic_value(), today)
    if hours is None:
        return
    free_from = max(hours[0], _on_the_mark(now))
    ends = [min(slot.starts, hours[1]) for slot in slots]
    for end, busy_until in zip([*ends, hours[1]], [*(slot.ends for slot in slots), hours[1]], strict=True):
        if end - free_from >= SHORTEST_GAP:
            yield Slot(free_from, end, free=True)
        free_from = max(free_from, busy_until)


def _on_the_mark(now: datetime) -> datetime:
    """The next five-minute mark: bookings begin on one."""
    return now + (-timedelta(minutes=now.minute, seconds=now.second, microseconds=now.microsecond) % _MARK)
