"""Scoring one set of answers. A missing item is never zero: it is imputed where the instrument's rule allows, or nobody can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from steadystep.chart import Words, say
from steadystep.knowledge import CutOff, Instrument, Scorer, Subscale

from . import scoring_risk, scoring_screens, scoring_sums, scoring_trackers
from .scoring_reading import read
from .scoring_sheet import CannotTell, Plan, Score, Sheet, SubscalePlan, impossible

SCORERS: Final[Mapping[Scorer, Callable[[Sheet], Score | CannotTell]]] = {
    "sum": scoring_sums.summed,
    "sum_of_subscales": scoring_sums.sum_of_subscales,
    "parts": scoring_sums.parts,
    "mean": scoring_sums.mean,
    "aims": scoring_screens.aims,
    "asq": scoring_risk.asq,
    "bipolar_checklist": scoring_screens.bipolar_checklist,
    "c_ssrs": scoring_risk.c_ssrs,
    "crafft": scoring_screens.crafft,
    "gass": scoring_screens.gass,
    "mdq": scoring_screens.mdq,
    "pc_ptsd_5": scoring_screens.pc_ptsd_5,
    "pcl_5": scoring_screens.pcl_5,
    "psc_17": scoring_screens.psc_17,
    "safety_plan": scoring_trackers.safety_plan,
    "side_effects": scoring_trackers.side_effects,
    "sleep_diary": scoring_trackers.sleep_diary,
    "vanderbilt": scoring_screens.vanderbilt,
}


def score(instrument: Instrument, answers: Sequence[int | None], *, who: str = "") -> Score | CannotTell:
    """The score of the answers, in the order of the form, None where an item has none; fewer answers are missing ones.

    `who` picks the cut-off or the bands for some clients by the instrument's own words for them ("women"); without it all are shown.
    """
    if not instrument.items:
        return CannotTell(
            why=say("{name} is taken as a typed total: its items are not asked here.", name=instrument.short)
        )
    return _scored(plan_of(instrument), tuple(answers), who)


@lru_cache(maxsize=10_000)
def _scored(plan: Plan, answers: tuple[int | None, ...], who: str) -> Score | CannotTell:
    """Kept, since a chart is reviewed time and again and an answered form does not change."""
    if wrong := _not_allowed(plan, answers):
        return impossible(wrong)
    return SCORERS[plan.instrument.scored_by](Sheet(plan, _points(plan, answers), who))


def rated(instrument: Instrument, total: float, *, imputed: tuple[int, ...] = ()) -> Score:
    """A total with its band, whether it reaches the cut-off, and what must be said beside it."""
    return read(plan_of(instrument), total, imputed=imputed)


_PLANS: dict[int, Plan] = {}


def plan_of(instrument: Instrument) -> Plan:
    """By identity, since hashing an instrument costs more than scoring it; the plan keeps its instrument alive."""
    plan = _PLANS.get(id(instrument))
    if plan is None or plan.instrument is not instrument:
        plan = _PLANS[id(instrument)] = _made(instrument)
    return plan


def _made(instrument: Instrument) -> Plan:
    every = instrument.every_item
    allowed = tuple(frozenset(instrument.values_of(item)) for item in every)
    return Plan(
        instrument=instrument, allowed=tuple(values | {None} for values in allowed),
        flips=tuple((item.number - 1, min(values) + max(values))
                    for item, values in zip(every, allowed, strict=True) if item.reverse),
        scored=tuple(item.number - 1 for item in instrument.scored_items),
        all_scored=all(item.scored for item in every),
        subscales=tuple(_subscale(each, allowed) for each in instrument.subscales) if instrument.items else (),
        cuts=tuple(_cut(cut) for cut in instrument.other_cuts), standing=_standing(instrument),
    )  # fmt: skip


def _cut(cut: CutOff) -> tuple[int, Words, Words]:
    named = {"at": cut.at, "when": say(cut.when)}
    yes = say("Cut-off {at} ({when}): reached.", **named)
    return cut.at, yes, say("Cut-off {at} ({when}): not reached.", **named)


def _subscale(each: Subscale, allowed: tuple[frozenset[int], ...]) -> SubscalePlan:
    places = tuple(number - 1 for number in each.items)
    return SubscalePlan(
        subscale=each, name=each.name, called=say(each.name), places=places, reached_at=each.reached_at,
        top=max(max(allowed[place]) for place in places), pairs=tuple((one - 1, other - 1) for one, other in each.alternatives),
    )  # fmt: skip


def _standing(instrument: Instrument) -> tuple[Words, ...]:
    """What is true of every score of this instrument."""
    return (
        ()
        if instrument.validated
        else (say("A tracker of the clinic's own: its limits are not validated cut-offs."),)
    )


def _not_allowed(plan: Plan, answers: Sequence[int | None]) -> tuple[int, ...]:
    known = len(plan.allowed)
    if len(answers) <= known and all(map(frozenset.__contains__, plan.allowed, answers)):
        return ()
    return tuple(
        at + 1
        for at, value in enumerate(answers)
        if value is not None and (at >= known or value not in plan.allowed[at])
    )


def _points(plan: Plan, answers: Sequence[int | None]) -> tuple[int | None, ...]:
    points = [*answers, *(None,) * (len(plan.allowed) - len(answers))][: len(plan.allowed)]
    for place, ends in plan.flips:
        value = points[place]
        if value is not None:
            points[place] = ends - value
    return tuple(points)


__all__ = ["SCORERS", "CannotTell", "Score", "plan_of", "rated", "score"]
