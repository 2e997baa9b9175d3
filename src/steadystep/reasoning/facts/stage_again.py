"""What a stage of life asks about anew, such as driving from 65 on: when it was asked last, and what was said (R97)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.knowledge import LifeStage, StageAgain
from steadystep.reasoning.clock import midnight

from . import persons
from .life_stages import AroundStages, stage_fact
from .measures_due import BASELINE_WITHIN


class AskedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """`known`: since when it is to be asked; `due` by when. `last` is the latest answer of any age, None where nobody asked."""

    stage: LifeStage
    again: StageAgain
    known: datetime
    due: datetime
    last: AnyEntry | None
    because: tuple[str, ...]


def asked_again(view: AroundStages) -> Iterator[AskedAgain]:
    """One for each circumstance that a stage of theirs asks about, also where the answer is still fresh."""
    if not view.person.in_care:
        return
    for stage in view.knowledge.life_stages.values():
        found = stage_fact(view, stage) if stage.again else None
        if found is None or not found.theirs:
            continue
        for again in stage.again:
            yield _asked(view, stage, again, found.because)


def _asked(view: AroundStages, stage: LifeStage, again: StageAgain, because: tuple[str, ...]) -> AskedAgain:
    told = [one for one in view.chart.of(CircumstanceTold) if one.body.circumstance == again.circumstance]
    last = max(told, key=lambda one: (one.occurred, one.seq)) if told else None
    began = began_on(view, stage)
    if last is None or last.occurred < began:
        return AskedAgain(
            stage=stage, again=again, known=began, due=began + BASELINE_WITHIN, last=last, because=because
        )
    due = last.occurred + timedelta(days=again.every_days)
    return AskedAgain(
        stage=stage, again=again, known=due, due=due + BASELINE_WITHIN, last=last, because=(*because, last.id)
    )


def began_on(view: AroundStages, stage: LifeStage) -> datetime:
    """Since they are in care and of the age of the stage, where an age makes it theirs."""
    joined = view.chart.entry(view.person.since)
    rows = [view.knowledge.circumstances[name] for name in stage.belongs]
    years = max([0, *(int(one.value or 0) for one in rows if one.comparison == "at_least")])
    born = view.person.birth_date
    begins = [joined.occurred] if joined else []
    if born is not None and years:
        begins.append(midnight(persons.birthday(born.day, years), view.person.zone))
    return max(begins)
