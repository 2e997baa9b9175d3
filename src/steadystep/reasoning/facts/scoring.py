"""Scoring one set of answers. A missing item is never zero: it is imputed where the instrument's rule allows, or nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Instrument


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """`total` is whole; `imputed` lists the item numbers that were filled with the mean of the others."""

    total: int
    band: str
    positive: bool | None
    imputed: tuple[int, ...] = ()


class CannotTell(msgspec.Struct, frozen=True, kw_only=True):
    """No total can be given: why, and which items are missing or out of range."""

    why: Words
    missing: tuple[int, ...] = ()


def score(instrument: Instrument, answers: Sequence[int | None]) -> Score | CannotTell:
    """The total of the scored items, by the instrument's missing-item rule and half-up rounding.

    >>> # PHQ-9 with one item missing: 6 / 8 answered x 9 = 6.75, so 7, marked as imputed
    """
    if instrument.entry == "total":
        return CannotTell(
            why=say("{name} is taken as a typed total: its items are not asked here.", name=instrument.title)
        )
    if len(answers) < instrument.item_count:
        answers = (*answers, *[None] * (instrument.item_count - len(answers)))
    wrong = _not_allowed(instrument, answers)
    if wrong:
        return CannotTell(
            why=say("Items {items} hold an answer that does not exist.", items=_listed(wrong)), missing=wrong
        )
    missing = tuple(item.number for item in instrument.scored_items if answers[item.number - 1] is None)
    if missing and (reason := _too_little(instrument, missing)):
        return CannotTell(why=reason, missing=missing)
    return _total(instrument, answers, missing)


def _not_allowed(instrument: Instrument, answers: Sequence[int | None]) -> tuple[int, ...]:
    allowed = {
        item.number: {option.value for option in instrument.options_of(item)} for item in instrument.items
    }
    beyond = range(len(instrument.items) + 1, len(answers) + 1)
    wrong = [
        n
        for n, value in enumerate(answers, start=1)
        if value is not None and n in allowed and value not in allowed[n]
    ]
    return (*wrong, *(n for n in beyond if answers[n - 1] is not None))


def _too_little(instrument: Instrument, missing: tuple[int, ...]) -> Words | None:
    must = [number for number in missing if number in instrument.missing.never_imputed_items]
    if must:
        return say(
            "Item {items} was not answered and is never filled in: ask it.", items=_listed(tuple(must))
        )
    if len(missing) > instrument.missing.impute_up_to:
        return say(
            "{count} items are missing; {name} can be scored with at most {most} missing.",
            count=len(missing), name=instrument.title, most=instrument.missing.impute_up_to,
        )  # fmt: skip
    return None


def _total(instrument: Instrument, answers: Sequence[int | None], missing: tuple[int, ...]) -> Score:
    high_plus_low = {
        item.number: sum(f([o.value for o in instrument.options_of(item)]) for f in (min, max))
        for item in instrument.scored_items
    }
    points = [
        high_plus_low[item.number] - value if item.reverse else value
        for item in instrument.scored_items
        if (value := answers[item.number - 1]) is not None
    ]
    # Half up, in whole numbers: Python's round() would turn 6.5 into 6.
    count = len(points)
    total = (2 * sum(points) * instrument.item_count + count) // (2 * count)
    return rated(instrument, total, imputed=missing)


def rated(instrument: Instrument, total: int, *, imputed: tuple[int, ...] = ()) -> Score:
    """A whole total with its band and whether it reaches the cut-off."""
    band = instrument.band(total)
    positive = None if instrument.positive_at is None else total >= instrument.positive_at
    return Score(total=total, band=band.name if band else "", positive=positive, imputed=imputed)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
