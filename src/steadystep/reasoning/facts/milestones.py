"""What the client reaches in their life, counted beside the scores: only ever added to, no streak that could break (R107)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.milestones import Milestone, MilestoneReached

from .agreement import Agreement, agreement
from .scores import ScoreFact
from .scoring import Score

COUNTERS = "recovery_counters"


class WithScores(Protocol):
    @property
    def scores(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...


class MilestoneFact(msgspec.Struct, frozen=True, kw_only=True):
    """`reached` is the first telling that it was reached: what comes later takes nothing away."""

    entry: str
    head: AnyEntry
    agreement: Agreement
    reached: AnyEntry | None


class LifeCount(msgspec.Struct, frozen=True, kw_only=True):
    """All that was counted of one thing: `total` over `weeks` counted weeks, `last` in the latest of them."""

    name: str
    total: int
    weeks: int
    last: int


def milestones(chart: Chart) -> tuple[MilestoneFact, ...]:
    """Those not set aside, in the order they were chosen."""
    reached: dict[str, AnyEntry] = {}
    for told in chart.of(MilestoneReached):
        reached.setdefault(chart.origin(told.body.line), told)
    return tuple(
        MilestoneFact(
            entry=(first := chart.first(one).id), head=one, agreement=agreement(chart, one), reached=reached.get(first)
        )
        for one in chart.of(Milestone)
        if one.body.status != "set_aside"
    )  # fmt: skip


def life_counts(view: WithScores) -> tuple[LifeCount, ...]:
    """From the recovery counters, each thing that was ever counted. A week without an answer is no zero and is left out."""
    counted: dict[str, list[int]] = {}
    for fact in view.scores.get(COUNTERS, ()):
        if isinstance(fact.result, Score):
            for name, value in fact.result.subscales.items():
                if value is not None:
                    counted.setdefault(name, []).append(value)
    return tuple(
        LifeCount(name=name, total=sum(weeks), weeks=len(weeks), last=weeks[-1])
        for name, weeks in counted.items()
    )
