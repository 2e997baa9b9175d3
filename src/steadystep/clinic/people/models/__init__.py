"""Who signs in, what they are to the clinic, how they got in, and the clinic's own single row."""

from steadystep.clinic.people.models.clients import ClientRow
from steadystep.clinic.people.models.entry_ways import (
    CaregiverCode,
    Enrolment,
    Invitation,
    Recovery,
    SignInLog,
)
from steadystep.clinic.people.models.organisation import Clinic, Cover, Leave, OnCall, Site, StaffRole, Team
from steadystep.clinic.people.models.person import Kind, Person

__all__ = [
    "CaregiverCode",
    "ClientRow",
    "Clinic",
    "Cover",
    "Enrolment",
    "Invitation",
    "Kind",
    "Leave",
    "OnCall",
    "Person",
    "Recovery",
    "SignInLog",
    "Site",
    "StaffRole",
    "Team",
]
