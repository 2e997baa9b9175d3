"""Setbacks: what happened, what helped, and how the plan changes. Nobody is at fault."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept

SETBACKS: Final = frozenset(
    {"use_after_a_time_without", "symptoms_back", "crisis", "hard_event", "another_setback"}
)


class Setback(Body, frozen=True, kw_only=True, tag="setback"):
    """A note of a hard time (R16). `about` is the entry that told of it; `plan_change` may say that the plan stays, and why."""

    word: ClassVar[CareWord] = "plan"

    what: str
    told: str
    helped: str = ""
    plan_change: str = ""
    about: str | None = None

    def __post_init__(self) -> None:
        checks.one_of("Kind of setback", self.what, SETBACKS)
        checks.prose("What happened", self.told)
        checks.short_enough("What helped", self.helped)
        checks.short_enough("How the plan changes", self.plan_change)

    @property
    def code(self) -> str:
        return self.what

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.about)
