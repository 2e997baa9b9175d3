"""How a sheet was answered: all the same, faster than it can be read, the same as last time. Signs to ask about, no verdicts.

Sources: Curran 2016 (Journal of Experimental Social Psychology 66, 4-19) for answers that never change; Huang, Curran, Keeney,
Poposki and DeShon 2012 (Journal of Business and Psychology 27, 99-114) for less than two seconds an item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.asking import SheetBegun
from steadystep.chart.measures import Answers
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.knowledge import Instrument
from steadystep.knowledge.scale import Impossible

from .scoring import plan_of

Sign = Literal["impossible", "contradicts", "all_the_same", "too_fast", "as_last_time"]
LEAST_ITEMS = 5  # of fewer items the same answer throughout says nothing, even where some are turned round
LEAST_ALIKE = 8  # where none is, seven alike are how people answer: cases.md, case A, takes a GAD-7 of seven twos as its baseline
LEAST_FOR_A_COPY = 7  # fewer items are the same twice by chance
LEAST_APART = 3  # so are many items with only one or two different answers among them
AN_ITEM = timedelta(seconds=2)
# Who rates somebody else decides each item in front of them: a straight line of theirs is no sign, a copied sheet is.
_OF_RATERS = frozenset({"impossible", "contradicts", "as_last_time"})


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """The signs of one sheet; `check` is what somebody said who asked, the latest of them.

    `seconds` from its first question to its handing in, where known. `impossible` are the numbers of items that cannot stand together.
    """

    entry: str
    signs: tuple[Sign, ...]
    value: int | None = None
    items: int = 0
    seconds: int | None = None
    impossible: tuple[tuple[int, ...], ...] = ()
    because: tuple[str, ...] = ()
    check: AnyEntry | None = None

    @property
    def held(self) -> bool:
        """Whether it is out of every rule: nobody has asked yet, or it was not meant."""
        return self.check is None or not self.check.body.counts


Begun = Mapping[str, datetime]


def begun(chart: Chart) -> Begun:
    """When the first question of each sheet was opened, by the sheet's own id."""
    return {one.body.form: one.occurred for one in reversed(chart.of(SheetBegun))}


def checked(chart: Chart) -> dict[str, AnyEntry]:
    """The latest check of each sheet, by the id of the sheet's first version."""
    return {chart.origin(one.body.sheet): one for one in chart.of(SheetChecked)}


def answering(
    instrument: Instrument, sheet: AnyEntry, before: AnyEntry | None, opened: Begun, checks: Mapping[str, AnyEntry], origin: str
) -> Answering | None:  # fmt: skip
    """None where nothing is to be asked. `before` is the sheet of the same instrument before it, `origin` its first version."""
    body: Answers = sheet.body
    copied = before is not None and _copied(body, before.body)
    signs = [*_within(instrument, body.items), *(("too_fast",) if _hurried(instrument, body, sheet.occurred, opened) else ()),
             *(("as_last_time",) if copied else ())]  # fmt: skip
    if instrument.respondent == "clinician":
        signs = [sign for sign in signs if sign in _OF_RATERS]
    if not signs:
        return None
    given = _given(instrument, body.items)
    return Answering(
        entry=sheet.id, signs=tuple(signs), value=given[0] if given else None, items=len(given),
        seconds=_seconds(body, sheet.occurred, opened), impossible=impossible(instrument, body.items),
        because=(sheet.id, before.id) if copied and before else (sheet.id,), check=checks.get(origin),
    )  # fmt: skip


def _within(instrument: Instrument, items: Sequence[int | None]) -> list[Sign]:
    """What the answers of one sheet tell by themselves."""
    found: list[Sign] = ["impossible"] if impossible(instrument, items) else []
    if len(set(items)) > 3 or (same := _same(instrument, items)) is None:  # the usual sheet, told at a glance
        return found
    return [*found, same]


def _given(instrument: Instrument, items: Sequence[int | None]) -> list[int]:
    """The answers to scored items, as they were given."""
    places = plan_of(instrument).scored
    return [value for place in places if place < len(items) and (value := items[place]) is not None]


def _same(instrument: Instrument, items: Sequence[int | None]) -> Sign | None:
    """The lowest answer throughout is how a good week looks; where items are turned round, the same answer contradicts itself.

    Of questions with only a yes and a no, nothing is read into the same answer throughout.
    """
    given = _given(instrument, items)
    if len(given) < LEAST_ITEMS or len(set(given)) > 1:
        return None
    plan = plan_of(instrument)
    if plan.flips:
        return "contradicts"
    reach = [[value for value in plan.allowed[place] if value is not None] for place in plan.scored]
    several = any(len(values) > 2 for values in reach)
    alike = several and len(given) >= LEAST_ALIKE and given[0] > min(map(min, reach))
    return "all_the_same" if alike else None


def impossible(instrument: Instrument, items: Sequence[int | None]) -> tuple[tuple[int, ...], ...]:
    """The item numbers of each combination that cannot be; what was not answered contradicts nothing."""

    def at(number: int) -> int | None:
        return items[number - 1] if number <= len(items) else None

    def low(pair: Impossible) -> bool:
        return all((value := at(number)) is not None and value <= pair.at_most for number in pair.low_items)

    both = [
        pair.named for pair in instrument.impossible
        if (high := at(pair.other)) is not None and high >= pair.at_least and low(pair)
    ]  # fmt: skip
    larger = [
        pair.named for pair in instrument.never_above
        if (part := at(pair.item)) is not None and (whole := at(pair.other)) is not None and part > whole
    ]  # fmt: skip
    return (*both, *larger)


def _hurried(instrument: Instrument, body: Answers, handed_in: datetime, opened: Begun) -> bool:
    took = _seconds(body, handed_in, opened)
    return took is not None and took < len(_given(instrument, body.items)) * AN_ITEM.total_seconds()


def _seconds(body: Answers, handed_in: datetime, opened: Begun) -> int | None:
    """None for a sheet that nobody saw begun, or that was not answered by the client on a device."""
    first = opened.get(body.form)
    if first is None or body.way not in ("self", "kiosk") or body.when.precision != "instant":
        return None
    return max(0, round((handed_in - first).total_seconds()))


def _copied(now: Answers, before: Answers) -> bool:
    """The same answers, item for item, and several different ones among them."""
    if now.items != before.items:
        return False
    told = [value for value in now.items if value is not None]
    return len(told) >= LEAST_FOR_A_COPY and len(set(told)) >= LEAST_APART
