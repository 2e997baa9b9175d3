"""A clinic in the database with one person of each role, and clients who write for themselves."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from steadystep.chart import AnyEntry, Body, Dose, NewEntry, When, say
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Answers
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.plan import Goal
from steadystep.chart.safety import Raised
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.chartroom.writing import Written, write
from steadystep.clinic.consent.actor import SOFTWARE, Actor, Role
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import StaffRole
from tests.small_clinic import UNCOMPARED

# Tuesday 3 March 2026, 10:00 in New York.
MORNING = datetime(2026, 3, 3, 15, tzinfo=UTC)
ZONE = "America/New_York"
QUIET = (0, 0, 0, 0, 0, 0, 0, 0, 0)
LOW = (0, 0, 0, 0, 0, 0, 0, 0, 1)
MODERATE = (3, 3, 3, 3, 3, 3, 3, 3, 2)
NAMES = {
    "tess": Role.THERAPIST, "pete": Role.PRESCRIBER, "nora": Role.NURSE, "cora": Role.CASE_MANAGER, "paul": Role.PEER,
    "fred": Role.FRONT_DESK, "lena": Role.LEAD, "ada": Role.ADMIN,
}  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """`team` has Rosa and Amal; `other` is a team at another site, and Xena works only there."""

    team: str
    other: str
    people: dict[str, Actor]

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def make_cast() -> Cast:
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone=ZONE)
    places = [actions.add_site(SOFTWARE, "test", name=name) for name in ("Main Street", "Hill Road")]
    team, other = (actions.add_team(SOFTWARE, "test", site=site, name="Team") for site in places)
    joined = {}
    for name, role in {**NAMES, "xena": Role.THERAPIST}.items():
        person = actions.add_staff(SOFTWARE, "test", username=name, display_name=name.title())
        mine = other if name == "xena" else team
        actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=mine)
        joined[name] = person
    StaffRole.objects.update(starts=datetime(2020, 1, 1, tzinfo=UTC))
    forget_clinic()
    return Cast(
        str(team.pk), str(other.pk), {name: actor_of(person, MORNING) for name, person in joined.items()}
    )


def as_client(client: str) -> Actor:
    return Actor(id=f"self-{client[:8]}", kind="client", name="Rosa", client=client)


def new(body: Body, *, entry_id: str = "", **more: object) -> NewEntry:
    return NewEntry(id=entry_id or str(uuid.uuid4()), body=body, **more)  # type: ignore[arg-type]


def when(at: datetime = MORNING) -> When:
    return When.instant(at, ZONE)


def admit(cast: Cast, name: str = "Rosa", *, team: str = "", at: datetime = MORNING) -> str:
    """A new client, taken in by Lena, looked after by Tess and Pete."""
    client, into = str(uuid.uuid4()), team or cast.team
    entries: list[Body] = [TeamJoined(when=when(at), team=into), Demographics(when=when(at), legal_name=name)]
    entries += [
        TeamJoined(when=when(at), team=into, person=who.id, role=next(iter(who.roles)), name=who.name)
        for who in ((cast.tess, cast.pete) if into == cast.team else (cast.xena,))
    ]
    taker = cast.lena if into == cast.team else cast.xena
    write(taker, client, [new(body) for body in entries])
    return client


def answers(*items: int | None, form: str = "", at: datetime = MORNING) -> Answers:
    return Answers(when=when(at), instrument="phq_9", form=form or str(uuid.uuid4()), items=items)


def one(written: Written) -> AnyEntry:
    (entry,) = written.entries
    return entry


def later(**span: float) -> datetime:
    return MORNING + timedelta(**span)


RAISED = Raised(
    when=when(), event="ES01-1", family="ES01", anchor="a", level="T2", rule="r", says=say("x"), because=(),
    owner_role="therapist", known_at=MORNING, due=MORNING,
)  # fmt: skip
GOAL = Goal(when=When("2026-03-03"), text="Shop alone.")


def order(drug: str, name: str = "", route: str = "oral", milligrams: float = 50) -> Order:
    return Order(
        reasons=UNCOMPARED,
        when=when(),
        name=name or drug,
        drug=drug,
        indication="mood",
        steps=(DoseStep(first=date(2026, 3, 4), amount=Dose(milligrams, "mg")),),
        route=route,
    )


def everything() -> tuple[int, int, int, int]:
    """How many entries, duties, notices and caseload rows stand: what a refused write must leave alone."""
    return (
        EntryRow.objects.count(),
        DutyRow.objects.count(),
        Notice.objects.count(),
        CaseloadRow.objects.count(),
    )
