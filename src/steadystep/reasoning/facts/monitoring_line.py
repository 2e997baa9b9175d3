"""A line of the monitoring ledger, and the words in which it says why something is due and why it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Knowledge, MonitoringRule, Point, Span

from .monitoring_schedule import Slot

State = Literal[
    "overdue", "due", "not_yet", "done", "each_visit", "if_it_happens", "cannot_tell", "not_for_them"
]
STATES: tuple[State, ...] = (
    "overdue", "due", "cannot_tell", "not_yet", "each_visit", "if_it_happens", "done", "not_for_them",
)  # fmt: skip


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """That it was done: the entry, the day, and the result as it came. `laid_aside`: somebody decided it is not needed."""

    entry: str
    day: date
    said: str = ""
    declined: bool = False
    laid_aside: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to watch for one medicine (`drug` empty: for the person). It is due from `first`, late after `last`.

    `item` is what to do, in words. `blood`: it takes a blood draw. `analytes`: by which results it is done; none: a
    person says so. `ordered_here`: the medicine is prescribed by this clinic, so the duty is ours.
    """

    rule: MonitoringRule
    part: str
    item: str
    drug: str
    medicine: str
    state: State
    why: Words
    blood: bool = False
    analytes: tuple[str, ...] = ()
    ordered_here: bool = True
    first: date | None = None
    due: date | None = None
    last: date | None = None
    last_done: Done | None = None
    remarks: tuple[Words, ...] = ()
    missing: tuple[Words, ...] = ()
    because: tuple[str, ...] = ()
    baseline: bool = False

    @property
    def late_after(self) -> date:
        """The last day of its window; without one, a day that never comes."""
        return self.last or date.max

    @property
    def open(self) -> bool:
        return self.state in ("due", "overdue")


_COUNTED = {
    "days": ("1 day", "{count} days"),
    "weeks": ("1 week", "{count} weeks"),
    "months": ("1 month", "{count} months"),
}


def span_said(span: Span) -> Words:
    one, many = _COUNTED[span.unit]
    return say(one) if span.count == 1 else say(many, count=span.count)


def days_said(count: float) -> Words:
    """“1 day”, “8 days”."""
    return say("1 day") if count == 1 else say("{count} days", count=count)


def why_of(slot: Slot, medicine: str, knowledge: Knowledge) -> Words:
    """Why the slot is there: from which day it is counted, and by how much."""
    if slot.reason == "baseline":
        if not medicine:
            return say("It belongs before the first dose.")
        return say("It belongs before the first dose of {medicine}.", medicine=medicine)
    if slot.reason == "done":
        return _repeated(slot, "Last time {since}; then every {every}.", knowledge)
    if slot.reason == "never_done":
        return _repeated(slot, "Every {every}; none is known since {since}.", knowledge)
    return _counted_from(slot, medicine, knowledge)


def _repeated(slot: Slot, text: str, knowledge: Knowledge) -> Words:
    every = span_said(slot.every) if slot.every else Words("")
    said = say(text, since=slot.since, every=every)
    if slot.variant is None or slot.variant.select is None:
        return said
    names = sorted(slot.variant.select.conditions)
    means = [say(knowledge.circumstances[name].means) for name in names if name in knowledge.circumstances]
    return say("{said} ({variant})", said=said, variant=means[0]) if len(means) == 1 else said


def _counted_from(slot: Slot, medicine: str, knowledge: Knowledge) -> Words:
    first, last = slot.token.first, slot.token.last
    span = _from_to(first, last)
    if slot.reason == "event" and first is not None:
        happened = (
            knowledge.circumstances[first.event].means if first.event in knowledge.circumstances else ""
        )
        return say("On {since}: {what}. It belongs {span} later.", since=slot.since, what=say(happened), span=span)  # fmt: skip
    if slot.reason == "start":
        return say("{medicine} started on {since}: it belongs {span} after the start.", medicine=medicine, since=slot.since, span=span)  # fmt: skip
    return say("The dose of {medicine} changed on {since}: it belongs {span} after each change.", medicine=medicine, since=slot.since, span=span)  # fmt: skip


def _from_to(first: Point | None, last: Point | None) -> Words:
    begins = span_said(first.after) if first and first.after else say("on that day, or soon")
    if last is None or last.after is None or first is None or first.after is None:
        return begins
    if first.after.unit == last.after.unit:
        many = _COUNTED[last.after.unit][1]
        return say("{first} to {last}", first=first.after.count, last=say(many, count=last.after.count))
    return say("{first} to {last}", first=begins, last=span_said(last.after))


def items_of(lines: list[Line]) -> list[str]:
    """What to draw or check, each once: one tube of blood tells what several rules ask."""
    found: list[str] = []
    asked: set[str] = set()
    for line in lines:
        if line.item in found or (line.analytes and asked.issuperset(line.analytes)):
            continue
        asked |= set(line.analytes)
        found.append(f"{line.item}, 12 hours after a dose" if "lithium_level" in line.analytes else line.item)
    return found


def and_so_on(items: list[str]) -> Words:
    """`a, b and c`."""
    if len(items) == 1:
        return say("{item}", item=items[0])
    return say("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])


def each_once(lines: Iterable[Line]) -> Iterator[Line]:
    """What several medicines ask is one thing to do: the most pressing of them stands, and names the others."""
    return map(_in_one, _together(lines))


def each_open(lines: Iterable[Line]) -> list[Line]:
    """Those of `each_once` that are open now."""
    return [_in_one(together) for together in _together(lines) if together[0].open]


def _together(lines: Iterable[Line]) -> Iterable[list[Line]]:
    by_item: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_item.setdefault((line.rule.id, line.part), []).append(line)
    return by_item.values()


def _in_one(together: list[Line]) -> Line:
    names = dict.fromkeys(line.medicine for line in together if line.medicine)
    return together[0] if len(names) < 2 else msgspec.structs.replace(together[0], medicine=", ".join(names))
