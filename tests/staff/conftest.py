"""A small clinic: Pia prescribes, Tom is a therapist, Fran sits at the front desk, Cara is a case manager, Otto works in another team, Lea leads."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from steadystep.chart import NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Answers
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE, Role
from steadystep.clinic.ledger import reading
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN


@pytest.fixture(autouse=True)
def nothing_remembered(request):
    request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
    forget_clinic()
    cache.clear()
    yield
    forget_clinic()


@pytest.fixture(autouse=True)
def one_tap(settings):
    settings.DEMO = True


@pytest.fixture
def site(db):
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York", urine_tests="random")
    return actions.add_site(SOFTWARE, "test", name="Main Street")


@pytest.fixture
def team(site):
    return actions.add_team(SOFTWARE, "test", site=site, name="Adult team")


@pytest.fixture
def other_team(site):
    return actions.add_team(SOFTWARE, "test", site=site, name="Youth team")


def _member(name: str, role: Role, team) -> Person:
    person = actions.add_staff(SOFTWARE, "test", username=name.lower(), display_name=name)
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=team)
    return person


@pytest.fixture
def pia(team):
    return _member("Pia", Role.PRESCRIBER, team)


@pytest.fixture
def tom(team):
    return _member("Tom", Role.THERAPIST, team)


@pytest.fixture
def fran(team):
    return _member("Fran", Role.FRONT_DESK, team)


@pytest.fixture
def cara(team):
    return _member("Cara", Role.CASE_MANAGER, team)


@pytest.fixture
def lea(team):
    return _member("Lea", Role.LEAD, team)


@pytest.fixture
def ada(team):
    return _member("Ada", Role.ADMIN, team)


@pytest.fixture
def otto(other_team):
    return _member("Otto", Role.PRESCRIBER, other_team)


@pytest.fixture
def as_(client):
    """as_(pia) is a browser in which Pia has just signed in."""

    def signed_in(person):
        client.force_login(person, backend="steadystep.clinic.people.sessions.SignIn")
        session = client.session
        session[DEMO_SIGN_IN] = True
        session.save()
        return client

    return signed_in


def entry(body, **envelope) -> NewEntry:
    return NewEntry(id=str(uuid.uuid4()), body=body, **envelope)


def now() -> When:
    return When.instant(timezone.now() - timedelta(seconds=1), "America/New_York")


@pytest.fixture
def put():
    """put(person, client, body, ...) writes entries as that person; the entries that then stand."""

    def write_them(person, client_id, *bodies, **envelope):
        return write(
            actor_of(person, timezone.now()), client_id, [entry(body, **envelope) for body in bodies]
        ).entries

    return write_them


@pytest.fixture
def rosa(team, pia, tom, put) -> str:
    """Rosa's chart: in care with the team, by name with Pia and Tom."""
    client_id = str(uuid.uuid4())
    put(
        tom, client_id,
        Demographics(when=now(), legal_name="Rosa Example", preferred_name="Rosa", pronouns="she/her", birth_date=When("1991-04-12")),
        TeamJoined(when=now(), team=str(team.pk), name="Adult team"),
    )  # fmt: skip
    put(
        tom, client_id,
        TeamJoined(when=now(), team=str(team.pk), person=str(pia.pk), role="prescriber", name="Pia"),
        TeamJoined(when=now(), team=str(team.pk), person=str(tom.pk), role="therapist", name="Tom"),
    )  # fmt: skip
    return client_id


@pytest.fixture
def alarm(rosa, tom, put) -> str:
    """Rosa answered item nine with 2: the id of the event this raised."""
    put(
        tom,
        rosa,
        Answers(when=now(), instrument="phq_9", form="sheet", items=(1, 1, 1, 1, 1, 1, 1, 1, 2), way="paper"),
    )
    return next(one.id for one in reading.read_chart(rosa).entries if one.kind == "raised")


@pytest.fixture
def standing():
    """standing(client) are the bodies that stand, latest last."""
    return lambda client_id: [
        one.body for one in sorted(reading.read_chart(client_id).standing, key=lambda one: one.seq)
    ]
