"""Whether the client's own calendar may show their visits."""

from __future__ import annotations

from typing import ClassVar

from .body import Body, CareWord


class VisitFeedChosen(Body, frozen=True, kw_only=True, tag="visit_feed_chosen"):
    """The client made a private address for their calendar, or took it back (`stopped`). The latest one holds.

    `names`: the calendar may say with whom and what for; without it every line is neutral.
    """

    word: ClassVar[CareWord] = "visits"

    names: bool = False
    stopped: bool = False
