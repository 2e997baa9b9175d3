"""Milestones: steps of a life that the client chooses, when they are reached, and with whom that is shared."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .plan import GOAL_STATES
from .when import When

MILESTONE_AREAS: Final = frozenset(
    {"work_or_school", "family_and_friends", "money", "exposure_step", "days_as_planned", "home", "health", "something_else"}
)  # fmt: skip
SHARED_WITH: Final = frozenset({"team", "caregivers"})


class Milestone(Body, frozen=True, kw_only=True, tag="milestone"):
    """Something to reach, chosen by the client; set by staff alone it is a proposal. `by` is the day aimed at, never a limit.

    `share` says whether those who may see the plan's goals see it too. `agreed`: the client said yes when staff wrote it.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    text: str
    area: str = "something_else"
    by: When | None = None
    goal: str | None = None
    share: str = "team"
    agreed: bool = False
    status: str = "active"
    why: str = ""

    def __post_init__(self) -> None:
        checks.prose("Milestone", self.text)
        checks.one_of("Area", self.area, MILESTONE_AREAS)
        checks.one_of("Shared with", self.share, SHARED_WITH)
        checks.one_of("Status", self.status, GOAL_STATES)
        checks.short_enough("Reason", self.why)

    @property
    def code(self) -> str:
        return self.area

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.goal)


class MilestoneReached(Body, frozen=True, kw_only=True, tag="milestone_reached"):
    """It was reached on the day of `when`, shown by `evidence`; reached once, it stays reached, whatever comes after."""

    word: ClassVar[CareWord] = "plan"

    line: str
    evidence: str
    share: str = "team"

    def __post_init__(self) -> None:
        checks.prose("How it shows", self.evidence)
        checks.one_of("Shared with", self.share, SHARED_WITH)

    @property
    def code(self) -> str:
        return self.line

    def refers_to(self) -> tuple[str, ...]:
        return (self.line,)
