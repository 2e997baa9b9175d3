"""The clinic itself: its row, sites, teams, people, rota. Made by the software through the clinic's own actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from steadystep.clinic.consent.actor import LICENSED_ROLES, SOFTWARE, Actor
from steadystep.clinic.people import actions, roster

from . import cast
from .cast import StaffRow, id_of, staff_id, team_id
from .working import make_hours

WHY = "demo clinic"
PAST, AHEAD = timedelta(weeks=60), timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class House:
    """The staff as actors, by key and by what they are to a team."""

    people: dict[str, Actor]

    def of(self, team: str, role: str, which: int = 0) -> Actor:
        """The `which`-th (counted round) person of that team with that role; the lead's and admin's teams are all."""
        wanted = team_id(team)
        found = [one for one in self.people.values() if role in one.roles and wanted in one.teams]
        own = [one for one in found if len(one.teams) <= 2] or found
        return own[which % len(own)]

    @property
    def lead(self) -> Actor:
        return self.people["ruth"]


def house() -> House:
    """The cast as actors: worked out, not read, so that a worker process needs no table for it."""
    return House(people={row.key: _actor(row) for row in cast.STAFF})


def _actor(row: StaffRow) -> Actor:
    teams = row.teams or tuple(team for place in cast.PLACES for team in place.teams)
    sites = [place.site for place in cast.PLACES if set(place.teams) & set(teams)]
    return Actor(
        id=staff_id(row.key), kind="staff", name=row.name, roles=frozenset(row.roles),
        teams=frozenset(team_id(team) for team in teams), sites=frozenset(id_of("site", site) for site in sites),
        licensed=not LICENSED_ROLES.isdisjoint(row.roles),
    )  # fmt: skip


@transaction.atomic
def make_clinic(until: datetime) -> House:
    """Write the clinic's row and everybody who works here, as of a year and more before `until`."""
    actions.make_clinic(
        SOFTWARE, WHY, name=cast.CLINIC_NAME, zone=cast.ZONE, demo=True, working_hours=cast.HOURS,
        crisis_numbers=list(cast.CRISIS_NUMBERS), crisis_place=cast.CRISIS_PLACE,
    )  # fmt: skip
    _make_places()
    for row in cast.STAFF:
        _make_person(row, until - PAST)
    _make_rota(until)
    make_hours(until - PAST)
    return house()


def _make_places() -> None:
    for place in cast.PLACES:
        site = actions.add_site(
            SOFTWARE, WHY, name=place.site, address=place.address, site_id=UUID(id_of("site", place.site))
        )
        for team in place.teams:
            actions.add_team(SOFTWARE, WHY, site=site, name=team, team_id=UUID(team_id(team)))


def _make_person(row: StaffRow, since: datetime) -> None:
    actions.add_staff(
        SOFTWARE, WHY, id=UUID(staff_id(row.key)), username=row.key, display_name=row.name, language=row.language,
        zone=cast.ZONE, joined_at=since,
    )  # fmt: skip
    teams = {str(team.pk): team for team in roster.teams()}
    places: list[Any] = [teams[team_id(name)] for name in row.teams] or [None]
    for role in row.roles:
        for team in places:
            actions.give_role(
                SOFTWARE, WHY, person_id=UUID(staff_id(row.key)), role=role, team=team, starts=since
            )


def _make_rota(until: datetime) -> None:
    for (key, role), starts in _weeks(until):
        actions.put_on_call(
            SOFTWARE,
            WHY,
            person_id=UUID(staff_id(key)),
            role=role,
            starts=starts,
            ends=starts + timedelta(weeks=1),
        )


def _weeks(until: datetime) -> Iterator[tuple[tuple[str, str], datetime]]:
    """A week each, in turn, from a year ago to two months ahead."""
    first = (until - PAST + timedelta(weeks=1)).replace(hour=12, minute=0, second=0, microsecond=0)
    count = (PAST + AHEAD) // timedelta(weeks=1)
    for week in range(count):
        yield cast.ON_CALL[week % len(cast.ON_CALL)], first + timedelta(weeks=week)
