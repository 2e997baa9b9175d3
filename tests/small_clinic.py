"""One site, one team, four people, and clients as they are needed: for tests of what happens across rooms."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from steadystep.chart import NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import DailyCheckin, ItemAnswered
from steadystep.chart.medication import ReasonGiven
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import SOFTWARE, Actor, ActorKind, Role
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_named

# The reason of an order in a test that is not about comparing the options first (R32).
UNCOMPARED = (ReasonGiven(rule="medication.options", reason="emergency"),)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SmallClinic:
    team: str
    prescriber: Actor
    therapist: Actor
    lead: Actor
    admin: Actor


def open_clinic() -> SmallClinic:
    """Make it in an empty database."""
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York", urine_tests="random")
    site = actions.add_site(SOFTWARE, "test", name="Main Street")
    team = actions.add_team(SOFTWARE, "test", site=site, name="Adult team")
    forget_clinic()
    return SmallClinic(
        team=str(team.pk), prescriber=_staff("pia", Role.PRESCRIBER, team), therapist=_staff("tariq", Role.THERAPIST, team),
        lead=_staff("lena", Role.LEAD, team), admin=_staff("ada", Role.ADMIN, None),
    )  # fmt: skip


def new_client(clinic: SmallClinic, name: str = "Rosa Reyes") -> str:
    """A client in the care of the team; the id is given back."""
    client = str(uuid.uuid4())
    now = When.instant(clock.now(), "America/New_York")
    write(
        clinic.therapist, client,
        [fresh(Demographics(when=now, legal_name=name, birth_date=When("1988-04-12"), zone="America/New_York")),
         fresh(TeamJoined(when=now, team=clinic.team)),
         fresh(TeamJoined(when=now, team=clinic.team, person=clinic.therapist.id, role="therapist"))],
    )  # fmt: skip
    return client


def fresh(body: object, **more: object) -> NewEntry:
    return NewEntry(id=str(uuid.uuid4()), body=body, **more)


def herself(client: str) -> Actor:
    """The client, acting for herself."""
    return Actor(id=f"person-{client}", kind=ActorKind.CLIENT, name="Rosa", client=client)


def answer_item_nine(client: str, value: int = 1) -> Written:
    body = ItemAnswered(
        when=When.instant(clock.now()), instrument="phq_9", form=str(uuid.uuid4()), item=9, value=value
    )
    return write(herself(client), client, [fresh(body, source="portal")])


def check_in(client: str, entry: str | None = None, sleep_hours: float = 7) -> Written:
    body = DailyCheckin(when=When.instant(clock.now()), day=clock.now().date(), sleep_hours=sleep_hours)
    return write(
        herself(client), client, [NewEntry(id=entry or str(uuid.uuid4()), body=body, source="portal")]
    )


def _staff(username: str, role: Role, team: object) -> Actor:
    person = actions.add_staff(
        SOFTWARE, "test", username=username, display_name=username.title(), email=f"{username}@example.org"
    )
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=team, starts=LONG_AGO)
    forget_clinic()
    found = actor_named(username, clock.now())
    assert found is not None
    return found
