"""What the pathway asks beside the main measures, answered in the last weeks of a course so that lists show a clinic that asks."""

from __future__ import annotations

from datetime import datetime
from random import Random

from steadystep import knowledge
from steadystep.faces.cli.simulator import acts
from steadystep.knowledge import Instrument

from . import shapes
from .plan import Plan

LAST_WEEKS = 10


def beside(p: Plan, at: datetime, week: float) -> None:
    """At most once a visit and instrument. Dice of its own: the rest of the invented clinic stays as it was."""
    pathway = knowledge.load().pathway_called(p.sort.pathway)
    if pathway is None or (week and week < p.weeks - LAST_WEEKS):
        return
    for ask in pathway.asks:
        instrument = knowledge.load().instruments[ask.instrument]
        asked = instrument.entry == "answers" and instrument.respondent == "self" and not ask.on_days
        if asked and not _told_already(p, ask.instrument, week) and ask.interval(int(week * 7)) is not None:
            dice = Random(f"{p.s.client}/{ask.instrument}/{week}")  # noqa: S311  nobody's secret rests on it
            acts.form(p.s, at, ask.instrument, _items(p, instrument, week, dice))


def _told_already(p: Plan, name: str, week: float) -> bool:
    """By the course itself: its first measure at every visit, the others at every other."""
    return name in p.sort.measures and (name == p.sort.measures[0] or int(week) % 4 == 0)


def _items(p: Plan, instrument: Instrument, week: float, dice: Random) -> list[int | None]:
    """A measure of the course goes on as it went; anything else is answered in the middle."""
    if instrument.id not in p.sort.measures:
        return _middling(instrument, dice)
    total = shapes.score_at(
        p.shape, week, p.weeks, round(p.base * 0.7), int(instrument.score_range.high), dice
    )
    return acts.spread(instrument.id, total, dice)


def _middling(instrument: Instrument, dice: Random) -> list[int | None]:
    """Answers from the middle of what each item allows; nothing that would bring somebody at once."""
    risks = {one.item for one in instrument.safety_items}
    found: list[int | None] = []
    for item in instrument.every_item:
        values = sorted(instrument.values_of(item))
        if item.number in risks:
            found.append(values[0])
            continue
        found.append(values[min(len(values) - 1, max(0, len(values) // 2 + dice.choice((-1, 0, 0, 1))))])
    return found
