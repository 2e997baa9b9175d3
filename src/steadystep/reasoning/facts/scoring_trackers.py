"""The clinic's own trackers: nothing here is a validated cut-off, and a gap is shown as a gap."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import Final

import msgspec

from steadystep.chart import Words, say

from .scoring_reading import counted, parts_read, read, verdicts
from .scoring_sheet import CannotTell, Score, Sheet, any_of, incomplete, listed


def side_effects(sheet: Sheet) -> Score | CannotTell:
    """The strongest effect names the band; a heavy burden lifts it to the highest. With gaps the band is a floor."""
    found = counted(sheet)
    if len(sheet.missing_scored) == len(sheet.plan.scored):
        return incomplete(sheet, sheet.missing_scored)
    score = parts_read(sheet, found)
    if any_of(verdicts(sheet, found).values()):
        strongest = next(part.subscale for part in sheet.plan.subscales if part.subscale.bands)
        return msgspec.structs.replace(score, band=strongest.bands[-1].name, positive=True)
    return score


def sleep_diary(sheet: Sheet) -> Score | CannotTell:
    """Sleep efficiency in percent, to one decimal place rounded down; the other minutes stand beside it."""
    in_bed, asleep = sheet.at(1), sheet.at(2)
    found = counted(sheet)
    if in_bed is None or asleep is None:
        return CannotTell(
            why=incomplete(sheet, sheet.missing((1, 2))).why, missing=sheet.missing((1, 2)), subscales=found
        )
    efficiency = sleep_efficiency(in_bed, asleep)
    if efficiency is None:
        why = say(
            "{asleep} minutes asleep in {in_bed} minutes in bed cannot be: check both.",
            asleep=asleep,
            in_bed=in_bed,
        )
        return CannotTell(why=why, subscales=found)
    return read(sheet.plan, efficiency, who=sheet.who, subscales=found)


def sleep_efficiency(in_bed: int, asleep: int) -> float | None:
    """Minutes asleep in percent of minutes in bed, rounded down to 0.1; None where that cannot be. 360 of 480: 75.0."""
    if in_bed <= 0 or not 0 <= asleep <= in_bed:
        return None
    return asleep * 1000 // in_bed / 10


def safety_plan(sheet: Sheet) -> Score | CannotTell:
    """How many of the seven sections are filled in; a section without an answer counts as not filled in, and is named."""
    open_ones = tuple(place + 1 for place in sheet.plan.scored if not sheet.points[place])
    score = read(sheet.plan, len(sheet.plan.scored) - len(open_ones), who=sheet.who)
    if not open_ones:
        return score
    return msgspec.structs.replace(score, remarks=(_still_open(open_ones), *score.remarks))


def _still_open(sections: tuple[int, ...]) -> Words:
    if len(sections) == 1:
        return say("Still to be filled in: section {item}.", item=sections[0])
    return say("Still to be filled in: sections {items}.", items=listed(sections))


class MoodDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the mood chart: mood and energy -3 to 3, hours slept, whether doses were missed. None is a gap."""

    mood: int | None = None
    energy: int | None = None
    hours_slept: float | None = None
    dose_missed: bool | None = None


BASELINE_DAYS, LEAST_DAYS, OF_A_WEEK = 28, 14, 5
_NEEDS_BASELINE: Final = frozenset({"RM1", "RM3"})


def mood_rules(days: Sequence[MoodDay]) -> frozenset[str]:
    """The mood chart's rules that fire on the last day. `days` runs to today, oldest first, a gap for each day without an entry.

    RM1: sleep 2 h or more below the own 28-day mean for 2 nights with energy +1 or more. RM2: mood or energy +2 or more for
    2 days. RM3: mood -2 or less for 5 days. RM4: 3 missed doses in 7 days. RM1 and RM3 need 14 days of data, and all but RM2
    need 5 of the last 7 days. Clinic rules (clinical specification, MOODCHART): they open a look, they diagnose nothing.
    """
    fired = {
        name
        for name, fires in (("RM1", _short_sleep), ("RM2", _high), ("RM3", _low), ("RM4", _missed))
        if fires(days)
    }
    kept = [day for day in days if day != MoodDay()]
    if len(kept) < LEAST_DAYS:
        fired -= _NEEDS_BASELINE
    if sum(day != MoodDay() for day in days[-7:]) < OF_A_WEEK:
        fired &= {"RM2"}
    return frozenset(fired)


def _short_sleep(days: Sequence[MoodDay]) -> bool:
    """The mean is that of the 28 days before the two nights, so that they do not pull it down themselves."""
    before = [day.hours_slept for day in days[-BASELINE_DAYS - 2 : -2] if day.hours_slept is not None]
    if not before or len(days) < 2:
        return False
    usual = fmean(before)
    return all(
        day.hours_slept is not None
        and day.hours_slept <= usual - 2
        and day.energy is not None
        and day.energy >= 1
        for day in days[-2:]
    )


def _high(days: Sequence[MoodDay]) -> bool:
    return len(days) >= 2 and all(
        any(value is not None and value >= 2 for value in (day.mood, day.energy)) for day in days[-2:]
    )


def _low(days: Sequence[MoodDay]) -> bool:
    return len(days) >= 5 and all(day.mood is not None and day.mood <= -2 for day in days[-5:])


def _missed(days: Sequence[MoodDay]) -> bool:
    return sum(day.dose_missed is True for day in days[-7:]) >= 3
