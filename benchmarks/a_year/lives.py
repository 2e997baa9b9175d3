"""The lives of the year: one for each way a safety event can come about, on a random day, and quiet ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from steadystep.chart import Body, NewEntry, When, read_body, write_body
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Answers, DailyCheckin
from steadystep.chart.safety import EventReported, Raised
from steadystep.chart.team import TeamJoined
from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.faces.cli.simulator.cast import ZONE, id_of, team_id
from steadystep.faces.cli.simulator.house import House
from steadystep.faces.cli.simulator.scribe import local
from tests.knowledge.test_every_event import AT, FOUND, LIST
from tests.spec.builder import Story
from tests.spec.clinic import STAFF, TEAM

HARBOR = "Harbor"
QUIET_LIVES = 12
_DAY = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
Step = tuple[datetime, Actor, NewEntry]


@dataclass(frozen=True)
class Life:
    """One client's year. `event` is the variant meant to be found at `level`, empty in a quiet life; `way`: how it comes about."""

    client: str
    event: str
    level: str
    way: str
    steps: tuple[Step, ...]


def lives(house: House, first: date, weeks: int, dice: Random) -> Iterator[Life]:
    """Every variant as somebody reports it and as each rule finds it by itself, then the quiet lives."""
    days = weeks * 7
    for event, (level, *_) in LIST.items():
        yield _injected(house, (event, level, "reported"), _reported(event), _shift(first, days, dice))
    for number, (event, rule, level, happens) in enumerate(FOUND):
        yield _injected(house, (event, level, f"{rule} ({number})"), happens, _shift(first, days, dice))
    for number in range(QUIET_LIVES):
        yield _quiet(house, number, first, days, dice)


def _shift(first: date, days: int, dice: Random) -> timedelta:
    """From the manual's March to some day of the year, with room for what comes before and after it."""
    return first + timedelta(days=dice.randint(90, days - 30)) - date.fromisoformat(AT[:10])


def _reported(event: str) -> Callable[[Story], object]:
    def happens(story: Story) -> None:
        story.day(AT).therapist.writes(
            lambda when: EventReported(when=when, event=event, says="As told."), f"reports {event}"
        )

    return happens


def _injected(
    house: House, meant: tuple[str, str, str], happens: Callable[[Story], object], later: timedelta
) -> Life:
    """`meant` is event, level and way."""
    story = Story()
    happens(story)
    client = id_of("year", *meant)
    people = {name: house.of(HARBOR, role) for name, role in STAFF.items()}
    people["client"] = herself(client)
    told = {name: actor.id for name, actor in people.items()} | {TEAM: team_id(HARBOR)}
    told |= {entry.id: id_of(client, entry.id) for entry in story.entries}
    steps = tuple(
        (
            entry.recorded_at + later,
            people[entry.author],
            NewEntry(
                id=told[entry.id], body=_retold(entry.body, told, later), labels=entry.labels,
                source="portal" if entry.author == "client" else "staff",
                supersedes=told[entry.supersedes] if entry.supersedes else None,
            ),
        )
        for entry in story.entries
        if not isinstance(entry.body, Raised)
    )  # fmt: skip
    return Life(client, *meant, steps)


def herself(client: str) -> Actor:
    return Actor(id=f"person-{client}", kind=ActorKind.CLIENT, name="Rosa", client=client)


def _retold(body: Body, told: dict[str, str], later: timedelta) -> Body:
    """The same of other people, on other days."""
    text = write_body(body).decode()
    for name, other in told.items():
        text = text.replace(f'"{name}"', f'"{other}"')
    if not isinstance(body, Demographics):  # a birth date stays
        text = _DAY.sub(lambda found: (date.fromisoformat(found[0]) + later).isoformat(), text)
    return read_body(body.kind(), text.encode())


def _quiet(house: House, number: int, first: date, days: int, dice: Random) -> Life:
    """Somebody who is well: a check-in on most days, PHQ-9 each month, nothing that should alarm anybody."""
    client = id_of("year", "quiet", number)
    me, therapist = herself(client), house.of(HARBOR, "therapist")
    steps: list[Step] = []

    def did(at: datetime, actor: Actor, body: Body) -> None:
        source = "portal" if actor is me else "staff"
        steps.append((at, actor, NewEntry(id=id_of(client, len(steps)), body=body, source=source)))

    begins = local(first, "09:00")
    now = When.instant(begins, ZONE)
    did(
        begins,
        house.lead,
        Demographics(when=now, legal_name=f"Quiet {number}", birth_date=When("1985-05-02"), zone=ZONE),
    )
    did(begins, house.lead, TeamJoined(when=now, team=team_id(HARBOR)))
    joins = TeamJoined(
        when=now, team=team_id(HARBOR), person=therapist.id, role="therapist", name=therapist.name
    )
    did(begins, house.lead, joins)
    for offset in range(1, days):
        day = first + timedelta(days=offset)
        at = local(day, "20:00") + timedelta(minutes=dice.randrange(90))
        if dice.random() < 0.7:
            did(at, me, DailyCheckin(
                when=When.instant(at, ZONE), day=day, mood=_near(6, 1.2, dice), craving=_near(1, 0.8, dice),
                anxiety=_near(3, 1.2, dice), energy=dice.choice((-1, 0, 0, 0, 1)), sleep_hours=round(dice.gauss(7.2, 0.7), 1),
            ))  # fmt: skip
        if offset % 28 == 7:
            items = [dice.randint(0, 1) for _ in range(8)]
            did(
                at,
                me,
                Answers(
                    when=When.instant(at, ZONE),
                    instrument="phq_9",
                    form=f"{client}/{day}",
                    items=(*items, 0, 0),
                ),
            )
    return Life(client, "", "", "quiet", tuple(steps))


def _near(usual: float, spread: float, dice: Random) -> int:
    return min(10, max(0, round(dice.gauss(usual, spread))))
