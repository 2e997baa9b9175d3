"""The plan as one of the team and the client: what serves which target, what each says to a line, whether they agree."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

PLAN_PARTS: Final = frozenset({"", "measure", "therapy", "medicine", "practice", "next"})
PLAN_ANSWERS: Final = frozenset({"agreed", "not_agreed"})


class Aligned(Body, frozen=True, kw_only=True, tag="aligned"):
    """A medicine, a practice or a therapy (one of its sessions) serves this target; the latest word on it counts."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    serves: str
    target: str

    @property
    def code(self) -> str:
        return self.serves

    def refers_to(self) -> tuple[str, ...]:
        return (self.serves, self.target)


class PlanComment(Body, frozen=True, kw_only=True, tag="plan_comment"):
    """What somebody says to a line of the plan: to the whole line, or to one part of it."""

    word: ClassVar[CareWord] = "plan"

    target: str
    text: str
    part: str = ""

    def __post_init__(self) -> None:
        checks.prose("Comment", self.text)
        checks.one_of("Part", self.part, PLAN_PARTS)

    @property
    def code(self) -> str:
        return self.target

    def refers_to(self) -> tuple[str, ...]:
        return (self.target,)


class PlanAnswered(Body, frozen=True, kw_only=True, tag="plan_answered"):
    """The client agrees to a goal, target or milestone as it was worded then, or not, in their words.

    Written by the client; by staff it is what the client told them.
    """

    word: ClassVar[CareWord] = "plan"

    line: str
    answer: str
    words: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Answer", self.answer, PLAN_ANSWERS)
        checks.short_enough("Words", self.words)

    @property
    def code(self) -> str:
        return self.line

    def refers_to(self) -> tuple[str, ...]:
        return (self.line,)
