"""The sleep window from the diary (pathways.md 10): average sleep, never below a floor, changed by 15 minutes a week.

With bipolar disorder, seizures or driving for a living only compression: the time in bed shrinks by 15 minutes, never below
6.5 hours. Where nobody has asked, the careful way counts.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from steadystep.chart import Entry
from steadystep.chart.sleep_windows import LEAST_MINUTES, MOST_MINUTES, SleepWindow

from .around_therapy import AroundTherapy
from .sleep_weeks import SleepWeek, nights, week

COMPRESSED_LEAST: Final = 390
STEP: Final = 15
WIDEN_FROM, SHRINK_BELOW = 85, 80
CAREFUL: Final = ("bipolar_disorder", "seizure_history", "driving_job")
Change = Literal["first", "widen", "shrink", "keep"]


class WindowOffer(msgspec.Struct, frozen=True, kw_only=True):
    """What the diary says of the window: minutes in bed, and the figures of the week that it came from. `careful`: circumstances that allow only compression.

    `unknown` are those of them that nobody has asked about; they count as if they held.
    """

    change: Change
    minutes: int
    week: SleepWeek
    in_bed: float
    asleep: float
    percent: int
    window: Entry[SleepWindow] | None
    careful: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        return (*((self.window.id,) if self.window else ()), *self.week.because)


def careful(view: AroundTherapy) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Circumstances that allow only compression: those that hold, and those nobody can tell."""
    answers = {one: view.circumstances.holds(one) for one in CAREFUL}
    return tuple(one for one, holds in answers.items() if holds), tuple(one for one, holds in answers.items() if holds is None)  # fmt: skip


def current_window(view: AroundTherapy) -> Entry[SleepWindow] | None:
    found = view.chart.latest(SleepWindow)
    return found if found and not found.body.ended else None


def this_week(view: AroundTherapy) -> SleepWeek:
    """The seven days that end today, of them the nights told since the window was last changed."""
    window, today = current_window(view), view.clock.today(view.person.zone)
    told = nights(view.chart, view.scores)
    return week([one for one in told if window is None or one.at > window.occurred], today)


def offered(view: AroundTherapy) -> WindowOffer | None:
    """What the last week's diary offers; None when it does not say enough, or a week has not passed."""
    found = this_week(view)
    if found.in_bed is None or found.asleep is None or found.percent is None:
        return None
    window, (held, unknown) = current_window(view), careful(view)
    change = _change(window, found.percent)
    least = COMPRESSED_LEAST if held or unknown else LEAST_MINUTES
    minutes = _steps(window, change)
    if minutes is None:
        minutes = max(found.asleep, found.in_bed - STEP) if held or unknown else found.asleep
    return WindowOffer(
        change=change, minutes=_between(minutes, least), week=found, in_bed=found.in_bed, asleep=found.asleep,
        percent=found.percent, window=window, careful=held, unknown=unknown,
    )  # fmt: skip


def _change(window: Entry[SleepWindow] | None, percent: int) -> Change:
    if window is None:
        return "first"
    if percent >= WIDEN_FROM:
        return "widen"
    return "shrink" if percent < SHRINK_BELOW else "keep"


def _steps(window: Entry[SleepWindow] | None, change: Change) -> float | None:
    """Minutes of the window there is, changed; None where this would be the first."""
    if window is None:
        return None
    return window.body.minutes + {"widen": STEP, "shrink": -STEP, "keep": 0, "first": 0}[change]


def _between(minutes: float, least: int) -> int:
    """To five minutes, between the floor and the most that a window may be."""
    return int(min(MOST_MINUTES, max(least, round(minutes / 5) * 5)))
