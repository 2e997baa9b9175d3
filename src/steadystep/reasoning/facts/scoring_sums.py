"""Counting by adding up: plain sums, sums of subscales, means, and instruments whose parts never become one number."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from steadystep.chart import Words, say

from .scoring_reading import band_of, counted, judged, part_named, parts_read, read, verdicts
from .scoring_sheet import (
    CannotTell,
    Score,
    Sheet,
    SubscalePlan,
    any_of,
    half_up,
    incomplete,
    never_filled_in,
    too_many,
)


def summed(sheet: Sheet) -> Score | CannotTell:
    """The sum of the scored items, by the instrument's missing-item rule and half-up rounding.

    One missing item of PHQ-9 with 6 points in the other eight: 6 / 8 x 9 = 6.75, so 7, marked as imputed.
    """
    missing = sheet.missing_scored
    if missing and (reason := _too_little(sheet, missing)):
        return CannotTell(why=reason, missing=missing, subscales=counted(sheet))
    points = [value for place in sheet.plan.scored if (value := sheet.points[place]) is not None]
    total, inside = sum(points), sheet.plan.instrument.missing.within == "subscale"
    if missing:
        total = _by_subscale(sheet) if inside else half_up(total * len(sheet.plan.scored), len(points))
    score = read(sheet.plan, total, who=sheet.who, imputed=missing, subscales=counted(sheet, impute=inside))
    if sheet.plan.instrument.headline:
        return _by_headline(sheet, score)
    return (
        _by_parts(sheet, score) if score.positive is None and not sheet.plan.instrument.other_cuts else score
    )


def _by_parts(sheet: Sheet, score: Score) -> Score:
    """Where only subscales have cut-offs, any one of them makes the result positive."""
    each = verdicts(sheet, score.subscales)
    return msgspec.structs.replace(score, positive=any_of(each.values())) if each else score


def _too_little(sheet: Sheet, missing: tuple[int, ...]) -> Words | None:
    instrument = sheet.plan.instrument
    must = [number for number in missing if number in instrument.missing.never_imputed_items]
    if must:
        return never_filled_in(must)
    most = instrument.missing.impute_up_to
    if len(missing) > most or len(missing) == len(sheet.plan.scored):
        return too_many(missing, instrument.short, most)
    return _too_little_inside(sheet) if instrument.missing.within == "subscale" else None


def _too_little_inside(sheet: Sheet) -> Words | None:
    for part in sheet.plan.subscales:
        gaps = len(sheet.missing(part.subscale.items))
        most = part.subscale.impute_up_to or len(part.places) - 1
        if gaps > most and not part.reached_at:
            return _too_many_inside(part, gaps, most)
    return None


def _too_many_inside(part: SubscalePlan, gaps: int, most: int) -> Words:
    if gaps == 1:
        return say("1 item of {part} is missing: every one is needed.", part=say(part.name))
    return say(
        "{count} items of {part} are missing; at most {most} may be.",
        count=gaps,
        part=say(part.name),
        most=most,
    )


def _by_subscale(sheet: Sheet) -> int:
    """Every gap filled with the mean of its own subscale; rounded once, at the end."""
    total = Fraction(0)
    for part in sheet.plan.subscales:
        if not part.reached_at:
            known = [value for place in part.places if (value := sheet.points[place]) is not None]
            total += Fraction(sum(known) * len(part.places), len(known))
    return half_up(total.numerator, total.denominator)


def _by_headline(sheet: Sheet, score: Score) -> Score:
    """Band and cut-off of the subscale that speaks for the instrument (the screen inside a longer form)."""
    name = sheet.plan.instrument.headline
    value = score.subscales[name]
    remarks = score.remarks
    if value is None:
        remarks = (say("{part}: cannot be told, some of its items are missing.", part=say(name)), *remarks)
    return msgspec.structs.replace(
        score, band="" if value is None else band_of(sheet.plan, name, value),
        positive=judged(sheet, part_named(sheet.plan, name), value), remarks=remarks,
    )  # fmt: skip


def sum_of_subscales(sheet: Sheet) -> Score | CannotTell:
    """The sum of the subscales (QIDS: the highest answer of each of nine domains); all of them are needed."""
    found = counted(sheet)
    unknown = [part for part in sheet.plan.subscales if found[part.name] is None]
    if unknown:
        missing = tuple(number for part in unknown for number in sheet.missing(part.subscale.items))
        names = ", ".join(part.name for part in unknown)
        return CannotTell(
            why=say("Too few answers for: {parts}.", parts=names), missing=missing, subscales=found
        )
    total = sum(value for value in found.values() if value is not None)
    return read(sheet.plan, total, who=sheet.who, subscales=found)


def parts(sheet: Sheet) -> Score | CannotTell:
    """Subscales side by side, never one number. With nothing answered nobody can tell."""
    found = counted(sheet)
    if all(value is None for value in found.values()):
        return incomplete(sheet, sheet.missing_scored)
    return parts_read(sheet, found)


def mean(sheet: Sheet) -> Score | CannotTell:
    """The mean of the items, to one decimal place rounded down, so that it never looks better than its band."""
    if missing := sheet.missing_scored:
        why = incomplete(sheet, missing).why
        return CannotTell(why=why, missing=missing, subscales=counted(sheet))
    points = [value for place in sheet.plan.scored if (value := sheet.points[place]) is not None]
    return read(sheet.plan, sum(points) * 10 // len(points) / 10, who=sheet.who, subscales=counted(sheet))
