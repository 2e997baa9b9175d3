"""Which screens of the beginning are due: made for the age, answered, refused, or nobody can tell (R5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.asking import MeasureDeclined
from steadystep.knowledge import FirstScreen, Knowledge, made_for
from steadystep.reasoning.clock import Clock

from .person import Person
from .scores import ScoreFact

State = Literal["due", "answered", "refused", "not_for_this_age", "cannot_tell"]


class AroundScreens(Protocol):
    """What screens are told from: a view."""

    chart: Chart
    knowledge: Knowledge
    clock: Clock

    @property
    def person(self) -> Person: ...
    @property
    def every_score(self) -> dict[str, tuple[ScoreFact, ...]]: ...


class ScreenFact(msgspec.Struct, frozen=True, kw_only=True):
    """One screen: the instrument that is asked at this age ('' when none is), and what came of it; `entry` tells."""

    screen: FirstScreen
    instrument: str
    state: State
    entry: str = ""


def first_screens(view: AroundScreens) -> tuple[ScreenFact, ...]:
    today = view.clock.today(view.person.zone)
    age = view.person.age_on(today)
    return tuple(_screen(view, one, age) for one in view.knowledge.beginning.screens)


def _screen(view: AroundScreens, screen: FirstScreen, age: int | None) -> ScreenFact:
    answered = _answered(view, screen)
    if answered is not None:
        return ScreenFact(
            screen=screen, instrument=answered.instrument, state="answered", entry=answered.entry
        )
    if age is None:
        return ScreenFact(screen=screen, instrument="", state="cannot_tell")
    known = view.knowledge.instruments
    fitting = [name for name in screen.instruments if made_for(known[name], age)]
    if not fitting:
        return ScreenFact(screen=screen, instrument="", state="not_for_this_age")
    refused = _refused(view, fitting[0])
    return ScreenFact(
        screen=screen,
        instrument=fitting[0],
        state="refused" if refused else "due",
        entry=refused.id if refused else "",
    )


def _answered(view: AroundScreens, screen: FirstScreen) -> ScoreFact | None:
    """The newest answer of the year, to any of its instruments."""
    still = timedelta(days=view.knowledge.beginning.again_after_days)
    newest = [view.every_score[name][-1] for name in screen.instruments if view.every_score.get(name)]
    return next((one for one in newest if not view.clock.reached(one.at + still)), None)


def _refused(view: AroundScreens, instrument: str) -> AnyEntry | None:
    """A refusal rests for a while, then the screen is offered anew."""
    rests = timedelta(days=view.knowledge.beginning.offered_again_after_days)
    told = [one for one in view.chart.of(MeasureDeclined) if one.body.instrument == instrument]
    return told[-1] if told and not view.clock.reached(told[-1].occurred + rests) else None
