"""How long it is to be waited after an opioid before naltrexone may be given."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from steadystep.chart import Chart
from steadystep.knowledge import NaltrexoneStart

from .substance_use import LONG_ACTING, Use, last_by_substance, uses


class OpioidFree(msgspec.Struct, frozen=True, kw_only=True):
    """One opioid that was told: before `earliest` naltrexone is never given, from `recommended` without further proof.

    `days` and `wanted` are the two waits in days, `last` the local day of the use.
    """

    substance: str
    last: date
    days: int
    wanted: int
    entry: str

    @property
    def earliest(self) -> date:
        return self.last + timedelta(days=self.days)

    @property
    def recommended(self) -> date:
        return self.last + timedelta(days=self.wanted)


def waits(chart: Chart, care: NaltrexoneStart) -> tuple[OpioidFree, ...]:
    """The last use of each opioid that was told; empty: nobody wrote any down."""
    told = last_by_substance(uses(chart))
    return tuple(_wait(chart, care, use) for use in told.values())


def day_of(chart: Chart, use: Use) -> date:
    """The local day of the use; a use known to the day ends at its midnight."""
    entry = chart.entry(use.entry)
    return entry.body.when.day if entry else use.until.date()


def _wait(chart: Chart, care: NaltrexoneStart, use: Use) -> OpioidFree:
    long = use.substance in LONG_ACTING
    return OpioidFree(
        substance=use.substance, last=day_of(chart, use), entry=use.entry,
        days=care.long_acting_days if long else care.blocked_days,
        wanted=care.long_acting_days if long else care.recommended_days,
    )  # fmt: skip
