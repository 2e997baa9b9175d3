"""A risk item becomes an entry the moment it is answered; a changed answer supersedes it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from steadystep.chart import Entry, NewEntry, Refused, When
from steadystep.chart.measures import ItemAnswered
from steadystep.clinic.chartroom.mistakes import Conflict
from steadystep.clinic.chartroom.writing import Written
from steadystep.faces.portal.own import SOURCE, Own, write_own
from steadystep.knowledge import Instrument

from .sheet import Sheet

TRIES = 3


def is_risk(instrument: Instrument, item: int) -> bool:
    return any(risk.item == item for risk in instrument.safety_items)


def alarms(instrument: Instrument, item: int, value: int | None) -> bool:
    """Whether help belongs on the screen with this answer, whatever else may fail."""
    return value is not None and any(
        risk.item == item and value >= risk.at_least for risk in instrument.safety_items
    )


def any_alarm(instrument: Instrument, items: tuple[int | None, ...]) -> bool:
    return any(alarms(instrument, number, value) for number, value in enumerate(items, start=1))


def write_risk_answer(
    again: Callable[[], Own],
    own: Own,
    sheet: Sheet,
    item: int,
    value: int,
    sent: str,
    when: When | None = None,
) -> Written:
    """Write the answer at once, or, with `when`, as given then on a device without a connection.

    The same answer sent twice stands once; raises as `write` does. `again` opens the chart anew, for when a second tap
    got in between.
    """
    for left in reversed(range(TRIES)):
        standing = answered(own, sheet.form, item)
        try:
            return write_own(own, [_entry(own, sheet, item, value, sent, standing, when)])
        except (Refused, Conflict):
            if not left:
                raise
            own = again()
    raise AssertionError("unreachable")


def answered(own: Own, form: str, item: int) -> Entry[ItemAnswered] | None:
    """The standing answer to this item of this sheet."""
    found = [one for one in own.chart.of(ItemAnswered) if one.body.form == form and one.body.item == item]
    return found[-1] if found else None


def _entry(
    own: Own,
    sheet: Sheet,
    item: int,
    value: int,
    sent: str,
    standing: Entry[ItemAnswered] | None,
    when: When | None,
) -> NewEntry:
    if standing and standing.body.value == value:  # the same again: answered as the first time
        return NewEntry(id=standing.id, body=standing.body, labels=standing.labels, supersedes=standing.supersedes,
                        source=SOURCE)  # fmt: skip
    # The page's own id alone would not do: the same page can send one answer, then another, then the first again.
    # What was answered later elsewhere stays the answer; the earlier one stands beside it and is judged all the same.
    earlier = standing is not None and when is not None and when.earliest < standing.occurred
    before = standing.id if standing and not earlier else None
    entry = str(uuid.uuid5(uuid.UUID(sent), f"{item}={value} after {before}"))
    body = ItemAnswered(
        when=when or own.at_this_moment(), instrument=sheet.instrument.id, form=sheet.form, item=item, value=value,
        language=sheet.instrument.language, version=sheet.instrument.version,
    )  # fmt: skip
    return NewEntry(id=entry, body=body, supersedes=before, source=SOURCE)
