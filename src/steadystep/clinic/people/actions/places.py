"""The clinic itself, its sites and teams."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.consent.actor import SOFTWARE, Actor, ActorKind, Role
from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.mistakes import NoLongerGood
from steadystep.clinic.people.models import Clinic, Kind, Person, Site, StaffRole, Team
from steadystep.clinic.people.permissions import check_can_administer, check_can_manage_people

_OF_THE_CLINIC = {
    "name", "zone", "working_hours", "holidays", "pharmacy_states", "pharmacies", "treatment_programs", "urine_tests",
}  # fmt: skip
# The national line of the United States: https://988lifeline.org. A clinic elsewhere replaces it in set-up.
USUAL_CRISIS_NUMBERS = (
    {"number": "988", "name": "988 Suicide & Crisis Lifeline", "languages": ["en", "es"]},
)


def make_clinic(by: Actor, why: str, *, name: str, zone: str, demo: bool = False, **details: Any) -> Clinic:
    """Make the one row of the clinic; `details` are its other fields. Raises NoLongerGood if it exists."""
    details.setdefault("crisis_numbers", list(USUAL_CRISIS_NUMBERS))
    try:
        with transaction.atomic():
            made = Clinic.objects.create(name=name, zone=zone, demo=demo, **details)
            write_down(Happening.CLINIC_SET_UP, by=by, why=why)
    except IntegrityError as error:
        raise NoLongerGood(_("This clinic is set up already. Sign in instead.")) from error
    return made


@transaction.atomic
def set_up_clinic(
    *, places: Mapping[str, Sequence[str]], administrator: Person, password: str, **details: Any
) -> Person:
    """First run: the clinic, its sites with their teams, and the first administrator, or nothing of it.

    `places` maps a site's name to its teams' names; `administrator` is an unsaved Person; `details` go to
    `make_clinic`. Raises NoLongerGood if the clinic exists and ValidationError if the user name is taken.
    """
    make_clinic(SOFTWARE, "first run", **details)
    for site_name, team_names in places.items():
        site = Site.objects.create(name=site_name)
        Team.objects.bulk_create([Team(site=site, name=name) for name in team_names])
    administrator.kind = Kind.STAFF
    administrator.set_password(password)
    administrator.full_clean()
    administrator.save(force_insert=True)
    StaffRole.objects.create(person=administrator, role=Role.ADMIN)
    write_down(Happening.ROLE_GIVEN, person=administrator, why="first administrator")
    return administrator


def new_administrator(username: str, display_name: str, email: str, language: str, zone: str) -> Person:
    """An unsaved first administrator for `set_up_clinic`, so that pages need no table."""
    return Person(
        username=username.strip().lower(),
        display_name=display_name.strip(),
        email=email,
        language=language,
        zone=zone,
    )


@transaction.atomic
def change_clinic(by: Actor, why: str, **details: Any) -> Clinic:
    """Change the clinic's name, zone, hours, holidays, pharmacies and their states, treatment programs or when urine is tested; `demo` never changes.

    The log names the fields that are different now and why; what is the same is not written again.
    """
    check_can_administer(by)
    return _changed(by, why, _OF_THE_CLINIC, details)


@transaction.atomic
def change_crisis_lines(by: Actor, why: str, **details: Any) -> Clinic:
    """Change `crisis_numbers` and `crisis_place`: leads, who know what serves their place, and administrators."""
    check_can_manage_people(by)
    return _changed(by, why, {"crisis_numbers", "crisis_place"}, details)


@transaction.atomic
def change_consent_ages(by: Actor, why: str, rows: list[dict[str, Any]]) -> Clinic:
    """From which age minors agree alone here: leads and administrators, who answer for the citation."""
    check_can_manage_people(by)
    return _changed(by, why, {"consent_ages"}, {"consent_ages": rows})


@transaction.atomic
def change_programme_windows(by: Actor, why: str, rows: list[dict[str, Any]]) -> Clinic:
    """Within how many days the monitoring programme is asked, by state: leads and administrators answer for the citation."""
    check_can_manage_people(by)
    return _changed(by, why, {"programme_windows"}, {"programme_windows": rows})


def _changed(by: Actor, why: str, allowed: set[str], details: dict[str, Any]) -> Clinic:
    if unknown := set(details) - allowed:
        raise TypeError(f"This changes no {', '.join(sorted(unknown))}; it changes {sorted(allowed)}.")
    row = Clinic.objects.select_for_update().get()
    changed = {field: value for field, value in details.items() if getattr(row, field) != value}
    if not changed:
        return row
    for field, value in changed.items():
        setattr(row, field, value)
    row.full_clean()
    row.save(update_fields=list(changed))
    write_down(Happening.CLINIC_CHANGED, by=by, why=f"{', '.join(sorted(changed))}: {why}")
    return row


@transaction.atomic
def add_site(by: Actor, why: str, *, name: str, address: str = "", site_id: UUID | None = None) -> Site:
    """`site_id` may be chosen, so that the demo is the same on every machine."""
    _check_may_change_places(by)
    site = Site(pk=site_id or uuid4(), name=name.strip(), address=address.strip())
    site.full_clean()
    site.save(force_insert=True)
    write_down(Happening.PLACES_CHANGED, by=by, why=why)
    return site


@transaction.atomic
def add_team(by: Actor, why: str, *, site: Site, name: str, team_id: UUID | None = None) -> Team:
    """`team_id` may be chosen, so that the demo is the same on every machine."""
    _check_may_change_places(by)
    team = Team(pk=team_id or uuid4(), site=site, name=name.strip())
    team.full_clean()
    team.save(force_insert=True)
    write_down(Happening.PLACES_CHANGED, by=by, why=why)
    return team


def _check_may_change_places(by: Actor) -> None:
    if by.kind != ActorKind.SOFTWARE:
        check_can_manage_people(by)
