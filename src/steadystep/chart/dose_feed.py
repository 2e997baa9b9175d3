"""Medication: whether the client's own calendar may show when something is to be taken."""

from __future__ import annotations

from typing import ClassVar

from .body import Body, CareWord


class DoseFeedChosen(Body, frozen=True, kw_only=True, tag="dose_feed_chosen"):
    """The client made a private address for their calendar, or took it back (`stopped`). The latest one holds.

    `names`: the calendar may name the medicines; without it every line is neutral.
    """

    word: ClassVar[CareWord] = "medication"

    names: bool = False
    stopped: bool = False
