"""A few invented clients the demo always has: the open alarm, the overdue one, and others worth a first look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.safety import SafetyPlan
from steadystep.chart.team import ConsentGiven
from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.acts import Diary, Who
from steadystep.faces.cli.simulator.cast import ZONE, dice, id_of
from steadystep.faces.cli.simulator.house import House
from steadystep.faces.cli.simulator.scribe import Scribe, local

from . import phrases
from .plan import KEEN, STEADY, Plan, for_the_young, opening
from .sorts import SORTS
from .turning_points import expecting, hospital_stay, mother_asks

MOTHER: Final = Actor(id=id_of("caregiver", "marian"), kind="caregiver", name="Marian Ellery")


@dataclass(frozen=True, slots=True)
class Special:
    """Who, since how many weeks, with which sort and shape; `then` is what makes them special."""

    key: str
    team: str
    name: str
    pronouns: str
    sex: str
    age: int
    weeks: float
    pathway: str
    shape: str
    medicine: int
    then: Callable[[Plan], None]
    language: str = "en"
    zone: str = ""
    caregiver: Actor | None = None

    def who(self, until: datetime) -> Who:
        actor = Actor(
            id=id_of("person", self.key), kind="client", name=self.name, client=id_of("client", self.key)
        )
        born = until.date() - timedelta(days=round(self.age * 365.25) + 40)
        return Who(
            actor=actor, team=self.team, legal_name=self.name, preferred_name=self.name.split()[0], pronouns=self.pronouns, sex=self.sex,
            birth_date=born.isoformat(), language=self.language, zone=self.zone, phone="555-0100", username=self.key,
            caregiver=self.caregiver,
        )  # fmt: skip

    def plan(self, house: House, diary: Diary, until: datetime) -> Plan:
        sort = next(one for one in SORTS if one.pathway == self.pathway)
        sort = for_the_young(sort) if self.age < 18 else sort
        who, rng = self.who(until), dice(self.key)
        start = until.astimezone(zone_named(ZONE)).date() - timedelta(weeks=self.weeks)
        return Plan(
            s=Scribe(who.actor, zone=self.zone or ZONE, labels=sort.labels), who=who, house=house, diary=diary, rng=rng, until=until,
            start=start - timedelta(days=max(0, start.weekday() - 4)), sort=sort, shape=self.shape, base=sort.baseline[1] - 2,
            medicine=sort.medicines[self.medicine] if self.medicine >= 0 else None, keen=STEADY if self.weeks < 8 else KEEN,
            ending="in_care", end_week=self.weeks + 60, therapist=house.of(self.team, "therapist"),
            prescriber=house.of(self.team, "prescriber"),
        )  # fmt: skip


def _now_open(p: Plan) -> None:
    """Twenty minutes ago, on the phone: item nine answered 2. Nobody has taken it on yet."""
    acts.form(p.s, p.until - timedelta(minutes=20), "phq_9", acts.spread("phq_9", 19, p.rng, last=2))


def _overdue(p: Plan) -> None:
    """Two days ago in the morning: item nine answered 1, and everybody thought that another had called."""
    day = p.today - timedelta(days=2)
    hours = opening(day)
    at = local(day, "10:20") if hours is None else hours[0] + timedelta(hours=1, minutes=50)
    acts.form(p.s, at, "phq_9", acts.spread("phq_9", 14, p.rng, last=1))


def _guardian(p: Plan) -> None:
    """Sixteen: the mother sees visits and a copy of the safety plan, and nothing else."""
    p.s.answered(local(p.start, "17:30"), ConsentGiven, recipient_kind="caregiver", recipient=MOTHER.id, recipient_name=MOTHER.name,
                 purpose="My mother may see when my visits are and have a copy of my safety plan.", scopes=(1, 2, 7))  # fmt: skip
    p.s.did(local(p.start, "17:40"), p.therapist, SafetyPlan, **phrases.SAFETY_PLAN)
    mother_asks(p)


def _nothing(p: Plan) -> None:
    """The course itself is what is worth a look."""


SPECIALS: Final = (
    Special(
        "jonah", "Meadow", "Jonah Whitlow", "he/him", "male", 24, 5, "depression", "no_response", 0, _now_open
    ),
    Special(
        "delia",
        "Lantern",
        "Delia Sandoval",
        "she/her",
        "female",
        52,
        9,
        "depression",
        "partial",
        2,
        _overdue,
        "es",
    ),
    Special(
        "imani",
        "Harbor",
        "Imani Larkin",
        "she/her",
        "female",
        31,
        22,
        "depression",
        "early_warning",
        0,
        expecting,
    ),
    Special(
        "rowan",
        "Juniper",
        "Rowan Ellery",
        "they/them",
        "unknown",
        16,
        7,
        "anxiety",
        "response",
        -1,
        _guardian,
        caregiver=MOTHER,
    ),
    Special(
        "edith",
        "Juniper",
        "Edith Garrow",
        "she/her",
        "female",
        74,
        30,
        "bipolar_2",
        "response",
        0,
        hospital_stay,
    ),
    Special(
        "rafael",
        "Lantern",
        "Rafael Moss",
        "he/him",
        "male",
        43,
        26,
        "ptsd",
        "lapse",
        0,
        _nothing,
        "es",
        "America/Chicago",
    ),
)
