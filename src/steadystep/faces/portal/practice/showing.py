"""What the client practises, as the page shows it: ladders, what was agreed with its sheet, further sheets, skills."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from steadystep.chart import AnyEntry
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.chart.worksheets import Worksheet
from steadystep.faces.look.sheet_fields import sheet_lines
from steadystep.faces.portal.own import Own
from steadystep.knowledge.modality import Exercise
from steadystep.reasoning.facts.exposure import LadderFact, ladders
from steadystep.reasoning.facts.social_rhythm import SHEET, social_rhythm
from steadystep.reasoning.facts.weeks_told import WeekTold, daily_told

from .sheets import SheetForm, form_of

LATEST, LATEST_SHEETS = 12, 8
CHECK_IN_TITLE = gettext_noop("My check-ins")


@dataclass(frozen=True)
class Agreed:
    """Something agreed to practise, its tries, and the sheet that belongs to it."""

    entry: str
    body: PracticeAssigned
    last: AnyEntry | None
    count: int
    exercise: Exercise | None
    form: SheetForm | None


@dataclass(frozen=True)
class Filled:
    """A sheet that was filled in: its exercise's title, and question and answer."""

    title: str
    when: Any
    lines: list[tuple[str, str]]


def agreed(own: Own) -> list[Agreed]:
    """What is practised now, the newest first."""
    done: dict[str, list[AnyEntry]] = defaultdict(list)
    for one in own.chart.among(PracticeTried, Worksheet):
        if one.body.assigned:
            done[own.chart.origin(one.body.assigned)].append(one)
    running = [one for one in own.chart.of(PracticeAssigned) if not one.body.ended]
    return [_agreed(own, one, done[own.chart.origin(one.id)]) for one in reversed(running[-LATEST:])]


def _agreed(own: Own, entry: AnyEntry, done: list[AnyEntry]) -> Agreed:
    exercise = own.view.knowledge.exercises.get(entry.body.exercise)
    form = form_of(own, exercise, f"{entry.id[:8]}-") if exercise and exercise.has_sheet else None
    first = own.chart.origin(entry.id)
    return Agreed(first, entry.body, max(done, key=lambda one: one.occurred) if done else None, len(done), exercise, form)  # fmt: skip


@dataclass(frozen=True)
class DaysTold:
    """Something filled in daily, by its title, with its last weeks."""

    title: str
    weeks: tuple[WeekTold, ...]


def days(own: Own) -> list[DaysTold]:
    known = own.view.knowledge
    return [
        DaysTold(known.exercises[one.of].title if one.of in known.exercises else CHECK_IN_TITLE, one.weeks)
        for one in daily_told(own.chart, known, own.today)
    ]


def rhythm(own: Own) -> dict[str, Any]:
    """The fixed points of the day with their words, where a sheet of them was kept."""
    found, sheet = social_rhythm(own.chart, own.today), own.view.knowledge.exercises[SHEET]
    asked = {one.id: gettext(one.asks) for one in sheet.asks}
    return {"rhythm": found, "rhythm_points": [(one, asked[one.of]) for one in found.points] if found else []}


def climbing(own: Own) -> tuple[LadderFact, ...]:
    return ladders(own.view)


def sheets_to_choose(own: Own) -> list[Exercise]:
    """Every sheet a client may fill in by themselves."""
    return [one for one in own.view.knowledge.exercises.values() if one.by == "client" and one.has_sheet]


def skills(own: Own) -> dict[str, list[Exercise]]:
    """The library of skills by menu; bodily exercises are only practised as a step that was agreed."""
    found: dict[str, list[Exercise]] = defaultdict(list)
    for one in own.view.knowledge.exercises.values():
        if one.menu and one.practice == "skill":
            found[one.menu].append(one)
    return dict(found)


def lately(own: Own) -> list[Filled]:
    """Sheets filled in, latest first."""
    found = sorted(own.chart.of(Worksheet), key=lambda one: (one.occurred, one.seq), reverse=True)[
        :LATEST_SHEETS
    ]
    known = own.view.knowledge.exercises
    return [
        Filled(known[one.body.exercise].title if one.body.exercise in known else one.body.exercise, one.occurred, sheet_lines(one.body))
        for one in found
    ]  # fmt: skip
