"""What happens again and again in a course of care, each in the entries that a real click would write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from steadystep.chart import Coding, Quantity, When
from steadystep.chart.intake import Allergy, Demographics, Diagnosis
from steadystep.chart.measures import Answers, DailyCheckin, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.team import TeamJoined
from steadystep.chart.therapy import AgendaPoint
from steadystep.chart.visits import VisitAttended, VisitBooked
from steadystep.clinic.chartroom.thinking import raised_id
from steadystep.clinic.consent.actor import Actor

from .cast import team_id
from .house import House
from .scribe import Scribe, local

# What a session of therapy was about: it is signed with its agenda (R59).
AGENDA: Final = (
    AgendaPoint(says="How the week was", kind="client", done=True),
    AgendaPoint(says="What was practised since last time", kind="practice", done=True),
    AgendaPoint(says="The next step", kind="plan", done=True),
)
# Items of each form, its highest answer, and how readily each item rises with the total.
_FORMS: Final = {
    "phq_9": (9, 3, (3, 4, 4, 4, 3, 3, 3, 1, 0)),
    "gad_7": (7, 3, (4, 4, 4, 3, 2, 3, 2)),
}
_LOINC: Final = {
    "Lithium level": ("14334-7", "mmol/L"), "Creatinine": ("2160-0", "mg/dL"), "Sodium": ("2951-2", "mmol/L"),
    "TSH": ("3016-3", "m[IU]/L"), "Potassium": ("2823-3", "mmol/L"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """A client as the front desk first writes them down. `team` is a team's name."""

    actor: Actor
    team: str
    legal_name: str
    birth_date: str
    preferred_name: str = ""
    pronouns: str = ""
    sex: str = "unknown"
    language: str = "en"
    interpreter: bool = False
    zone: str = ""
    phone: str = ""
    email: str = ""
    caregiver: Actor | None = None
    username: str = ""


@dataclass(slots=True)
class Diary:
    """Who is busy when, in five-minute steps, so that no two visits of one person overlap."""

    busy: dict[str, set[int]] = field(default_factory=dict)

    def claim(self, person: str, starts: datetime, minutes: int) -> bool:
        """Take that time if it is free; whether it was."""
        first = int(starts.timestamp()) // 300
        wanted = set(range(first, first + -(-minutes // 5)))
        taken = self.busy.setdefault(person, set())
        if taken & wanted:
            return False
        taken |= wanted
        return True

    def near(
        self,
        person: str,
        wanted: datetime,
        minutes: int,
        opening: Callable[[date], tuple[datetime, datetime] | None],
    ) -> datetime:
        """The first free time on that day at or after `wanted`, then before it, then on the days after."""
        for day in range(42):
            hours = opening(wanted.date() + timedelta(days=day))
            if hours is None:
                continue
            start = local(hours[0].date(), wanted.timetz().replace(tzinfo=None))
            for at in _times(max(hours[0], start), hours[0], hours[1] - timedelta(minutes=minutes)):
                if self.claim(person, at, minutes):
                    return at
        return wanted


def _times(start: datetime, opens: datetime, last: datetime) -> list[datetime]:
    half = timedelta(minutes=30)
    after = [start + half * step for step in range(int((last - start) / half) + 1)] if start <= last else []
    before = [start - half * step for step in range(1, int((start - opens) / half) + 1)]
    return after + [at for at in before if at <= last]


def registered(s: Scribe, at: datetime, who: Who, house: House) -> None:
    """The front desk takes someone in: R1, the first entries of a chart."""
    desk = house.of(who.team, "front_desk")
    s.did(at, desk, TeamJoined, team=team_id(who.team))
    s.did(
        at, desk, Demographics, legal_name=who.legal_name, preferred_name=who.preferred_name, pronouns=who.pronouns,
        birth_date=When(who.birth_date), sex_for_ranges=who.sex, language=who.language, interpreter=who.interpreter,
        zone=who.zone, phone=who.phone, email=who.email,
    )  # fmt: skip


def cared_for(s: Scribe, at: datetime, by: Actor, team: str, people: Sequence[tuple[Actor, str]]) -> None:
    """These people join the client's care by name."""
    for person, role in people:
        s.did(at, by, TeamJoined, team=team_id(team), person=person.id, role=role, name=person.name)


def diagnosed(s: Scribe, at: datetime, by: Actor, text: str, code: str, note: str = "", **more: Any) -> str:
    return s.did(at, by, Diagnosis, condition=Coding(text, code, "ICD-10-CM"), note=note, **more)


def no_allergies(s: Scribe, at: datetime, by: Actor) -> None:
    s.did(at, by, Allergy, none_known=True)


def visit(
    s: Scribe, at: datetime, by: Actor, purpose: str, *, booked: datetime, booked_by: Actor, minutes: int = 50,
    place: str = "in_person", attended: bool = True,
) -> str:  # fmt: skip
    """A visit booked at `booked` and, unless it is still to come, attended at `at`. The booking's id."""
    entry = s.did(
        booked, booked_by, VisitBooked, when=When.instant(at, s.zone), minutes=minutes, purpose=purpose,
        with_person=by.id, place=place,
    )  # fmt: skip
    if attended:
        s.did(at, by, VisitAttended, visit=entry, purpose=purpose, place=place)
    return entry


def form(
    s: Scribe,
    at: datetime,
    instrument: str,
    items: Sequence[int | None],
    *,
    by: Actor | None = None,
    way: str = "self",
) -> tuple[str, str]:
    """A questionnaire handed in. A risk item is kept first, as on the phone. Ids: the answers, and what anchors an event."""
    actor, sheet = by or s.me, f"{s.client}/{instrument}/{at.isoformat()}"
    anchor = ""
    if instrument == "phq_9" and items[8]:
        anchor = s.did(
            at - timedelta(minutes=1),
            actor,
            ItemAnswered,
            instrument=instrument,
            form=sheet,
            item=9,
            value=items[8],
        )
    entry = s.did(at, actor, Answers, instrument=instrument, form=sheet, items=tuple(items), way=way)
    return entry, anchor or entry


def spread(instrument: str, total: int, rng: Random, *, last: int = 0) -> list[int | None]:
    """Item answers that add up to `total`; item nine of PHQ-9 is `last` and the rest share what is left."""
    count, top, weights = _FORMS[instrument]
    items = [0] * count
    risk = instrument == "phq_9"
    if risk:
        items[8] = last
    free = count - 1 if risk else count
    left = min(max(0, total - items[8] if risk else total), free * top)
    while left:
        open_items = [n for n in range(free) if items[n] < top]
        items[rng.choices(open_items, [weights[n] + 0.2 for n in open_items])[0]] += 1
        left -= 1
    return [*items, min(3, round(total / 8))] if risk else list(items)


def event_of(s: Scribe, anchor: str, family: str = "ES01") -> str:
    """The id of the safety event that this answer raises."""
    return raised_id(s.client, family, anchor)


def typed(
    s: Scribe, at: datetime, by: Actor, instrument: str, total: float, permission: str, note: str = "", **more: Any,
) -> str:  # fmt: skip
    return s.did(
        at, by, ScoreTotal, instrument=instrument, total=total, permission=permission, note=note, **more
    )


def result(
    s: Scribe, at: datetime, by: Actor, name: str, value: float | str, unit: str = "", *, drawn: datetime | None = None,
    category: str = "lab", hours_after_dose: float | None = None, **more: Any,
) -> str:  # fmt: skip
    """A result as the nurse files it; a number takes the unit its name is known by."""
    code, usual = _LOINC.get(name, ("", ""))
    number = None if isinstance(value, str) else Quantity(value, unit or usual)
    return s.did(
        at, by, Observation, what=Coding(name, code, "LOINC" if code else ""), category=category, quantity=number,
        text=value if isinstance(value, str) else "", when=When.instant(drawn or at, s.zone),
        hours_after_dose=hours_after_dose, **more,
    )  # fmt: skip


def checkin(s: Scribe, day: date, rng: Random, hour: int = 20, **said: Any) -> None:
    """The evening's one minute, some time after `hour`."""
    at = local(day, "00:00", s.zone) + timedelta(hours=hour, minutes=rng.randrange(75))
    s.answered(at, DailyCheckin, day=day, **said)


def checkins(
    s: Scribe, first: date, last: date, rng: Random, how_often: float, said: Callable[[date], dict[str, Any]]
) -> None:
    """Check-ins from `first` to `last`, on about `how_often` of the days."""
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if rng.random() < how_often:
            checkin(s, day, rng, **said(day))
