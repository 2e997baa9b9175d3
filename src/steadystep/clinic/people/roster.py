"""Reading people, teams and the rota: what the faces and the chartroom may know about who works here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from steadystep.clinic.people import every_request
from steadystep.clinic.people.actors import holding_at
from steadystep.clinic.people.crisis_lines import remember
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import (
    Clinic,
    Cover,
    Enrolment,
    Invitation,
    Kind,
    Leave,
    OnCall,
    Person,
    SignInLog,
    Site,
    StaffRole,
    Team,
)
from steadystep.clinic.people.models.entry_ways import ENROLMENT_ATTEMPTS


@dataclass(frozen=True, slots=True)
class RoleHeld:
    id: UUID
    role: str
    team: str
    site: str
    starts: datetime
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Member:
    """Someone who works here, as a page shows them. `roles` are those held at the instant asked about."""

    id: UUID
    name: str
    username: str
    email: str
    active: bool
    roles: tuple[RoleHeld, ...]


def clinic() -> Clinic | None:
    """The clinic's row, or None before it is set up."""
    row = Clinic.objects.first()
    remember(row.crisis_numbers if row else ())
    return row


def staff(at: datetime, *, active: bool | None = None) -> list[Member]:
    """Everyone who works or worked here, by name, with the roles they hold at `at`."""
    people = Person.objects.filter(kind=Kind.STAFF).order_by("display_name", "pk")
    if active is not None:
        people = people.filter(is_active=active)
    held = _roles_by_person(at)
    return [_member(person, held.get(person.pk, ())) for person in people]


def member(person_id: UUID | str, at: datetime) -> Member | None:
    """One member of staff, or None if there is no such person among the staff."""
    person = Person.objects.filter(kind=Kind.STAFF, pk=person_id).first()
    return None if person is None else _member(person, _roles_by_person(at, [person.pk]).get(person.pk, ()))


def names(person_ids: Iterable[UUID | str]) -> dict[str, str]:
    """Display names by id, for the authors of entries; an unknown id is left out."""
    return every_request.names(set(person_ids))


def on_call(role: str, at: datetime) -> list[UUID]:
    """Who answers for `role` at `at` by the rota, the latest to start first."""
    return list(
        holding_at(OnCall.objects.filter(role=role, person__is_active=True), at)
        .order_by("-starts", "pk")
        .values_list("person_id", flat=True)
    )


def holders(role: str, at: datetime, team: UUID | str | None = None) -> list[UUID]:
    """Who holds `role` at `at`, in `team` (or in every team) if one is named."""
    rows = holding_at(StaffRole.objects.filter(role=role, person__is_active=True), at)
    if team is not None:
        rows = rows.filter(team_id=team) | rows.filter(team__isnull=True)
    return list(rows.order_by("person__display_name", "pk").values_list("person_id", flat=True))


def rota(starts: datetime, ends: datetime) -> list[OnCall]:
    """Who is on call at any time from `starts` to `ends`, in order; the same instant twice asks for just then."""
    rows = OnCall.objects.filter(starts__lte=ends, ends__gt=starts).select_related("person")
    return list(rows.order_by("starts", "role", "pk"))


def covers(at: datetime) -> list[Cover]:
    """Cover that holds or is still to come."""
    return list(Cover.objects.filter(ends__gt=at).select_related("person", "team").order_by("starts", "pk"))


def leaves(at: datetime) -> list[Leave]:
    """Leave that holds or is still to come."""
    return list(
        Leave.objects.filter(ends__gt=at).select_related("person", "substitute").order_by("starts", "pk")
    )


def sites() -> list[Site]:
    return list(Site.objects.order_by("name"))


def teams() -> list[Team]:
    return list(Team.objects.select_related("site").order_by("site__name", "name"))


def open_invitations(at: datetime) -> list[Invitation]:
    """Invitations that can still be accepted."""
    rows = Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)
    return list(rows.select_related("team", "team__site").order_by("expires_at"))


def door_log(person_id: UUID | str, most: int = 50) -> list[SignInLog]:
    """The last things that happened at the door to one person, newest first."""
    return list(
        SignInLog.objects.filter(person_id=person_id).select_related("by").order_by("-at", "-pk")[:most]
    )


def clinic_changes(most: int = 10) -> list[SignInLog]:
    """Who last changed the clinic's details, and why, newest first."""
    rows = SignInLog.objects.filter(what=Happening.CLINIC_CHANGED).select_related("by")
    return list(rows.order_by("-at", "-pk")[:most])


def sign_in_of_client(client_id: UUID | str) -> Person | None:
    """A client's own sign-in, if they have joined the portal."""
    return Person.objects.filter(client_id=client_id).first()


def open_portal_code(client_id: UUID | str, at: datetime) -> Enrolment | None:
    """The code that would let this client in at `at`, if there is one; its letters are nowhere."""
    rows = Enrolment.objects.filter(
        client_id=client_id,
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        expires_at__gt=at,
        wrong_attempts__lt=ENROLMENT_ATTEMPTS,
    )
    return rows.select_related("made_by").order_by("-made_at").first()


def _roles_by_person(at: datetime, people: list[UUID] | None = None) -> dict[UUID, tuple[RoleHeld, ...]]:
    rows = holding_at(StaffRole.objects.all(), at).select_related("team", "team__site")
    if people is not None:
        rows = rows.filter(person_id__in=people)
    held: dict[UUID, tuple[RoleHeld, ...]] = {}
    for row in rows.order_by("role", "starts", "pk"):
        held[row.person_id] = (*held.get(row.person_id, ()), _role_held(row))
    return held


def _role_held(row: StaffRole) -> RoleHeld:
    team, site = (row.team.name, row.team.site.name) if row.team else ("", "")
    return RoleHeld(row.pk, row.role, team, site, row.starts, row.ends)


def _member(person: Person, roles: tuple[RoleHeld, ...]) -> Member:
    return Member(
        id=person.pk,
        name=person.display_name,
        username=person.username,
        email=person.email,
        active=person.is_active,
        roles=roles,
    )
