"""How long people wait for a visit, and whether that is fair: by team, language and need of an interpreter.

For who leads. Counts are of clients in care; small ones and their complements are hidden as in `small_numbers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from statistics import median
from typing import Final

import msgspec

from steadystep.chart import Words, say
from steadystep.clinic.calendar import reading
from steadystep.clinic.calendar.free_time import Wanted
from steadystep.clinic.consent.actor import Actor, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.reasoning.caseload import GROUPS

from .clinic_value import clinic_value
from .finding_times import RELEASED, find_times
from .models import CaseloadRow, OutcomeRow
from .small_numbers import FEW, FEWEST_SHOWN, Cell, Sum, hidden, together

BY: Final = ("team", "language", "interpreter")
_COUNTS: Final = ("people", "booked", "none")
_GONE: Final = GROUPS.index("not_in_care")


class Delay(msgspec.Struct, frozen=True, kw_only=True):
    """One group. Counts are None where hidden; `days` to the next visit, the median, None with fewer than 11 booked."""

    by: str
    value: str
    people: int | None
    booked: int | None
    none: int | None
    days: float | None


class _Client(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted of one client. `days` to the next visit; None: none is booked."""

    team: str
    language: str
    interpreter: str
    days: float | None


_FOR_LEADS: Final = say("How long people wait is shown to clinic leads and administrators.")


def check_leads(actor: Actor, says: Words) -> None:
    """Raises `NotAllowed`, which `says` whose it is, for who neither leads nor administers."""
    if not (actor.kind == "staff" and actor.is_any({Role.LEAD, Role.ADMIN})):
        raise NotAllowed((says,))


def next_free(
    actor: Actor, wanted: Mapping[str, tuple[str, int]], sites: Iterable[str]
) -> list[tuple[str, str, float | None]]:
    """For each kind of visit (`wanted`: its role and minutes) and site the days until the next time is free; None: none is."""
    check_leads(actor, _FOR_LEADS)
    clinic, now = clinic_value(), clock.now()
    found = []
    for site in sites:
        for purpose, (role, minutes) in wanted.items():
            people = frozenset(one.id for one in clinic.with_role(role))
            ask = Wanted(
                minutes=minutes, not_before=now, people=people, site=site, limit=1, released=now + RELEASED
            )
            times = find_times(ask, now) if people else []
            found.append((purpose, site, _days(times[0].starts, now) if times else None))
    return found


def delays(actor: Actor) -> tuple[Delay, ...]:
    """Everybody first, then the groups of each dimension, the larger first; those too small to be named together."""
    check_leads(actor, _FOR_LEADS)
    clients = _clients(actor)
    groups: dict[tuple[str, str], list[_Client]] = {("all", ""): clients}
    for by in BY:
        groups.update({(by, value): found for value, found in _named(by, clients).items()})
    counts: dict[Cell, int] = {
        (*group, name): count
        for group, found in groups.items()
        for name, count in zip(_COUNTS, _counted(found), strict=True)
    }
    away = hidden(counts, _sums(groups))
    return tuple(_delay(group, found, counts, away) for group, found in groups.items())


def _clients(actor: Actor) -> list[_Client]:
    """In care now, of the teams this person answers for; what is not known of them is told as such."""
    rows = CaseloadRow.objects.exclude(group=_GONE)
    if Role.ADMIN not in actor.roles:
        at_my_sites = {team for team, site in clinic_value().site_of.items() if site in actor.sites}
        rows = rows.filter(team__in={*at_my_sites, *actor.teams, *actor.covers})
    told = {
        client: (language, interpreter)
        for client, language, interpreter in OutcomeRow.objects.values_list(
            "client", "language", "interpreter"
        )
    }
    now = clock.now()
    ahead = reading.next_of_clients(now)
    return [
        _Client(
            team=team, language=told.get(client, ("", False))[0], interpreter=str(told.get(client, ("", False))[1]),
            days=_days(ahead[client], now) if client in ahead else None,
        )
        for client, team in rows.values_list("client", "team")
    ]  # fmt: skip


def _named(by: str, clients: list[_Client]) -> dict[str, list[_Client]]:
    found: dict[str, list[_Client]] = {}
    for one in clients:
        found.setdefault(getattr(one, by), []).append(one)
    named: dict[str, list[_Client]] = {}
    for value, name in together({value: len(group) for value, group in found.items()}).items():
        named.setdefault(name, []).extend(found[value])
    return dict(sorted(named.items(), key=lambda item: (item[0] == FEW, -len(item[1]))))


def _counted(found: list[_Client]) -> tuple[int, int, int]:
    booked = sum(one.days is not None for one in found)
    return len(found), booked, len(found) - booked


def _sums(groups: Mapping[tuple[str, str], object]) -> list[Sum]:
    """People are those with a visit and those without; everybody is the sum of each dimension."""
    rows = [Sum((*group, "people"), ((*group, "booked"), (*group, "none"))) for group in groups]
    columns = [
        Sum(("all", "", name), parts)
        for by in BY for name in _COUNTS
        if (parts := tuple((*group, name) for group in groups if group[0] == by))
    ]  # fmt: skip
    return [*rows, *columns]


def _delay(
    group: tuple[str, str], found: list[_Client], counts: Mapping[Cell, int], away: frozenset[Cell]
) -> Delay:
    people, booked, none = (None if (*group, name) in away else counts[(*group, name)] for name in _COUNTS)
    days = [one.days for one in found if one.days is not None]
    return Delay(
        by=group[0], value=group[1], people=people, booked=booked, none=none,
        days=round(median(days), 1) if len(days) >= FEWEST_SHOWN else None,
    )  # fmt: skip


def _days(then: datetime, now: datetime) -> float:
    return round((then - now) / timedelta(days=1), 1)
