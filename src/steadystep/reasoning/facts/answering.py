"""How a sheet was answered: all the same, faster than it can be read, the same as last time. Signs to ask about, no verdicts.

Sources: Curran 2016 (Journal of Experimental Social Psychology 66, 4-19) for answers that never change; Huang, Curran, Keeney,
Poposki and DeShon 2012 (Journal of Business and Psychology 27, 99-114) for less than two seconds an item.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.asking import SheetBegun
from steadystep.chart.measures import Answers
from steadystep.knowledge import Instrument

Sign = Literal["contradicts", "all_the_same", "too_fast", "as_last_time"]
LEAST_ITEMS = 5  # of fewer items the same answer throughout says nothing
LEAST_FOR_A_COPY = 7  # fewer items are the same twice by chance
AN_ITEM = timedelta(seconds=2)


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """The signs of the latest sheet of an instrument. `seconds` from its first question to its handing in, where known."""

    entry: str
    signs: tuple[Sign, ...]
    value: int | None = None
    items: int = 0
    seconds: int | None = None
    because: tuple[str, ...] = ()


def answering(chart: Chart, instrument: Instrument, sheets: Sequence[AnyEntry]) -> Answering | None:
    """None where nothing is to be asked. `sheets` are the standing answers of that instrument, oldest first."""
    latest = sheets[-1]
    given = [
        value for item in instrument.scored_items
        if item.number <= len(latest.body.items) and (value := latest.body.items[item.number - 1]) is not None
    ]  # fmt: skip
    took = _seconds(chart, latest)
    signs: list[Sign] = []
    if (same := _same(instrument, given)) is not None:
        signs.append(same)
    if took is not None and took < len(given) * AN_ITEM.total_seconds():
        signs.append("too_fast")
    if len(sheets) > 1 and _copied(latest.body, sheets[-2].body):
        signs.append("as_last_time")
    if not signs:
        return None
    before = (sheets[-2].id,) if "as_last_time" in signs else ()
    return Answering(
        entry=latest.id, signs=tuple(signs), value=given[0] if given else None, items=len(given), seconds=took,
        because=(latest.id, *before),
    )  # fmt: skip


def _same(instrument: Instrument, given: list[int]) -> Sign | None:
    """The lowest answer throughout is how a good week looks; where items are turned round, the same answer contradicts itself."""
    if len(given) < LEAST_ITEMS or len(set(given)) > 1:
        return None
    if any(item.reverse for item in instrument.scored_items):
        return "contradicts"
    lowest = min(min(instrument.values_of(item)) for item in instrument.scored_items)
    return "all_the_same" if given[0] > lowest else None


def _seconds(chart: Chart, latest: AnyEntry) -> int | None:
    """None for a sheet that nobody saw begun, or that was not answered by the client on a device."""
    body: Answers = latest.body
    begun = [one for one in chart.of(SheetBegun) if one.body.form == body.form]
    if not begun or body.way not in ("self", "kiosk") or body.when.precision != "instant":
        return None
    return max(0, round((latest.occurred - begun[0].occurred).total_seconds()))


def _copied(now: Answers, before: Answers) -> bool:
    """The same answers, item for item, and not simply all alike."""
    told = [value for value in now.items if value is not None]
    return len(told) >= LEAST_FOR_A_COPY and len(set(told)) > 1 and now.items == before.items
