"""Checkpoints: the team looks together at how it goes, and decides with the client."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

CHECKPOINT_DECISIONS: Final = frozenset({"go_on", "adjust", "step_up", "step_down"})


class CheckpointHeld(Body, frozen=True, kw_only=True, tag="checkpoint_held"):
    """What was decided at the checkpoint of the day `due`, why, and what the client thinks of it.

    `off_track`: it did not go as hoped; nobody's fault, and two in a row ask for more support.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    stale_after = ("checkpoint_held",)

    pathway: str
    due: date
    decision: str
    says: str
    client_view: str
    off_track: bool = False

    def __post_init__(self) -> None:
        checks.name("Pathway", self.pathway)
        checks.one_of("Decision", self.decision, CHECKPOINT_DECISIONS)
        checks.prose("What was decided", self.says)
        checks.prose("The client's view", self.client_view)

    @property
    def code(self) -> str:
        return self.pathway
