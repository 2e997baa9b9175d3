"""What was used and when, as far as it was told."""

from __future__ import annotations

from datetime import datetime

import msgspec

from steadystep.chart import Chart
from steadystep.chart.substance import LapseReported, LastUse

OPIOIDS = frozenset({"fentanyl", "heroin", "methadone", "buprenorphine", "other_opioid"})
LONG_ACTING = frozenset({"methadone", "buprenorphine"})
STIMULANTS = frozenset({"cocaine", "methamphetamine"})


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of a use: at the latest at `until` (UTC), the end of the day where only the day is known."""

    substance: str
    until: datetime
    entry: str


def uses(chart: Chart) -> tuple[Use, ...]:
    """Every use told with a time, oldest first."""
    told = [
        Use(substance=entry.body.substance, until=entry.body.when.end, entry=entry.id)
        for entry in chart.among(LastUse, LapseReported)
        if getattr(entry.body, "sure", "sure") != "not_known"
    ]
    return tuple(sorted(told, key=lambda use: use.until))


def last_by_substance(told: tuple[Use, ...], substances: frozenset[str] = OPIOIDS) -> dict[str, Use]:
    """The latest use of each of these substances that was told at all."""
    return {use.substance: use for use in told if use.substance in substances}
