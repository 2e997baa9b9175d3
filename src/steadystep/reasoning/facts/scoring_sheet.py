"""What scoring works with: a sheet of answers turned the right way round, and the two answers it can give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Instrument, Subscale

Points = Sequence[int | None]


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """`total` is whole, or None where the instrument has none and only `subscales` speak; `exact` is set where it is not whole.

    `imputed` lists the item numbers that were filled with the mean of the others. `positive` is None where no cut-off
    exists, or where cut-offs differ or answers are missing that would decide: `remarks` then say which.
    """

    total: int | None
    band: str
    positive: bool | None
    imputed: tuple[int, ...] = ()
    exact: float | None = None
    subscales: dict[str, int | None] = {}
    remarks: tuple[Words, ...] = ()


class CannotTell(msgspec.Struct, frozen=True, kw_only=True):
    """No total can be given: why, and which items are missing or out of range. `subscales` are those that still can be told."""

    why: Words
    missing: tuple[int, ...] = ()
    subscales: dict[str, int | None] = {}


class SubscalePlan(msgspec.Struct, frozen=True):
    """`top` is the highest answer any of its items allows; `pairs` are alternatives by position; `called` its name in words."""

    subscale: Subscale
    name: str
    called: Words
    places: tuple[int, ...]
    reached_at: tuple[int, ...]
    top: int
    pairs: tuple[tuple[int, int], ...]

    @property
    def has_cut(self) -> bool:
        return self.subscale.positive_at is not None or self.subscale.positive_at_most is not None


class Plan(msgspec.Struct, frozen=True, eq=False):
    """What scoring asks of an instrument, worked out once; all by position. One for each instrument: known by identity.

    `allowed` holds None too: no answer is always allowed. `flips` are the items that are turned round, with the sum of their
    ends. `cuts` are further cut-offs with what is said when they are reached and when not. `standing` is said of every score.
    """

    instrument: Instrument
    allowed: tuple[frozenset[int | None], ...]
    flips: tuple[tuple[int, int], ...]
    scored: tuple[int, ...]
    all_scored: bool
    subscales: tuple[SubscalePlan, ...]
    cuts: tuple[tuple[int, Words, Words], ...]
    standing: tuple[Words, ...]


class Sheet(msgspec.Struct, frozen=True):
    """`points` holds the answer to every item, turned round where the instrument says so, None where there is none.

    `who` picks the cut-off or the bands made for some clients, by the words the instrument uses for them.
    """

    plan: Plan
    points: tuple[int | None, ...]
    who: str = ""

    def at(self, number: int) -> int | None:
        return self.points[number - 1]

    def missing(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(number for number in numbers if self.points[number - 1] is None)

    @property
    def missing_scored(self) -> tuple[int, ...]:
        if None not in self.points:
            return ()
        return tuple(place + 1 for place in self.plan.scored if self.points[place] is None)

    def without(self, unknown: int) -> Sheet:
        """The sheet with that answer counted as not answered."""
        points = tuple(None if value == unknown else value for value in self.points)
        return Sheet(self.plan, points, self.who)


def half_up(above: int, below: int) -> int:
    """above / below to the nearest whole, .5 up: Python's round() would turn 6.5 into 6."""
    return (2 * above + below) // (2 * below)


def any_of(each: Iterable[bool | None]) -> bool | None:
    """True if one is; else None if one is unknown; else False."""
    known = tuple(each)
    return True if True in known else None if None in known else False


def all_of(each: Iterable[bool | None]) -> bool | None:
    """False if one is; else None if one is unknown; else True."""
    known = tuple(each)
    return False if False in known else None if None in known else True


def listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def not_answered(numbers: tuple[int, ...]) -> Words:
    if len(numbers) == 1:
        return say("Not answered: item {item}.", item=numbers[0])
    return say("Not answered: items {items}.", items=listed(numbers))


def never_filled_in(numbers: Sequence[int]) -> Words:
    """These items must be answered by the person: no mean stands in for them."""
    if len(numbers) == 1:
        return say("Item {items} was not answered and is never filled in: ask it.", items=numbers[0])
    return say("Items {items} were not answered and are never filled in: ask them.", items=listed(numbers))


def too_many(missing: tuple[int, ...], name: str, most: int) -> Words:
    """More items are missing than the form can bear; where it bears none, the missing ones are named."""
    if most == 0:
        return needs(missing, name)
    return say("{count} items are missing; {name} can be scored with at most {most} missing.",
               count=len(missing), name=name, most=most)  # fmt: skip


def needs(numbers: tuple[int, ...], name: str) -> Words:
    if len(numbers) == 1:
        return say("{name} needs an answer to item {item}.", name=name, item=numbers[0])
    return say("{name} needs an answer to items {items}.", name=name, items=listed(numbers))


def incomplete(sheet: Sheet, numbers: tuple[int, ...]) -> CannotTell:
    """All of these items are needed and some are missing."""
    return CannotTell(why=needs(numbers, sheet.plan.instrument.short), missing=numbers)


def impossible(numbers: tuple[int, ...]) -> CannotTell:
    """These items hold an answer the form does not offer."""
    if len(numbers) == 1:
        why = say("Item {item} holds an answer that does not exist.", item=numbers[0])
    else:
        why = say("Items {items} hold an answer that does not exist.", items=listed(numbers))
    return CannotTell(why=why, missing=numbers)
