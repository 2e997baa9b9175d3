"""The sleep window from the diary (pathways.md 10): average sleep, never below a floor, changed by 15 minutes a week.

With bipolar disorder, seizures or driving for a living only compression: the time in bed shrinks by 15 minutes, never below
6.5 hours. Where nobody has asked, the careful way counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from statistics import fmean
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Entry
from steadystep.chart.measures import Answers
from steadystep.chart.sleep_windows import LEAST_MINUTES, MOST_MINUTES, SleepWindow

from .around_therapy import AroundTherapy

DIARY: Final = "sleep_diary"
NIGHTS, LEAST_NIGHTS = timedelta(days=7), 5  # sleep_diary: a week counts with at least 5 of 7 nights
COMPRESSED_LEAST: Final = 390
STEP: Final = 15
WIDEN_FROM, SHRINK_BELOW = 85, 80
CAREFUL: Final = ("bipolar_disorder", "seizure_history", "driving_job")
Change = Literal["first", "widen", "shrink", "keep"]


class Nights(msgspec.Struct, frozen=True, kw_only=True):
    """The nights of a week: minutes in bed and asleep on average, and asleep in percent of the time in bed."""

    count: int
    in_bed: float
    asleep: float
    because: tuple[str, ...]

    @property
    def efficiency(self) -> float:
        return 100 * self.asleep / self.in_bed if self.in_bed else 0


class WindowOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What the diary says of the window: minutes in bed, and how that came. `careful`: circumstances that allow only compression.

    `unknown` are those of them that nobody has asked about; they count as if they held.
    """

    change: Change
    minutes: int
    nights: Nights
    window: Entry[SleepWindow] | None
    careful: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        return (*((self.window.id,) if self.window else ()), *self.nights.because)


def careful(view: AroundTherapy) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Circumstances that allow only compression: those that hold, and those nobody can tell."""
    answers = {one: view.circumstances.holds(one) for one in CAREFUL}
    return tuple(one for one, holds in answers.items() if holds), tuple(one for one, holds in answers.items() if holds is None)  # fmt: skip


def current_window(view: AroundTherapy) -> Entry[SleepWindow] | None:
    found = view.chart.latest(SleepWindow)
    return found if found and not found.body.ended else None


def nights(view: AroundTherapy) -> Nights | None:
    """The diary of the last seven days, since the window was last changed; None with fewer than five nights."""
    found = list(_nights(view))
    if len(found) < LEAST_NIGHTS:
        return None
    return Nights(
        count=len(found), in_bed=fmean(in_bed for in_bed, _asleep, _entry in found),
        asleep=fmean(asleep for _in_bed, asleep, _entry in found), because=tuple(entry.id for *_numbers, entry in found),
    )  # fmt: skip


def _nights(view: AroundTherapy) -> Iterator[tuple[int, int, AnyEntry]]:
    window = current_window(view)
    for entry in view.chart.of(Answers):
        items = entry.body.items
        if entry.body.instrument != DIARY or len(items) < 2 or not items[0] or items[1] is None:
            continue
        after = window is None or entry.occurred > window.occurred
        if after and not view.clock.reached(entry.occurred + NIGHTS):
            yield items[0], min(items[1], items[0]), entry


def offered(view: AroundTherapy) -> WindowOffer | None:
    """What the last week's diary offers; None when it does not say enough, or a week has not passed."""
    found = nights(view)
    if found is None:
        return None
    window, (held, unknown) = current_window(view), careful(view)
    change = _change(window, found)
    least = COMPRESSED_LEAST if held or unknown else LEAST_MINUTES
    minutes = _minutes(window, found, change, compress=bool(held or unknown))
    return WindowOffer(
        change=change, minutes=_between(minutes, least), nights=found, window=window, careful=held, unknown=unknown,
    )  # fmt: skip


def _change(window: Entry[SleepWindow] | None, found: Nights) -> Change:
    if window is None:
        return "first"
    if found.efficiency >= WIDEN_FROM:
        return "widen"
    return "shrink" if found.efficiency < SHRINK_BELOW else "keep"


def _minutes(window: Entry[SleepWindow] | None, found: Nights, change: Change, *, compress: bool) -> float:
    if window is None:
        return max(found.asleep, found.in_bed - STEP) if compress else found.asleep
    return window.body.minutes + {"widen": STEP, "shrink": -STEP, "keep": 0, "first": 0}[change]


def _between(minutes: float, least: int) -> int:
    """To five minutes, between the floor and the most that a window may be."""
    return int(min(MOST_MINUTES, max(least, round(minutes / 5) * 5)))
