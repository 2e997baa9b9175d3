"""The fixed cast of the demo clinic: invented places and people. Nobody here is, or is modelled on, a real person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from random import Random
from typing import Final

NAMESPACE: Final = uuid.UUID("8a3f6a0e-2f57-5d0c-9a44-7c1d0f1b6e20")
CLINIC_NAME: Final = "Rivergate Behavioral Health"
ZONE: Final = "America/New_York"
CRISIS_PLACE: Final = "Rivergate General Hospital, emergency department, 1 Hospital Way"
# Open every day, so that a demo shown on a Sunday has a day of visits to look at.
HOURS: Final = {
    **{day: ["08:30", "17:30"] for day in ("mon", "tue", "wed", "thu", "fri")},
    **{day: ["09:00", "15:00"] for day in ("sat", "sun")},
}
CRISIS_NUMBERS: Final = (
    {"number": "988", "name": "988 Suicide & Crisis Lifeline", "languages": ["en", "es"]},
)


@dataclass(frozen=True, slots=True)
class Place:
    """A site and the teams that work there."""

    site: str
    address: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Someone who works here. No teams means every team. The key is also the user name."""

    key: str
    name: str
    roles: tuple[str, ...]
    teams: tuple[str, ...] = ()
    language: str = "en"


PLACES: Final = (
    Place("Riverside", "14 Ferry Street, Rivergate", ("Harbor", "Meadow")),
    Place("Hilltop", "200 Orchard Road, Rivergate", ("Lantern", "Juniper")),
)
STAFF: Final = (
    StaffRow("amara", "Dr. Amara Osei", ("prescriber",), ("Harbor",)),
    StaffRow("daniel", "Daniel Brandt", ("therapist",), ("Harbor",)),
    StaffRow("lucia", "Lucía Ferrer", ("therapist",), ("Harbor",), "es"),
    StaffRow("tomas", "Tomas Walsh", ("case_manager",), ("Harbor",)),
    StaffRow("renee", "Renee Baptiste", ("peer",), ("Harbor",)),
    StaffRow("ivy", "Ivy Tran", ("nurse",), ("Harbor",)),
    StaffRow("jonas", "Dr. Jonas Lindgren", ("prescriber",), ("Meadow",)),
    StaffRow("priya", "Priya Raman", ("therapist",), ("Meadow",)),
    StaffRow("caleb", "Caleb Stone", ("therapist",), ("Meadow",)),
    StaffRow("noor", "Noor Haddad", ("case_manager",), ("Meadow",)),
    StaffRow("gus", "Gus Ortega", ("peer",), ("Meadow",), "es"),
    StaffRow("helen", "Helen Park", ("nurse",), ("Meadow",)),
    StaffRow("miriam", "Dr. Miriam Adler", ("prescriber",), ("Lantern",)),
    StaffRow("kofi", "Kofi Mensah", ("therapist",), ("Lantern",)),
    StaffRow("sara", "Sara Holm", ("therapist",), ("Lantern",)),
    StaffRow("bianca", "Bianca Rossi", ("case_manager",), ("Lantern",)),
    StaffRow("wes", "Wes Tanner", ("peer",), ("Lantern",)),
    StaffRow("oleg", "Oleg Petrov", ("nurse",), ("Lantern",)),
    StaffRow("samuel", "Dr. Samuel Reed", ("prescriber",), ("Juniper",)),
    StaffRow("yuki", "Yuki Tanaka", ("therapist",), ("Juniper",)),
    StaffRow("ines", "Inês Duarte", ("therapist",), ("Juniper",), "es"),
    StaffRow("andre", "Andre Miles", ("case_manager",), ("Juniper",)),
    StaffRow("joy", "Joy Okafor", ("peer",), ("Juniper",)),
    StaffRow("grace", "Grace Liu", ("nurse",), ("Juniper",)),
    StaffRow("marta", "Marta Silva", ("front_desk",), ("Harbor", "Meadow"), "es"),
    StaffRow("ben", "Ben Archer", ("front_desk",), ("Lantern", "Juniper")),
    StaffRow("ruth", "Ruth Calloway", ("lead", "therapist")),
    StaffRow("paul", "Paul Novak", ("admin",)),
)
# Who answers outside working hours, a week each.
ON_CALL: Final = (
    ("amara", "prescriber"), ("daniel", "therapist"), ("jonas", "prescriber"), ("priya", "therapist"),
    ("miriam", "prescriber"), ("kofi", "therapist"), ("samuel", "prescriber"), ("yuki", "therapist"),
)  # fmt: skip


def id_of(*parts: str | int) -> str:
    """The id of a member of the cast, or of anything else named by `parts`: the same on every machine."""
    return str(uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def dice(*parts: str | int) -> Random:
    """Chance that falls the same way each time for the same `parts`."""
    return Random("/".join(str(part) for part in parts))  # noqa: S311 - invents people, guards nothing


def team_id(name: str) -> str:
    return id_of("team", name)


def staff_id(key: str) -> str:
    return id_of("staff", key)
