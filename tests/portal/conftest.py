"""Rosa, a client of the small clinic, with a little of everything on her plan; signed in as herself."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from steadystep.chart import Chart, Dose, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Goal, PathwayPhase, Target
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.team import ConsentGiven, Message
from steadystep.chart.therapy import PracticeAssigned
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.chartroom import heartbeat
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import reading
from steadystep.clinic.people import actions
from steadystep.clinic.people.models import Person
from tests.small_clinic import UNCOMPARED, SmallClinic, fresh, herself, new_client, open_clinic

ZONE = "America/New_York"
TUESDAY_TEN = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)  # Tue 10:00 in New York: the clinic is open
SATURDAY_NIGHT = datetime(2026, 3, 8, 4, 0, tzinfo=UTC)  # Sat 23:00: closed, opens Mon 09:00


@dataclass
class Rosa:
    """Her chart's id, her sign-in, and a browser that is signed in as her."""

    client: str
    person: Person
    browser: Client
    clinic: SmallClinic
    ids: dict[str, str]

    @property
    def chart(self) -> Chart:
        return reading.read_chart(self.client)

    def get(self, address: str, **more: Any) -> Any:
        return self.browser.get(address, **more)

    def post(self, address: str, page: str = "", **fields: Any) -> Any:
        """Send what the form of `page` would send: its hidden fields, then `fields`."""
        hidden = hidden_fields(self.get(page or "/my/plan/").content.decode())
        return self.browser.post(address, {"id": str(uuid.uuid4()), "of": hidden["of"]} | fields)


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of a page by name, the first form winning."""
    return dict(reversed(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)))


@pytest.fixture
def at():
    """at(instant) moves the wall clock, sessions and all."""
    movers: list[Any] = []

    def move(instant: datetime) -> None:
        while movers:
            movers.pop().stop()
        mover = time_machine.travel(instant, tick=True)
        mover.start()
        movers.append(mover)

    yield move
    while movers:
        movers.pop().stop()


@pytest.fixture
def tuesday(at):
    at(TUESDAY_TEN)


@pytest.fixture
def rosa(db, tuesday) -> Rosa:
    return make_rosa()


def make_rosa(language: str = "en") -> Rosa:
    clinic = open_clinic()
    heartbeat.beat()
    client = new_client(clinic)
    ids = a_little_of_everything(clinic, client)
    person = actions.add_client_sign_in(
        SOFTWARE,
        "test",
        username="rosa",
        display_name="Rosa Reyes",
        client_id=uuid.UUID(client),
        language=language,
    )
    browser = Client()
    browser.force_login(person)
    return Rosa(client, person, browser, clinic, ids)


def a_little_of_everything(clinic: SmallClinic, client: str) -> dict[str, str]:
    now = datetime.now(UTC)
    then, today = When.instant(now, ZONE), now.date()
    steps = (
        DoseStep(first=today - timedelta(days=3), last=today + timedelta(days=3), amount=Dose(25, "mg")),
        DoseStep(first=today + timedelta(days=4), amount=Dose(50, "mg")),
    )
    order = fresh(
        Order(
            reasons=UNCOMPARED,
            when=then,
            name="sertraline",
            drug="sertraline",
            indication="panic",
            measure="phq_9",
            steps=steps,
        )
    )
    consent = fresh(
        ConsentGiven(when=then, recipient_kind="caregiver", recipient="carer", recipient_name="Luz Reyes",
                     purpose="help at home", scopes=(1, 3))
    )  # fmt: skip
    visit = fresh(
        VisitBooked(when=When.instant(now + timedelta(days=2), ZONE), minutes=50, purpose="therapy", place="video",
                    with_person=clinic.therapist.id)
    )  # fmt: skip
    practice = fresh(PracticeAssigned(when=then, name="Ride one stop on the subway", practice="ladder_step"))
    goal = fresh(Goal(when=then, text="Shop alone", sign="once a week", agreed=True))
    write(clinic.prescriber, client, [order])
    written = write(
        clinic.therapist, client,
        [goal, visit, practice, fresh(Target(when=then, name="low mood", measure="phq_9")),
         fresh(PathwayPhase(when=then, pathway="panic", phase="acute")),
         fresh(SafetyPlan(when=then, warning_signs=("I stop sleeping",), who_to_ask=("My sister, 555-010-4477",))),
         fresh(Message(when=then, to="client", text="See you on Thursday."))],
    )  # fmt: skip
    assert written.seq
    write_consent(client, consent)
    return {
        "order": order.id,
        "visit": visit.id,
        "practice": practice.id,
        "goal": goal.id,
        "consent": consent.id,
    }


def write_consent(client: str, consent: Any) -> None:
    write(herself(client), client, [consent])
