"""Who waits for a place: since when, how pressing it is and why, and when somebody was last in contact."""

from __future__ import annotations

from datetime import datetime

import msgspec

from steadystep.chart import AnyEntry, Entry, Words, say
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.visits import VisitAttended
from steadystep.chart.waiting import WaitingBegan, WaitingEnded

from .rapid_access import AroundNeed, needs

_TOLD = {
    "pregnant_or_newborn": say("pregnant, or a baby under one year"),
    "new_episode": say("a first episode"),
    "no_other_support": say("nobody else to turn to"),
    "getting_worse": say("getting worse while waiting"),
    "out_of_hospital": say("just out of hospital"),
    "child_or_young": say("child or young person"),
}


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """One wait that is not over. `soon`: the chart itself shows that somebody is needed soon. `reasons` in words."""

    entry: Entry[WaitingBegan]
    since: datetime
    contact: datetime
    soon: bool
    reasons: tuple[Words, ...]


def waits(view: AroundNeed) -> tuple[Waiting, ...]:
    """Every wait without an end and without a visit for it since."""
    over = {view.chart.origin(one.body.waiting) for one in view.chart.of(WaitingEnded)}
    mine = [
        one for one in view.chart.of(WaitingBegan)
        if view.chart.first(one).id not in over and not _has_a_place(view, one)
    ]  # fmt: skip
    if not mine:
        return ()
    soon = any(one.seen is None for one in needs(view))
    return tuple(_waiting(view, one, soon) for one in mine)


def _waiting(view: AroundNeed, entry: Entry[WaitingBegan], soon: bool) -> Waiting:
    """What the chart shows is told in general words: whoever books need not read what it rests on."""
    told = tuple(_TOLD[one] for one in entry.body.needs)
    shown = (say("needs somebody soon, by what is in the chart"),) if soon else ()
    return Waiting(
        entry=entry,
        since=entry.occurred,
        contact=_last_contact(view, entry),
        soon=soon,
        reasons=(*shown, *told),
    )


def _has_a_place(view: AroundNeed, entry: AnyEntry) -> bool:
    return any(
        one.purpose == entry.body.purpose and one.outcome in ("booked", "attended") and one.starts >= entry.occurred
        for one in view.visits
    )  # fmt: skip


def _last_contact(view: AroundNeed, entry: AnyEntry) -> datetime:
    talked = [
        one.occurred for one in view.chart.of(ContactAttempted)
        if one.body.outcome == "reached" and one.body.to_whom == "client"
    ]  # fmt: skip
    came = [one.occurred for one in view.chart.of(VisitAttended)]
    return max((entry.occurred, *talked, *came))
