"""Notes on the story of one client: what was going on at a time, told by the client or by the team."""

from __future__ import annotations

from typing import ClassVar

from . import checks
from .body import Body, CareWord


class StoryNote(Body, frozen=True, kw_only=True, tag="story_note"):
    """What was going on then, in the words of who writes it; `when` is the time it is about, not of writing."""

    word: ClassVar[CareWord] = "plan"

    text: str

    def __post_init__(self) -> None:
        checks.prose("Note", self.text)
