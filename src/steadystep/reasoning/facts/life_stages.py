"""Which stages of life and lasting needs are theirs, on what, and which forms fit their age (R96 to R99)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from steadystep.chart import Words
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.knowledge import Instrument, LifeStage, made_for
from steadystep.reasoning.clock import midnight

from .around import Around
from .circumstances import Answer, Circumstances

POSTPARTUM: Final = timedelta(days=365)  # instruments.csv EPDS: pregnancy to 12 months postpartum
PREGNANCY: Final = timedelta(weeks=40)  # the due date ends the fortieth week


class AroundStages(Around, Protocol):
    """What stages are told from: a view."""

    @property
    def circumstances(self) -> Circumstances: ...


class StageFact(msgspec.Struct, frozen=True, kw_only=True):
    """`theirs` None: nobody can tell, for want of what is `missing`. `holds` are the circumstances that make it theirs."""

    stage: LifeStage
    theirs: bool | None
    holds: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    missing: tuple[Words, ...] = ()


def stage_fact(view: AroundStages, stage: LifeStage) -> StageFact:
    answers = {name: _answer(view, name) for name in stage.belongs}
    theirs = stage.theirs({name: one.holds for name, one in answers.items()})
    holds = tuple(name for name, one in answers.items() if one.holds)
    told = [one for one in answers.values() if one.holds is theirs and theirs is not None]
    return StageFact(
        stage=stage, theirs=theirs, holds=holds, because=tuple(dict.fromkeys(entry for one in told for entry in one.because)),
        missing=tuple(view.circumstances.missing(name) for name, one in answers.items() if one.holds is None) if theirs is None else (),
    )  # fmt: skip


def life_stages(view: AroundStages) -> tuple[StageFact, ...]:
    """Every stage and need that knowledge has, in its order."""
    return tuple(stage_fact(view, stage) for stage in view.knowledge.life_stages.values())


def due_date(view: Around) -> date | None:
    """The due date of the pregnancy told last; None where nobody told it."""
    told = [one.body for one in view.chart.of(CircumstanceTold) if one.body.circumstance == "pregnancy"]
    return told[-1].until if told and told[-1].holds else None


def completed_weeks(view: AroundStages) -> int | None:
    """Completed weeks of the pregnancy today, from 0; None where they are not pregnant or no due date is told."""
    due = due_date(view)
    if due is None or view.circumstances.holds("pregnancy") is not True:
        return None
    began, weeks = due - PREGNANCY, 0
    while weeks < 45 and view.clock.reached(midnight(began + timedelta(weeks=weeks + 1), view.person.zone)):
        weeks += 1
    return weeks


def fits(view: AroundStages, instrument: Instrument) -> bool:
    """Whether the form is made for every age they may have. Where no birth date is known a person decides: it fits."""
    if instrument.age_from is None and instrument.age_to is None:
        return True
    return all(made_for(instrument, age) for age in view.circumstances.ages)


def fitting(view: AroundStages, name: str) -> str:
    """The instrument that is asked when this one is wanted: itself, the form of their age that stands in its place, or ''."""
    known = view.knowledge.instruments
    if name not in known or fits(view, known[name]):
        return name
    instead = [
        stage.instead_of[name] for stage in view.knowledge.life_stages.values() if name in stage.instead_of
    ]
    return next((one for one in instead if fits(view, known[one])), "")


def _answer(view: AroundStages, name: str) -> Answer:
    """As the chart says; a year after the birth it is no longer postpartum."""
    found = view.circumstances.answer(name)
    if name != "postpartum" or not found.holds:
        return found
    born = view.circumstances.first_told("birth") or view.circumstances.first_told("postpartum")
    if born is None:
        return found
    over = view.clock.reached(midnight(born + POSTPARTUM, view.person.zone))
    return Answer(False, found.because) if over else found
