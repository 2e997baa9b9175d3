"""What reasoning may know of the clinic itself: a frozen value, made by the chartroom from the clinic's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

import msgspec


class StaffMember(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who works here now. `roles` and `teams` are role names and team ids."""

    id: str
    name: str
    roles: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers outside working hours, from `starts` until before `ends` (UTC)."""

    person: str
    role: str
    starts: datetime
    ends: datetime


def nine_to_five() -> dict[int, tuple[time, time]]:
    """Monday to Friday, 9:00 to 17:00: what is assumed until the clinic says otherwise."""
    return {day: (time(9), time(17)) for day in range(5)}


class Clinic(msgspec.Struct, frozen=True, kw_only=True):
    """Hours, holidays, people, and at which site each team works (`site_of`: team id to site id). `hours` maps a weekday (0 is Monday) to opening and closing in `zone`."""

    name: str = "Clinic"
    zone: str = "UTC"
    hours: Mapping[int, tuple[time, time]] = msgspec.field(default_factory=nine_to_five)
    holidays: frozenset[date] = frozenset()
    staff: Mapping[str, StaffMember] = {}
    on_call: tuple[Shift, ...] = ()
    site_of: Mapping[str, str] = {}
    version: str = ""

    def with_role(self, role: str, team: str | None = None) -> tuple[StaffMember, ...]:
        """Staff holding that role (in that team, if one is named), in a stable order."""
        found = (
            one for one in self.staff.values() if role in one.roles and (team is None or team in one.teams)
        )
        return tuple(sorted(found, key=lambda one: one.id))
