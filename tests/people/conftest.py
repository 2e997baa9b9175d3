"""A small clinic and its cast."""

from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.utils import timezone

from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Person, Team

PASSWORD = "marble otter lantern"
ROSA = UUID("0192b1a0-0000-7000-8000-000000000001")


@pytest.fixture(autouse=True)
def fresh_rate_limits(request):
    """The limits live in a table that is no model, so nothing else empties it."""
    if "db" in request.fixturenames or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
        cache.clear()


@pytest.fixture
def clinic(db):
    return actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York")


@pytest.fixture
def team(clinic) -> Team:
    site = actions.add_site(SOFTWARE, "test", name="Main Street")
    return actions.add_team(SOFTWARE, "test", site=site, name="Adult team")


@pytest.fixture
def member(team):
    """member("ines", Role.NURSE) is a member of staff with a password, in the team."""

    def make(username: str, role: Role, *, second_step: bool = True) -> Person:
        person = actions.add_staff(SOFTWARE, "test", username=username, display_name=username.title())
        person.set_password(PASSWORD)
        person.save()
        actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=team)
        if second_step:
            TOTP.activate(person, "JBSWY3DPEHPK3PXP")
        return person

    return make


@pytest.fixture
def acting():
    """acting(person) is their actor now."""

    return lambda person: actor_of(person, timezone.now())


@pytest.fixture
def ada(member) -> Person:
    """The administrator."""
    return member("ada", Role.ADMIN)


@pytest.fixture
def signed_in(client):
    """signed_in(person) is a test client who has just signed in."""

    def make(person: Person):
        client.force_login(person, backend="steadystep.clinic.people.sessions.SignIn")
        return client

    return make
