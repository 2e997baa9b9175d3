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


class Plan(msgspec.Struct, frozen=True):
    """What scoring asks of an instrument, worked out once. `allowed` and `flips` go by position; a flip turns an item round."""

    instrument: Instrument
    allowed: tuple[frozenset[int], ...]
    scored: tuple[int, ...]
    flips: tuple[int | None, ...]


def score(instrument: Instrument, answers: Sequence[int | None]) -> Score | CannotTell:
    """The total of the scored items, by the instrument's missing-item rule and half-up rounding.

    One missing item of PHQ-9 with 6 points in the other eight: 6 / 8 x 9 = 6.75, so 7, marked as imputed.
    """
    if instrument.entry == "total":
        return CannotTell(
            why=say("{name} is taken as a typed total: its items are not asked here.", name=instrument.title)
        )
    plan = _plan(instrument)
    if wrong := _not_allowed(plan, answers):
        return CannotTell(
            why=say("Items {items} hold an answer that does not exist.", items=_listed(wrong)), missing=wrong
        )
    points = [(at, answers[at] if at < len(answers) else None) for at in plan.scored]
    missing = tuple(at + 1 for at, value in points if value is None)
    if missing and (reason := _too_little(instrument, missing)):
        return CannotTell(why=reason, missing=missing)
    return _total(plan, points, missing)


_PLANS: dict[int, Plan] = {}


def _plan(instrument: Instrument) -> Plan:
    """By identity, since hashing an instrument costs more than scoring it; the plan keeps its instrument alive."""
    plan = _PLANS.get(id(instrument))
    if plan is None or plan.instrument is not instrument:
        plan = _PLANS[id(instrument)] = _made(instrument)
    return plan


def _made(instrument: Instrument) -> Plan:
    allowed = tuple(frozenset(o.value for o in instrument.options_of(item)) for item in instrument.items)
    return Plan(
        instrument=instrument, allowed=allowed, scored=tuple(item.number - 1 for item in instrument.scored_items),
        flips=tuple(min(values) + max(values) if item.reverse else None
                    for item, values in zip(instrument.items, allowed, strict=True)),
    )  # fmt: skip


def _not_allowed(plan: Plan, answers: Sequence[int | None]) -> tuple[int, ...]:
    known = len(plan.allowed)
    return tuple(
        at + 1
        for at, value in enumerate(answers)
        if value is not None and (at >= known or value not in plan.allowed[at])
    )


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


def _total(plan: Plan, points: list[tuple[int, int | None]], missing: tuple[int, ...]) -> Score:
    total, count = 0, 0
    for at, value in points:
        if value is not None:
            flip = plan.flips[at]
            total += value if flip is None else flip - value
            count += 1
    # Half up, in whole numbers: Python's round() would turn 6.5 into 6.
    total = (2 * total * plan.instrument.item_count + count) // (2 * count)
    return rated(plan.instrument, total, imputed=missing)


def rated(instrument: Instrument, total: int, *, imputed: tuple[int, ...] = ()) -> Score:
    """A whole total with its band and whether it reaches the cut-off."""
    band = instrument.band(total)
    positive = None if instrument.positive_at is None else total >= instrument.positive_at
    return Score(total=total, band=band.name if band else "", positive=positive, imputed=imputed)


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
