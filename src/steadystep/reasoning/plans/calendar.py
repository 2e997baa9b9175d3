"""What is swallowed on which day: several medicines on one calendar, with the tablets and the supply it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from steadystep.chart import Dose, Words, say
from steadystep.chart.medication import DoseStep

from .tablets import Pieces, makes

Part = Literal["day", "morning", "midday", "evening", "bedtime"]
# How an even number of doses is spread where the order does not say: a clinic rule, shown as such.
_PARTS: dict[float, tuple[Part, ...]] = {
    1: ("day",), 2: ("morning", "evening"), 3: ("morning", "midday", "evening"),
    4: ("morning", "midday", "evening", "bedtime"),
}  # fmt: skip
_PART_OF: dict[str, Part] = {
    "morning": "morning", "noon": "midday", "evening": "evening", "night": "bedtime",
}  # fmt: skip


class Swallow(msgspec.Struct, frozen=True, kw_only=True):
    """One dose of one medicine. `pieces` None: no strength is known, or none makes the amount. `assumed` as in `Line`."""

    entry: str
    name: str
    part: Part
    amount: Dose
    pieces: tuple[Pieces, ...] | None = None
    assumed: str = ""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine as the calendar needs it. `held` are spans (first and last day) on which nothing is taken.

    `last`: the last day of the course, None while it goes on. `washout_days` follow it. `asked`: the days on which the
    client is asked how it is with the smaller dose. `assumed`: the dose form whose sold strengths stand in for what
    nobody typed; empty where the order names its own.
    """

    entry: str
    name: str
    steps: tuple[DoseStep, ...]
    last: date | None = None
    held: tuple[tuple[date, date | None], ...] = ()
    strengths: tuple[float, ...] = ()
    halves: bool = False
    assumed: str = ""
    washout_days: int = 0
    asked: tuple[date, ...] = ()


class CalendarDay(msgspec.Struct, frozen=True, kw_only=True):
    """`swallows` in the order of the day; `notes` are what begins, ends or rests that day; `untold` are medicines whose
    doses cannot be laid on days."""

    day: date
    swallows: tuple[Swallow, ...] = ()
    notes: tuple[Words, ...] = ()
    untold: tuple[str, ...] = ()


class Supply(msgspec.Struct, frozen=True, kw_only=True):
    """What the days of a calendar take of one medicine: the sum of its doses and, where known, of its tablets.

    `assumed` as in `Line`.
    """

    entry: str
    name: str
    total: Dose
    pieces: tuple[Pieces, ...] | None
    assumed: str = ""


def laid_out(lines: Iterable[Line], first: date, last: date) -> tuple[CalendarDay, ...]:
    """Every day from `first` to `last`, both included."""
    listed = tuple(lines)
    return tuple(_day(listed, first + timedelta(days=count)) for count in range((last - first).days + 1))


def step_on(line: Line, day: date) -> DoseStep | None:
    """The step in force that day, or None: before, after, between steps, or held."""
    if (line.last is not None and day > line.last) or is_held(line, day):
        return None
    running = [step for step in line.steps if step.first <= day and (step.last is None or day <= step.last)]
    return running[-1] if running else None


def is_held(line: Line, day: date) -> bool:
    return any(first <= day and (last is None or day <= last) for first, last in line.held)


def falls_on(step: DoseStep, day: date) -> bool:
    """Whether a dose is due that day: every day, or every so many days counted from the step's first."""
    if step.times_a_day >= 1:
        return True
    return (day - step.first).days % round(1 / step.times_a_day) == 0


def parts_of(step: DoseStep) -> tuple[Part, ...] | None:
    """The times of day; None where the number of doses cannot be laid on a day."""
    if step.parts:
        return tuple(_PART_OF[part.at] for part in step.parts)
    return _PARTS.get(max(step.times_a_day, 1))


def supply_of(days: Iterable[CalendarDay]) -> tuple[Supply, ...]:
    """By medicine and unit, in the order of their first dose."""
    found: dict[tuple[str, str], list[Swallow]] = {}
    for day in days:
        for one in day.swallows:
            found.setdefault((one.entry, one.amount.unit), []).append(one)
    return tuple(_supply(taken) for taken in found.values())


def _supply(taken: list[Swallow]) -> Supply:
    total = Dose(round(sum(one.amount.value for one in taken), 6), taken[0].amount.unit)
    counts: dict[float, float] = {}
    for piece in (piece for one in taken for piece in one.pieces or ()):
        counts[piece.strength] = counts.get(piece.strength, 0) + piece.count
    known = all(one.pieces is not None for one in taken)
    pieces = (
        tuple(Pieces(counts[strength], strength) for strength in sorted(counts, reverse=True))
        if known
        else None
    )
    return Supply(
        entry=taken[0].entry, name=taken[0].name, total=total, pieces=pieces, assumed=taken[0].assumed
    )


def _day(lines: tuple[Line, ...], day: date) -> CalendarDay:
    doses = [one for line in lines for one in _swallows(line, day)]
    order = ("morning", "midday", "day", "evening", "bedtime")
    return CalendarDay(
        day=day, swallows=tuple(sorted(doses, key=lambda one: order.index(one.part))),
        notes=tuple(note for line in lines for note in _notes(line, day)),
        untold=tuple(line.name for line in lines if _cannot_lay(line, day)),
    )  # fmt: skip


def _swallows(line: Line, day: date) -> Iterator[Swallow]:
    step = step_on(line, day)
    if step is None or step.as_needed or not falls_on(step, day):
        return
    for part, (_at, amount) in zip(parts_of(step) or (), step.doses, strict=False):
        milligrams = amount.milligrams
        pieces = None
        if milligrams is not None and line.strengths:
            pieces = makes(milligrams, line.strengths, halves=line.halves)
        yield Swallow(
            entry=line.entry,
            name=line.name,
            part=part,
            amount=amount,
            pieces=pieces,
            assumed=line.assumed if pieces else "",
        )


def _cannot_lay(line: Line, day: date) -> bool:
    step = step_on(line, day)
    return step is not None and not step.as_needed and parts_of(step) is None


def _notes(line: Line, day: date) -> Iterator[Words]:
    if day in line.asked:
        yield say("{name}: check in how it is with the smaller dose", name=line.name)
    if is_held(line, day):
        yield say("{name}: paused, none today", name=line.name)
        return
    step = step_on(line, day)
    if step is not None and step.first == day:
        yield _begins(line, step)
    if line.last == day:
        yield say("{name}: last day", name=line.name)
    if line.last is not None and 0 < (day - line.last).days <= line.washout_days:
        yield say("{name}: still leaving the body, day {day} of {days}", name=line.name, day=(day - line.last).days,
                  days=line.washout_days)  # fmt: skip


def _begins(line: Line, step: DoseStep) -> Words:
    if step.as_needed:
        return say("{name}: {amount} only when needed, from today", name=line.name, amount=str(step.amount))
    if len({amount for _, amount in step.doses}) > 1:
        amounts = " + ".join(str(amount) for _, amount in step.doses)
        return say("{name}: {amounts} over the day, from today", name=line.name, amounts=amounts)
    return say("{name}: {amount} each time, from today", name=line.name, amount=str(step.amount))
