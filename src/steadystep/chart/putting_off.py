"""A suggestion that is put off comes back on a day that lies ahead."""

from __future__ import annotations

from collections.abc import Iterator

from .entry import NewEntry
from .plan import OfferAnswered
from .whole import Chart
from .words import Words, say


def put_off_to_a_day_ahead(_: Chart, new: NewEntry) -> Iterator[Words]:
    """Without a day nobody would know when it comes back; a day gone by would put nothing off."""
    body = new.body
    if not isinstance(body, OfferAnswered) or body.answer != "snoozed":
        return
    if body.until is None:
        yield say("Nothing was put off: choose the day on which it is suggested again.")
    elif body.until.day <= body.when.day:
        yield say("Nothing was put off: {day} does not lie ahead. Choose a later day.", day=body.until.day)
