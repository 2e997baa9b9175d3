"""From one total to another: how much of the first is gone, whether that is response, whether it is more than chance."""

from __future__ import annotations

from steadystep.knowledge import Instrument


def worsened_by(instrument: Instrument, before: float, after: float) -> float:
    """Points towards the worse end; negative is better, whichever way the instrument counts."""
    return before - after if instrument.higher_is_better else after - before


def fallen(instrument: Instrument, first: float, latest: float) -> float:
    """The share of the first total that is gone, 0 to 1; negative when it rose.

    Where the lowest possible total is not zero it is taken off first (BPRS-18: 58 to 38 is (58 - 38) / (58 - 18), 50%).
    """
    floor = instrument.score_range.low if instrument.floor_subtracted else 0
    return (first - latest) / (first - floor) if first > floor else 0.0


def responded(instrument: Instrument, first: float, latest: float) -> bool | None:
    """Whether the change counts as response, by the instrument's share or points; None where it sets neither."""
    if instrument.response_fraction is not None:
        return (
            not instrument.higher_is_better
            and fallen(instrument, first, latest) >= instrument.response_fraction
        )
    if instrument.response_points is not None:
        return worsened_by(instrument, first, latest) <= -instrument.response_points
    return None


def more_than_chance(instrument: Instrument, before: float, after: float) -> bool | None:
    """Whether the change is at least the reliable change; None where none is published."""
    return None if instrument.reliable_change is None else abs(after - before) >= instrument.reliable_change
