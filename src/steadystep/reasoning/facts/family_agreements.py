"""What a family agreed, the day on which they look at it again, and whether they did (R66)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.therapy import Session
from steadystep.chart.worksheets import Worksheet
from steadystep.reasoning.clock import Clock, midnight

SHEET: Final = "agreement"
AHEAD: Final = timedelta(days=7)  # clinic rule: a look within the week before its day is that look


class FamilyAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """`entry` is its first id; `look_again` None where no day was written; `looked` what closed it, if it was looked at."""

    entry: str
    head: AnyEntry
    topic: str
    look_again: date | None
    looked: AnyEntry | None

    def near(self, clock: Clock, zone: str) -> bool:
        """Whether its day is due within the week, or over, and nobody looked yet."""
        day = self.look_again
        return day is not None and self.looked is None and clock.reached(midnight(day - AHEAD, zone))


def family_agreements(chart: Chart) -> tuple[FamilyAgreement, ...]:
    """In the order in which they were written."""
    sheets = [one for one in chart.of(Worksheet) if one.body.exercise == SHEET]
    return tuple(_fact(chart, one, sheets) for one in sheets)


def _fact(chart: Chart, sheet: AnyEntry, sheets: list[AnyEntry]) -> FamilyAgreement:
    day, first = _day(sheet.body.words("look_again")), chart.first(sheet).id
    return FamilyAgreement(
        entry=first, head=sheet, topic=sheet.body.words("topic"), look_again=day,
        looked=next((one for one in (*sheets, *chart.of(Session)) if day and _looks(one, sheet, first, day)), None),
    )  # fmt: skip


def _looks(one: AnyEntry, sheet: AnyEntry, first: str, day: date) -> bool:
    """The same matter agreed anew, or gone through on the agenda of a session, about that day or later."""
    if one.id == sheet.id or one.body.when.day < day - AHEAD:
        return False
    if isinstance(one.body, Session):
        return any(point.of == first and point.done for point in one.body.agenda)
    return one.seq > sheet.seq and one.body.words("topic").casefold() == sheet.body.words("topic").casefold()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
