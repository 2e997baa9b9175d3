"""What is drawn for one client before anything is told: sort, shape, how keen, and how things stand today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, Literal

from steadystep.chart.when import zone_named
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator.acts import Diary, Who
from steadystep.faces.cli.simulator.cast import HOURS, ZONE, dice
from steadystep.faces.cli.simulator.house import House
from steadystep.faces.cli.simulator.scribe import Scribe, local

from .people import age, person
from .shapes import choose
from .sorts import SORTS, Medicine, Sort

Ending = Literal["in_care", "silent", "dropped_out", "completed", "moved_away"]
_ENDINGS: Final[tuple[Ending, ...]] = ("in_care", "silent", "dropped_out", "completed", "moved_away")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STEADY, KEEN, PATCHY = 0.95, 0.75, 0.25


@dataclass(frozen=True, slots=True)
class Plan:
    """One client's course. `keen` is how much of what is asked gets done, 0 to 1; `risk_weeks` when item nine was not 0."""

    s: Scribe
    who: Who
    house: House
    diary: Diary
    rng: Random
    until: datetime
    start: date
    sort: Sort
    medicine: Medicine | None
    shape: str
    base: int
    keen: float
    ending: Ending
    end_week: float
    therapist: Actor
    prescriber: Actor
    risk_weeks: tuple[int, ...] = ()

    @property
    def today(self) -> date:
        return self.until.astimezone(zone_named(ZONE)).date()

    @property
    def weeks(self) -> float:
        """Weeks in care so far."""
        return (self.today - self.start).days / 7

    def in_care(self, at: datetime) -> bool:
        """Whether the client is still coming then."""
        return (at.date() - self.start).days / 7 <= self.end_week

    def day(self, week: float) -> date:
        return self.start + timedelta(days=round(week * 7))

    def role(self, role: str) -> Actor:
        return self.house.of(self.who.team, role)


def opening(day: date) -> tuple[datetime, datetime] | None:
    """When the clinic is open that day."""
    hours = HOURS.get(_DAYS[day.weekday()])
    return (local(day, hours[0]), local(day, hours[1])) if hours else None


def drawn(number: int, seed: int, team: str, house: House, diary: Diary, until: datetime) -> Plan:
    """The course of the `number`-th client: the same for the same seed and day."""
    rng = dice(seed, number)
    today = until.astimezone(zone_named(ZONE)).date()
    who, sort, perinatal = _who(number, seed, team, today, rng)
    start = _started(today, rng)
    weeks = (today - start).days / 7
    ending = _ending(rng, weeks)
    s = Scribe(who.actor, zone=who.zone or ZONE, labels=sort.labels)
    return Plan(
        s=s, who=who, house=house, diary=diary, rng=rng, until=until, start=start, sort=sort, shape=choose(rng),
        medicine=None if age(who, today) < 18 or rng.random() < 0.12 else _medicine(sort, perinatal, rng), base=rng.randint(*sort.baseline),
        keen=rng.choice((STEADY, KEEN, KEEN, 0.5, PATCHY)), ending=ending, end_week=_end_week(rng, weeks, ending),
        therapist=house.of(team, "therapist", rng.randrange(2)), prescriber=house.of(team, "prescriber"), risk_weeks=_risk(rng, sort),
    )  # fmt: skip


def who_of(number: int, seed: int, team: str, until: datetime) -> Who:
    """Only the person of `drawn`, for their sign-in."""
    rng, today = dice(seed, number), until.astimezone(zone_named(ZONE)).date()
    return _who(number, seed, team, today, rng)[0]


def _who(number: int, seed: int, team: str, today: date, rng: Random) -> tuple[Who, Sort, bool]:
    sort = rng.choices(SORTS, [one.share for one in SORTS])[0]
    perinatal = sort.pathway == "depression" and rng.random() < 0.08
    who = person(number, seed, team, today, rng, perinatal=perinatal)
    return who, for_the_young(sort) if age(who, today) < 18 else sort, perinatal


def for_the_young(sort: Sort) -> Sort:
    """Under 18 no depression form of the files applies yet (PHQ-9 is for adults), so what is followed is GAD-7."""
    anxiety = next(one for one in SORTS if one.pathway == "anxiety")
    return replace(anxiety, measures=("gad_7",))


def _medicine(sort: Sort, perinatal: bool, rng: Random) -> Medicine:
    return sort.medicines[0] if perinatal else rng.choice(sort.medicines)


def _started(today: date, rng: Random) -> date:
    """A year of starts, more of them lately; a third on today's weekday, so that there is a day's work to look at."""
    day = today - timedelta(days=5 + int(355 * rng.random() ** 1.25))
    if rng.random() < 0.33:
        return day - timedelta(days=(day.weekday() - today.weekday()) % 7)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _ending(rng: Random, weeks: float) -> Ending:
    if weeks < 8:
        return "in_care"
    late = weeks > 26
    return rng.choices(_ENDINGS, (78, 7, 5, 8 if late else 1, 2))[0]


def _end_week(rng: Random, weeks: float, ending: Ending) -> float:
    if ending == "in_care":
        return weeks + 60
    if ending == "silent":
        return weeks - rng.uniform(3, 5)
    return weeks * rng.uniform(0.55, 0.8)


def _risk(rng: Random, sort: Sort) -> tuple[int, ...]:
    """For a few, an early form says something of item nine."""
    return (rng.choice((0, 2)),) if "phq_9" in sort.measures and rng.random() < 0.06 else ()
