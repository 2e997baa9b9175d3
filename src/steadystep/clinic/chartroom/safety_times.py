"""How quickly safety events were answered: time to seen and to acted, and what was missed, by month and level. Counts only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

import msgspec

from steadystep.chart import AnyEntry, say
from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.ledger.models import EntryRow

from .clinic_value import clinic_value
from .models import CaseloadRow

_ACTS = ("acknowledged", "contact_attempted", "closed")
_ACTED = ("contact_attempted", "closed")
AT_ONCE = 400
MONTHS = 12


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """One month and level. Minutes are medians over the events that got so far; None where none did.

    `missed`: nobody took it on before its clock ran out. `open_now`: not closed yet.
    """

    month: str
    level: str
    opened: int
    seen_minutes: float | None
    acted_minutes: float | None
    missed: int
    open_now: int


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    raised: AnyEntry
    seen: datetime | None
    acted: datetime | None
    closed: datetime | None


def safety_times(actor: Actor, months: int = MONTHS) -> tuple[Times, ...]:
    """The newest month first, the most urgent level first. For leads (their sites' teams) and administrators (all).

    Raises `NotAllowed` for everybody else.
    """
    if not (actor.kind == "software" or (actor.kind == "staff" and actor.is_any({Role.LEAD, Role.ADMIN}))):
        raise NotAllowed(
            (say("How quickly safety events are answered is for clinic leads and administrators."),)
        )
    since = clock.now() - timedelta(days=31 * months)
    return _counted(_events(within_led(actor, reading.read_of_kind("raised", since))), clock.now())


def within_led(actor: Actor, raised: list[AnyEntry]) -> list[AnyEntry]:
    """Those of clients of teams that the actor leads; all for administrators."""
    if actor.kind == "software" or Role.ADMIN in actor.roles:
        return raised
    at_my_sites = {team for team, site in clinic_value().site_of.items() if site in actor.sites}
    teams = {*at_my_sites, *actor.teams, *actor.covers}
    mine = set(CaseloadRow.objects.filter(team__in=teams).values_list("client", flat=True))
    return [entry for entry in raised if entry.client in mine]


def _events(raised: list[AnyEntry]) -> list[_Event]:
    acts: dict[str, dict[str, datetime]] = {}
    for some in _chunks([entry.id for entry in raised]):
        rows = EntryRow.objects.filter(kind__in=_ACTS, code__in=some).order_by("recorded_at")
        for kind, code, at in rows.values_list("kind", "code", "recorded_at"):
            acts.setdefault(code, {}).setdefault(kind, clock.instant(at))
    return [_event(entry, acts.get(entry.id, {})) for entry in raised]


def _event(raised: AnyEntry, first: dict[str, datetime]) -> _Event:
    acted = [first[kind] for kind in _ACTED if kind in first]
    return _Event(
        raised=raised, seen=min(first.values(), default=None), acted=min(acted, default=None), closed=first.get("closed")
    )  # fmt: skip


def _counted(events: Iterable[_Event], now: datetime) -> tuple[Times, ...]:
    place = zone_named(clinic_value().zone)
    groups: dict[tuple[str, str], list[_Event]] = {}
    for event in events:
        month = event.raised.body.known_at.astimezone(place).strftime("%Y-%m")
        groups.setdefault((month, event.raised.body.level), []).append(event)
    rows = [_times(month, level, found, now) for (month, level), found in groups.items()]
    return tuple(sorted(sorted(rows, key=lambda row: row.level), key=lambda row: row.month, reverse=True))


def _times(month: str, level: str, found: list[_Event], now: datetime) -> Times:
    return Times(
        month=month, level=level, opened=len(found),
        seen_minutes=_median(event.seen - event.raised.body.known_at for event in found if event.seen),
        acted_minutes=_median(event.acted - event.raised.body.known_at for event in found if event.acted),
        missed=sum((event.seen or now) > event.raised.body.due for event in found),
        open_now=sum(event.closed is None for event in found),
    )  # fmt: skip


def _median(spans: Iterable[timedelta]) -> float | None:
    minutes = [max(0.0, span.total_seconds() / 60) for span in spans]
    return round(median(minutes), 1) if minutes else None


def _chunks(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
