"""A level and the doses told do not fit: both stand side by side, and it is looked for together (R26). Never a word of blame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.measures import Observation
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.level_told import ASKED_FOR, LevelTold, levels_beside_told
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.level_told"
_GROUND: Final = Ground(
    sources=(
        Source(document="Steadystep clinical specification", section="scope.md R26 (level; mismatch without accusation)", year=2026),
        Source(document="Clinic rule: the seven days before a level; drawn 10 to 14 h after a dose, as MO01 has it for lithium; asked for four weeks"),
    ),
    why="A level moves with other medicines, water, salt, kidneys and the hour of the draw, not only with doses.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for found in levels_beside_told(view, view.trials):
        if found.fits:
            continue
        over = midnight(found.now.day + ASKED_FOR, view.person.zone)
        if not view.clock.reached(over):
            yield _both(view, found)


def _both(view: View, found: LevelTold) -> Finding:
    entries = [one.entry for one in (found.before if found.fell else None, found.now) if one is not None]
    return Finding(
        rule=_ID, because=(*entries, *found.course.because), about=(found.course.entry,), ground=_ground(found), says=_says(view, found),
        do=say("Look together at what else moves a level: the hour of the draw, other medicines, salt, water, illness; and at what is at home."),
    )  # fmt: skip


def _ground(found: LevelTold) -> Ground:
    return msgspec.structs.replace(_GROUND, sources=(*found.level.basis.sources, *_GROUND.sources))


def _says(view: View, found: LevelTold) -> Words:
    count = found.told
    told = (
        {"taken": f"{count.taken:g}", "told": f"{count.told:g}", "name": found.course.name} if count else {}
    )
    level = f"{found.now.value:g} {view.knowledge.analytes[found.now.analyte].unit}"
    if not found.fell or found.before is None:
        return say("{name}: {taken} of {told} doses told of in the week before were taken, and the level of {day} is {level}.",
                   day=found.now.day, level=level, **told)  # fmt: skip
    return say("{name}: {taken} of {told} doses told of in the week before were taken; the level of {day} is {level}, and was {before} at the same dose.",
               day=found.now.day, level=level, before=f"{found.before.value:g}", **told)  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Observation), find=find,
    about="R26: a level that left its range (or fell by what the source names) at the same dose though doses are told as taken, or lies in it though few are: both figures, no blame.",
)  # fmt: skip
