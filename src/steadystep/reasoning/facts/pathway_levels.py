"""A condition of decision points that blood levels tell: whether the last ones lie where they should (pathways.md 2)."""

from __future__ import annotations

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import Observation
from steadystep.knowledge import Condition

from .episodes import Episode
from .pathway_course import current_trial
from .pathway_told import AroundPathways, Told
from .trials import Trial
from .troughs import LEVEL_RULES


def levels_in_range(view: AroundPathways, episode: Episode, condition: Condition) -> Told:
    """How many of the last levels in a row count and reach the range; 0 while the newest sample does not count.

    What lies too high is raised by itself (ES10). Where no level decides about the dose, none is waited for.
    """
    current = current_trial(view, episode)
    if current is None or current.times.level_from is None:
        return Told(value=condition.at_least or 0)
    newest = _samples(view, current)
    if newest and (not current.levels or newest[-1].id != current.levels[-1].id):
        day = newest[-1].body.when.day
        return Told(
            value=0,
            because=(newest[-1].id,),
            says=say("The level of {day} does not count: a valid one is waited for", day=day),
        )
    low = current.times.level_from
    row: list[AnyEntry] = []
    for entry in reversed(current.levels):
        if entry.body.quantity.value < low:
            break
        row.append(entry)
    said = ", ".join(f"{entry.body.quantity.value:.2f}" for entry in reversed(row[:2]))
    return Told(
        value=len(row),
        because=tuple(one.id for one in row[:2]),
        says=say("Last levels: {levels}", levels=said) if row else None,
    )


def _samples(view: AroundPathways, trial: Trial) -> list[AnyEntry]:
    """Every level of that medicine, valid or not, oldest first."""
    rule = view.knowledge.monitoring.get(LEVEL_RULES.get(trial.course.drug, ""))
    return [
        one for one in view.chart.of(Observation) if rule is not None and one.body.what.code in rule.loinc
    ]
