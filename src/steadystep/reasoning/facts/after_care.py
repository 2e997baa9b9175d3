"""What comes after care: how it ended, which contacts were agreed and what they brought, and whether somebody wants back."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.discharge import FOLLOW_UP_DAYS, FollowUpDone, ReturnAsked
from steadystep.chart.plan import CareEnded, CareResumed

WANTS_BACK: Final = "wants_back"


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """A contact agreed for that day; `after` is the milestone it is nearest to (7, 30, 90, 180 days); `done` its entry."""

    day: date
    after: int
    done: AnyEntry | None = None


class AfterCare(msgspec.Struct, frozen=True, kw_only=True):
    """The last end of care that stands, its contacts in order, and the entry by which they asked to come back."""

    ended: AnyEntry
    follow_ups: tuple[FollowUp, ...]
    wants_back: AnyEntry | None = None


def after_care(chart: Chart) -> AfterCare | None:
    """None while in care, and where nobody ever ended it."""
    ended, resumed = chart.latest(CareEnded), chart.latest(CareResumed)
    if ended is None or (resumed is not None and _place(resumed) > _place(ended)):
        return None
    done = {
        one.body.planned: one
        for one in chart.of(FollowUpDone)
        if chart.origin(one.body.end_of_care) == chart.origin(ended.id)
    }
    asked: list[AnyEntry] = [one for one in chart.of(ReturnAsked) if _place(one) > _place(ended)]
    asked += [one for one in done.values() if one.body.outcome == WANTS_BACK]
    return AfterCare(
        ended=ended, wants_back=max(asked, key=_place) if asked else None,
        follow_ups=tuple(
            FollowUp(day=day, after=_after(ended, day), done=done.get(day)) for day in ended.body.follow_ups
        ),
    )  # fmt: skip


def _after(ended: AnyEntry, day: date) -> int:
    days = (day - ended.body.when.day).days
    return min(FOLLOW_UP_DAYS, key=lambda one: abs(one - days))


def _place(entry: AnyEntry) -> tuple[object, int]:
    return entry.occurred, entry.seq
