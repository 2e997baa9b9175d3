"""Everybody who could come to a page: one of each role, others of other teams and sites, clients, caregivers, nobody."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.test import Client

from steadystep.chart import AnyEntry, NewEntry, When
from steadystep.chart.pictures import ResultPictured
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE, Actor, Role
from steadystep.clinic.ledger import appending, pictures
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Person
from steadystep.clinic.people.sign_in import DEMO_SIGN_IN

from .marks import PICTURE, Book, Mark

ROLES = tuple(role.value for role in Role)
SCOPES = frozenset({1, 3, 7, 9, 10})


@dataclass
class House:
    """`rosa` is the marked chart; `people` by what they are called in the tables; `marks` by their words."""

    rosa: str
    other: str
    book: Book
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def marks(self) -> dict[str, Mark]:
        return self.book.marks

    def browser(self, who: str, *, csrf: bool = False) -> Client:
        """A browser in which `who` has just signed in; nobody has signed in for `signed_out`."""
        browser = Client(enforce_csrf_checks=csrf, raise_request_exception=False)
        if who != "signed_out":
            browser.force_login(self.people[who], backend="steadystep.clinic.people.sessions.SignIn")
            session = browser.session
            session[DEMO_SIGN_IN] = True
            session.save()
        return browser

    def actor(self, who: str) -> Actor:
        return actor_of(self.people[who], datetime.now(UTC))


def build(kinds: Collection[str] = ()) -> House:
    """A clinic of two sites; Rosa is with the adult team of the first. `kinds` as for `Book`."""
    actions.make_clinic(SOFTWARE, "test", name="Riverside", zone="America/New_York", urine_tests="random")
    main, far = (actions.add_site(SOFTWARE, "test", name=name) for name in ("Main Street", "Far Hill"))
    team = actions.add_team(SOFTWARE, "test", site=main, name="Adult team")
    youth = actions.add_team(SOFTWARE, "test", site=main, name="Youth team")
    distant = actions.add_team(SOFTWARE, "test", site=far, name="Far team")
    people = {role: _staff(role, role, team) for role in ROLES if role != "admin"}
    people["admin"] = _staff("admin", "admin", None)
    people["other_team"] = _staff("otto", "prescriber", youth)
    people["other_nurse"] = _staff("nell", "nurse", distant)
    people["other_lead"] = _staff("olaf", "lead", distant)
    rosa, other = str(uuid.uuid4()), str(uuid.uuid4())
    forget_clinic()
    book = Book(rosa, str(team.pk), str(people["therapist"].pk), kinds)
    _append(rosa, book)
    _append(other, Book(other, str(distant.pk), str(people["other_nurse"].pk)), only=2)
    house = House(rosa, other, book, people)
    house.people |= _from_outside(house)
    return house


def _staff(username: str, role: str, team: object) -> Person:
    person = actions.add_staff(
        SOFTWARE, "test", username=username, display_name=username.replace("_", " ").title()
    )
    actions.give_role(SOFTWARE, "test", person_id=person.pk, role=role, team=team)
    return person


def _append(client: str, book: Book, *, only: int | None = None) -> None:
    append(client, book.entries[:only])


def append(client: str, entries: Sequence[AnyEntry]) -> None:
    """Past the door, which would not let one author write every kind under every label."""
    appending.append(appending.lock_head(client), entries)
    for one in entries:
        if isinstance(one.body, ResultPictured):
            pictures.keep(client, one.id, PICTURE)
    recompute(client)


def _from_outside(house: House) -> dict[str, Person]:
    herself = actions.add_client_sign_in(
        SOFTWARE, "test", username="rosa", display_name="Rosa", client_id=uuid.UUID(house.rosa)
    )
    someone = actions.add_client_sign_in(
        SOFTWARE, "test", username="else", display_name="Else", client_id=uuid.UUID(house.other)
    )
    luz, mia, nobody = (
        actions.add_caregiver(SOFTWARE, "test", username=name, display_name=name.title())
        for name in ("luz", "mia", "nia")
    )
    me = actor_of(herself, datetime.now(UTC))
    for carer, labels in ((luz, ()), (mia, ("part2",))):
        write(me, house.rosa, [_consent(str(carer.pk), labels)])
    return {
        "client": herself,
        "other_client": someone,
        "caregiver": luz,
        "caregiver_part2": mia,
        "caregiver_none": nobody,
    }


def _consent(carer: str, labels: tuple[str, ...]) -> NewEntry:
    then = When.instant(datetime.now(UTC) - timedelta(minutes=1))
    body = ConsentGiven(
        when=then, recipient_kind="caregiver", recipient=carer, recipient_name="Carer", purpose="help at home",
        scopes=tuple(SCOPES), labels=labels,
    )  # fmt: skip
    return NewEntry(id=str(uuid.uuid4()), body=body, source="portal")


def written() -> int:
    """How many entries stand, whoever's: unchanged means that nothing was half written."""
    return EntryRow.objects.count()
