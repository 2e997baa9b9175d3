"""What reasoning may know of the clinic itself: a frozen value, made by the chartroom from the clinic's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cached_property

import msgspec


class StaffMember(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who works here now. `roles` and `teams` are role names and team ids.

    `held` says which role counts in which team; empty: every role in every one of `teams`.
    """

    id: str
    name: str
    roles: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    held: frozenset[tuple[str, str]] = frozenset()

    def holds(self) -> frozenset[tuple[str, str]]:
        """Each role with each team it counts in."""
        return self.held or frozenset((role, team) for role in self.roles for team in self.teams)


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers outside working hours, from `starts` until before `ends` (UTC)."""

    person: str
    role: str
    starts: datetime
    ends: datetime


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """Who is away from `starts` until before `ends` (UTC); `substitute` stands for them, '' when nobody was named."""

    person: str
    starts: datetime
    ends: datetime
    substitute: str = ""


class ConsentAge(msgspec.Struct, frozen=True, kw_only=True):
    """From which age (completed years) a minor agrees to one kind of care alone; None: never alone.

    `sees` says who else may see it, `citation` and `reviewed_on` by which law, and when somebody last read it.
    """

    care: str
    age: int | None
    sees: str
    citation: str
    reviewed_on: date


class ProgrammeWindow(msgspec.Struct, frozen=True, kw_only=True):
    """How many days before a controlled order the law of one state lets the monitoring programme have been asked (R30).

    `state` has two letters. `here`: a site of the clinic lies there, so that it counts for every order; `citation` and
    `reviewed_on` by which law, and when somebody last read it.
    """

    state: str
    days: int
    here: bool
    citation: str
    reviewed_on: date


class TreatmentProgram(msgspec.Struct, frozen=True, kw_only=True):
    """An opioid treatment program that the clinic wrote down for itself; how to reach it, and when."""

    name: str
    phone: str = ""
    address: str = ""
    hours: str = ""


class Pharmacy(msgspec.Struct, frozen=True, kw_only=True):
    """One that the clinic works with: the two-letter states it serves, and whether it dispenses controlled medicines."""

    name: str
    phone: str = ""
    states: tuple[str, ...] = ()
    controlled: bool = False


def nine_to_five() -> dict[int, tuple[time, time]]:
    """Monday to Friday, 9:00 to 17:00: what is assumed until the clinic says otherwise."""
    return {day: (time(9), time(17)) for day in range(5)}


class Clinic(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Hours, holidays, people, and at which site each team works (`site_of`: team id to site id). `hours` maps a weekday (0 is Monday) to opening and closing in `zone`.

    `pharmacy_states`: two-letter states to whose pharmacies controlled medicines may go; empty: nobody said.
    `programs`: opioid treatment programs that the clinic hands over to. `urine_tests`: `scheduled`, or days are drawn at `random`.
    `pharmacies`: those the clinic works with, by name.
    """

    name: str = "Clinic"
    zone: str = "UTC"
    hours: Mapping[int, tuple[time, time]] = msgspec.field(default_factory=nine_to_five)
    holidays: frozenset[date] = frozenset()
    staff: Mapping[str, StaffMember] = {}
    on_call: tuple[Shift, ...] = ()
    away: tuple[Absence, ...] = ()
    site_of: Mapping[str, str] = {}
    consent_ages: tuple[ConsentAge, ...] = ()
    pharmacy_states: tuple[str, ...] = ()
    programme_windows: tuple[ProgrammeWindow, ...] = ()
    programs: tuple[TreatmentProgram, ...] = ()
    urine_tests: str = "scheduled"
    pharmacies: tuple[Pharmacy, ...] = ()
    version: str = ""

    def with_role(self, role: str, team: str | None = None) -> tuple[StaffMember, ...]:
        """Staff holding that role (in that team, if one is named), in a stable order."""
        return self._holders.get((role, team), ())

    def pharmacy_named(self, name: str) -> Pharmacy | None:
        """The one of the list with that name, however it is capitalised."""
        wanted = name.strip().casefold()
        return next((one for one in self.pharmacies if one.name.casefold() == wanted), None)

    def program_named(self, name: str) -> TreatmentProgram | None:
        """The opioid treatment program of the list with that name, however it is capitalised."""
        wanted = name.strip().casefold()
        return next((one for one in self.programs if one.name.casefold() == wanted), None)

    @cached_property
    def _holders(self) -> dict[tuple[str, str | None], tuple[StaffMember, ...]]:
        """By role and team, and by role alone: asked several times in every review, among thousands of staff."""
        found: dict[tuple[str, str | None], list[StaffMember]] = {}
        for one in sorted(self.staff.values(), key=lambda member: member.id):
            for place in (*((role, None) for role in one.roles), *one.holds()):
                found.setdefault(place, []).append(one)
        return {key: tuple(members) for key, members in found.items()}
