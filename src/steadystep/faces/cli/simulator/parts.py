"""A team's share of the demo: its members of the cast first, then invented courses, one diary for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from steadystep.chart import Refused
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.history import write_history
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import actions

from . import cast
from .acts import Diary, Who
from .answering import answering
from .courses.plan import drawn, who_of
from .courses.special import SPECIALS, Special
from .courses.telling import tell
from .house import House, house
from .scribe import Scribe
from .stories import STORIES, Story
from .stories.telling import Told, shift_of

TEAMS = tuple(team for place in cast.PLACES for team in place.teams)


@dataclass(frozen=True, slots=True)
class Lived:
    """One client written: how many entries, or why the doors refused."""

    called: str
    entries: int
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """`numbers` are the invented clients of this team; the same part gives the same lives in any process."""

    team: str
    numbers: tuple[int, ...]
    seed: int
    until: datetime

    @property
    def stories(self) -> list[Story]:
        return [story for story in STORIES if story.who().team == self.team]

    @property
    def specials(self) -> list[Special]:
        return [one for one in SPECIALS if one.team == self.team]

    @property
    def size(self) -> int:
        return len(self.numbers) + len(self.stories) + len(self.specials)

    def cast(self) -> list[Who]:
        """The members of the cast in this team."""
        return [story.who() for story in self.stories] + [one.who(self.until) for one in self.specials]

    def invented(self) -> list[Who]:
        return [who_of(number, self.seed, self.team, self.until) for number in self.numbers]

    def live(self) -> Iterator[Lived]:
        """Tell and write every life, one after another."""
        at_home, diary = house(), Diary()
        with clock.simulated(self.until):
            for called, scribe in self._told(at_home, diary):
                yield _written(called, scribe, self.until)

    def _told(self, at_home: House, diary: Diary) -> Iterator[tuple[str, Scribe]]:
        today = self.until.astimezone(zone_named(cast.ZONE)).date()
        for story in self.stories:
            s = Scribe(story.who().actor, labels=story.labels)
            rng = cast.dice(self.seed, story.key)
            story.tell(
                Told(
                    s=s,
                    house=at_home,
                    diary=diary,
                    shift=shift_of(story.last_day, self.until),
                    today=today,
                    rng=rng,
                )
            )
            for visit in s.visits():
                diary.claim(*visit)
            yield story.key, s
        for one in self.specials:
            plan = one.plan(at_home, diary, self.until)
            tell(plan)
            one.then(plan)
            yield one.key, plan.s
        for number in self.numbers:
            plan = drawn(number, self.seed, self.team, at_home, diary, self.until)
            tell(plan)
            yield plan.who.legal_name, plan.s


def parts_of(clients: int, seed: int, until: datetime) -> list[Part]:
    """One part a team. The cast counts among `clients`, and is always there."""
    invented = max(0, clients - len(STORIES) - len(SPECIALS))
    return [
        Part(team, tuple(range(first, invented, len(TEAMS))), seed, until) for first, team in enumerate(TEAMS)
    ]


def _written(called: str, scribe: Scribe, until: datetime) -> Lived:
    try:
        return Lived(
            called, len(write_history(scribe.client, scribe.steps(until), answering(house())).entries)
        )
    except (NotAllowed, Refused) as refusal:
        return Lived(called, 0, "; ".join(str(reason) for reason in refusal.reasons))


def sign_in(who: Who) -> None:
    """A sign-in for a client, and for their caregiver where there is one."""
    languages = {code for code, _ in settings.LANGUAGES}
    assert who.actor.client is not None  # noqa: S101 - a client has a chart
    actions.add_client_sign_in(
        SOFTWARE, "demo clinic", id=UUID(who.actor.id), username=who.username, display_name=who.preferred_name or who.legal_name,
        client_id=UUID(who.actor.client), language=who.language if who.language in languages else "en", zone=who.zone or cast.ZONE,
    )  # fmt: skip
    if who.caregiver:
        actions.add_caregiver(
            SOFTWARE, "demo clinic", id=UUID(who.caregiver.id), username=who.caregiver.name.lower().replace(" ", "."),
            display_name=who.caregiver.name, zone=cast.ZONE,
        )  # fmt: skip
