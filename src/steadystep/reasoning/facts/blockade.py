"""Naltrexone that was injected blocks opioids until a day, whatever became of its order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import Chart
from steadystep.chart.substance import DoseGiven
from steadystep.chart.supply import InjectionGiven
from steadystep.knowledge import Knowledge

DEPOT: Final = "naltrexone_xr"


class Blockade(msgspec.Struct, frozen=True, kw_only=True):
    """The last injection; `until` is the first day on which it counts no more."""

    entry: str
    given: date
    until: date


def blockade(chart: Chart, knowledge: Knowledge) -> Blockade | None:
    depot = knowledge.drugs.get(DEPOT)
    if depot is None or depot.washout is None:
        return None
    given = [entry for entry in chart.among(InjectionGiven, DoseGiven) if entry.body.drug == depot.id]
    if not given:
        return None
    last = max(given, key=lambda entry: entry.occurred)
    day = last.body.when.day
    return Blockade(entry=last.id, given=day, until=day + timedelta(days=depot.washout.days))
