"""What replaces an entry without being one like it, and what stands where an entry cannot be read."""

from __future__ import annotations

from typing import ClassVar

from . import checks
from .body import Body, CareWord


class Retracted(Body, frozen=True, kw_only=True, tag="retracted"):
    """The entry it supersedes should never have stood here: replaced with nothing, and why."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    reason: str

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)


class Expunged(Body, frozen=True, kw_only=True, tag="expunged"):
    """Tombstone: the named entry's key was destroyed by two persons' decision."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    entry: str
    reason: str
    second_person: str

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)
        checks.name("Second person", self.second_person)

    @property
    def code(self) -> str:
        return self.entry


class Unseen(Body, frozen=True, kw_only=True, tag="unseen"):
    """Not stored: what a reader gets in place of a body that is sealed, expunged or only summarised for them."""

    word: ClassVar[CareWord] = "team"

    of: str
    why: str
    summary: str = ""
