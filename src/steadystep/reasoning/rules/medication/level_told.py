"""A level and the doses told do not fit: both stand side by side, and it is looked for together (R26). Never a word of blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.measures import Observation
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.level_told import ASKED_FOR, LevelTold, level_beside_told
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.level_told"
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R26 (level; mismatch without accusation)", year=2026),
        Source(document="Clinic rule: the seven days before a level; asked for four weeks"),
    ),
    why="A level moves with other medicines, water, salt, kidneys and the hour of the draw, not only with doses.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for trial in view.trials:
        found = None if view.over(trial.course) else level_beside_told(view.chart, trial)
        if found is None:
            continue
        over = midnight(found.now.body.when.day + ASKED_FOR, view.person.zone)
        if not view.clock.reached(over):
            yield _both(found)


def _both(found: LevelTold) -> Finding:
    entries = [one.id for one in (found.before, found.now) if one is not None]
    return Finding(
        rule=_ID, because=(*entries, *found.course.because), about=(found.course.entry,), ground=_GROUND, says=_says(found),
        do=say("Look together at what else moves a level: the hour of the draw, other medicines, salt, water, illness; and at what is at home."),
    )  # fmt: skip


def _says(found: LevelTold) -> Words:
    told = {"taken": f"{found.told.taken:g}", "told": f"{found.told.told:g}", "name": found.course.name}
    level = f"{found.now.body.quantity.value:g}"
    if found.before is None:
        return say("{name}: {taken} of {told} doses told of in the week before were taken, and the level of {day} is {level} mmol/L.",
                   day=found.now.body.when.day, level=level, **told)  # fmt: skip
    return say("{name}: {taken} of {told} doses told of in the week before were taken; the level of {day} is {level} mmol/L, and was {before} at the same dose.",
               day=found.now.body.when.day, level=level, before=f"{found.before.body.quantity.value:g}", **told)  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="R26: a level that left its range at the same dose though doses are told as taken, or lies in it though few are: both figures, no blame.",
)  # fmt: skip
