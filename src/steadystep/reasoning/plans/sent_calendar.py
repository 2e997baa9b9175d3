"""The calendar of doses that a pharmacy holds: what went out, and from which day the plan is another (R22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.sharing import Disclosed, PartDose, SentDoses
from steadystep.reasoning.view import View

from .calendar import Line, laid_out
from .lines import lines_of
from .stretches import Stretch, stretches

# Of one order on one day: its doses by part of the day, and the strengths its tablets have.
OnDay = tuple[tuple[PartDose, ...], tuple[float, ...]]


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine of the calendar that went out whose plan is another now, and the first day on which it shows."""

    order: str
    name: str
    first: date


def last_sent(chart: Chart, own: str = "") -> AnyEntry | None:
    """The calendar that went out last: it takes the place of those before it. `own` is left out, where it is made."""
    sent = (one for one in reversed(chart.of(Disclosed)) if one.body.calendar and one.id != own)
    return next(sent, None)


def as_sent(told: Iterable[tuple[Stretch, ...]], lines: Iterable[Line]) -> tuple[SentDoses, ...]:
    """What is kept of a calendar when it goes out."""
    typed = {line.entry: () if line.assumed else line.strengths for line in lines}
    return tuple(
        SentDoses(
            order=one.entry, first=one.first, last=one.last, every=one.every, strengths=typed.get(one.entry, ()),
            doses=tuple(PartDose(swallow.part, swallow.amount) for swallow in one.swallows),
        )
        for medicine in told for one in medicine if one.swallows or len(medicine) == 1
    )  # fmt: skip


def changed_since(view: View, sent: Disclosed, today: date) -> tuple[Changed, ...]:
    """By medicine, from today on; days that are over need no new calendar."""
    until = sent.calendar_until or max(one.last for one in sent.calendar)
    if until < today:
        return ()
    lines = [line for line in lines_of(view, today, until) if line.entry in sent.orders]
    planned = as_sent(stretches(lines, laid_out(lines, today, until)), lines)
    before, now = _by_day(sent.calendar, today), _by_day(planned, today)
    return tuple(_changes(view, sent.orders, before, now))


def _changes(
    view: View,
    orders: tuple[str, ...],
    before: dict[tuple[str, date], OnDay],
    now: dict[tuple[str, date], OnDay],
) -> Iterator[Changed]:
    names = {course.entry: course.name for course in view.courses}
    for order in orders:
        others = [
            day for (entry, day) in before.keys() | now.keys()
            if entry == order and before.get((entry, day)) != now.get((entry, day))
        ]  # fmt: skip
        if others:
            head = view.chart.entry(order)
            yield Changed(
                order=order, name=names.get(order) or (head.body.name if head else ""), first=min(others)
            )


def _by_day(sent: Iterable[SentDoses], today: date) -> dict[tuple[str, date], OnDay]:
    return {
        (one.order, day): (one.doses, one.strengths)
        for one in sent
        if one.doses
        for day in _days(one)
        if day >= today
    }


def _days(one: SentDoses) -> Iterator[date]:
    for number in range(0, (one.last - one.first).days + 1, one.every):
        yield one.first + timedelta(days=number)
