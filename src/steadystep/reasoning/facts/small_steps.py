"""Small steps of a week: how often told of, and whether four weeks were tried or the barrier named (R105)."""

from __future__ import annotations

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.needs import WeeklyStep, WeeklyStepTold

WEEKS = 4  # scope.md R105: four weeks tried, or the barrier named


class SmallStep(msgspec.Struct, frozen=True, kw_only=True):
    """`days` are the days of the weeks that were told of, oldest first; `barriers` the client's words."""

    entry: str
    head: AnyEntry
    days: tuple[int, ...]
    barriers: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.days)

    @property
    def tried(self) -> bool:
        """Long enough to say whether it fits; a barrier that was named is as good an answer."""
        return len(self.days) >= WEEKS or bool(self.barriers)


def small_steps(chart: Chart) -> tuple[SmallStep, ...]:
    """Those that go on, in the order they were agreed."""
    told: dict[str, list[AnyEntry]] = {}
    for one in chart.of(WeeklyStepTold):
        told.setdefault(chart.origin(one.body.line), []).append(one)
    return tuple(
        SmallStep(
            entry=(first := chart.first(one).id), head=one, days=tuple(each.body.days for each in told.get(first, ())),
            barriers=tuple(each.body.barrier for each in told.get(first, ()) if each.body.barrier),
        )
        for one in chart.of(WeeklyStep)
        if one.body.status == "active"
    )  # fmt: skip
