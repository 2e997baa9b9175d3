"""Needs of daily life and small steps of a week: what would make the plan possible to live with."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .plan import GOAL_STATES
from .when import When

NEED_AREAS: Final = frozenset(
    {"housing", "food", "transport", "money", "employment", "legal_help", "childcare", "phone_or_internet", "health_care",
     "another_need"}
)  # fmt: skip
NEED_STATES: Final = frozenset({"open", "connected", "need_met", "not_wanted"})
STEP_AREAS: Final = frozenset(
    {"eating", "water", "movement", "rest", "sleep_times", "people", "another_step"}
)


class Need(Body, frozen=True, kw_only=True, tag="need"):
    """Something of daily life that is missing (R106): who follows it, which service, met or not.

    `owner` is a person's id, "client" for the client themselves, empty while nobody has it.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    area: str
    text: str
    owner: str = ""
    service: str = ""
    by: When | None = None
    status: str = "open"
    why: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Area", self.area, NEED_AREAS)
        checks.prose("Need", self.text)
        checks.one_of("Status", self.status, NEED_STATES)
        checks.short_enough("Service", self.service)
        checks.short_enough("Reason", self.why)

    @property
    def code(self) -> str:
        return self.area


class WeeklyStep(Body, frozen=True, kw_only=True, tag="weekly_step"):
    """One small thing to try on some days of the week (R105): water, a walk, the same hour of getting up. `days` is 1 to 7."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    text: str
    area: str = "another_step"
    days: int | None = None
    target: str | None = None
    status: str = "active"

    def __post_init__(self) -> None:
        checks.prose("Step", self.text)
        checks.one_of("Area", self.area, STEP_AREAS)
        checks.within("Days", self.days, 1, 7)
        checks.one_of("Status", self.status, GOAL_STATES)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)


class WeeklyStepTold(Body, frozen=True, kw_only=True, tag="weekly_step_told"):
    """How a week went with it: on how many days, and what helped or got in the way. No number is a failure."""

    word: ClassVar[CareWord] = "plan"

    line: str
    days: int
    barrier: str = ""

    def __post_init__(self) -> None:
        checks.within("Days", self.days, 0, 7)
        checks.short_enough("What helped or got in the way", self.barrier)

    @property
    def code(self) -> str:
        return self.line

    def refers_to(self) -> tuple[str, ...]:
        return (self.line,)
