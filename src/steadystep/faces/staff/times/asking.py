"""What somebody looks for on the page of free times, read from its address; odd values fall back to the usual."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from steadystep.chart.visits import PLACES
from steadystep.chart.when import zone_named
from steadystep.clinic.calendar.free_time import Wanted
from steadystep.clinic.chartroom.finding_times import RELEASED
from steadystep.faces.look.pieces import Choice
from steadystep.reasoning import Clinic
from steadystep.reasoning.view import View

ROLE_OF: Final = {
    "therapy": "therapist", "prescriber": "prescriber", "nurse": "nurse", "case_management": "case_manager", "peer": "peer",
}  # fmt: skip
MINUTES: Final = {"therapy": 50, "prescriber": 30, "nurse": 20, "case_management": 30, "peer": 45}
LENGTHS: Final = (15, 20, 30, 45, 50, 60, 90)
PARTS: Final = {
    "": _("any time of day"), "morning": _("in the morning"), "afternoon": _("in the afternoon"), "evening": _("after five"),
}  # fmt: skip
_BOUNDS: Final[dict[str, tuple[time | None, time | None]]] = {
    "morning": (None, time(12)), "afternoon": (time(12), time(17)), "evening": (time(17), None),
}  # fmt: skip
FARTHEST: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Asked:
    """The wishes on the page. `person` empty: anybody with the role who works with this client's teams."""

    purpose: str
    minutes: int
    person: str
    place: str
    first: date
    part: str
    rapid: bool
    people: dict[str, str] = field(default_factory=dict)

    def wanted(self, at: datetime, zone: str, limit: int = 36) -> Wanted:
        begins = datetime.combine(self.first, time(), tzinfo=zone_named(zone)).astimezone(UTC)
        after, before = _BOUNDS.get(self.part, (None, None))
        return Wanted(
            minutes=self.minutes, not_before=max(at, begins), place=self.place, after=after, before=before, rapid=self.rapid,
            people=frozenset({self.person} if self.person else self.people), released=at + RELEASED, limit=limit,
        )  # fmt: skip


def asked(given: QueryDict, view: View, clinic: Clinic, at: datetime) -> Asked:
    """From the address, with what is usual for that kind of visit and this client."""
    purpose = given.get("purpose", "")
    purpose = purpose if purpose in ROLE_OF else "therapy"
    people = who_for(purpose, view, clinic)
    person = given.get("person", own_person(purpose, view) if "person" not in given else "")
    minutes = given.get("minutes", "")
    place = given.get("place", "")
    return Asked(
        purpose=purpose, people=people, person=person if person in people else "",
        minutes=int(minutes) if minutes in map(str, LENGTHS) else MINUTES[purpose],
        place=place if place in PLACES else "", first=_day(given.get("first", ""), view.clock.today(clinic.zone)),
        part=given.get("part", "") if given.get("part", "") in PARTS else "", rapid=given.get("rapid") == "on",
    )  # fmt: skip


def who_for(purpose: str, view: View, clinic: Clinic) -> dict[str, str]:
    """Who could see this client for that, by id: of the client's teams, or of the clinic where they have none there."""
    role = ROLE_OF[purpose]
    found = {one.id: one.name for team in view.person.teams for one in clinic.with_role(role, team)}
    return found or {one.id: one.name for one in clinic.with_role(role)}


def own_person(purpose: str, view: View) -> str:
    """The member of the client's own team with that role, if there is one."""
    mine = (one.person for one in view.person.members if one.role == ROLE_OF[purpose])
    return next(mine, "")


def choices(pairs: dict[str, object], chosen: str) -> list[Choice]:
    return [Choice(str(label), key, key == chosen) for key, label in pairs.items()]


def _day(text: str, today: date) -> date:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    return min(max(found, today), today + FARTHEST) if found else today
