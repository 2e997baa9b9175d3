"""What the end of care waits for: days of contacts, and the relapse-prevention kit in the client's hands (scope.md R109, R110)."""

from __future__ import annotations

from collections.abc import Iterator

from .discharge import LEAST_FOLLOW_UPS, KitGiven
from .entry import NewEntry
from .plan import CareEnded, CareResumed
from .whole import Chart
from .words import Words, say


def ends_as_transition(chart: Chart, new: NewEntry) -> Iterator[Words]:
    """Nobody calls or equips a person who has died; everyone else leaves with both."""
    body = new.body
    if isinstance(body, CareEnded) and body.ending != "died":
        yield from _contacts_dated(body)
        yield from _kit_in_hand(chart, body)


def _contacts_dated(body: CareEnded) -> Iterator[Words]:
    later = [day for day in set(body.follow_ups) if day > body.when.day]
    if len(later) < LEAST_FOLLOW_UPS:
        yield say(
            "Care ends with follow-ups, and {count} of {needed} dates are missing: write the days of the contacts "
            "(about 7, 30 and 90 days after), then sign.",
            count=LEAST_FOLLOW_UPS - len(later), needed=LEAST_FOLLOW_UPS,
        )  # fmt: skip


def _kit_in_hand(chart: Chart, body: CareEnded) -> Iterator[Words]:
    """A kit of an earlier time in care is not the one of this ending."""
    back = chart.latest(CareResumed)
    given = any(back is None or one.seq > back.seq for one in chart.of(KitGiven))
    if not given and not body.without_kit.strip():
        yield say(
            "Care ends with the relapse-prevention kit in the client's hands: go through it and write that it was given, "
            "or say here why not."
        )
