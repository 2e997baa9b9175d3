"""Exposure: a ladder of graded steps that therapist and client made together, and going on although a rule would wait."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable

MOST_STEPS: Final = 30
STEP_KINDS: Final = frozenset({"in_life", "interoceptive", "imagined"})
CLEARED_FOR: Final = frozenset({"medical", "ready"})


class LadderStep(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One step. `id` stays the same over versions of the ladder; `predicted` is the distress expected, 0 to 100, or not rated yet.

    `exercise` names an exercise of the knowledge (the interoceptive ones carry medical flags there). `generalises`: the same
    step somewhere else or at another time; it opens with the step before it and holds up none.
    """  # fmt: skip

    id: str
    name: str
    kind: str = "in_life"
    predicted: int | None = None
    generalises: bool = False
    exercise: str = ""

    def __post_init__(self) -> None:
        checks.name("Id of the step", self.id)
        checks.name("Step", self.name)
        checks.one_of("Kind of step", self.kind, STEP_KINDS)
        checks.within("Predicted", self.predicted, 0, 100)


class ExposureLadder(Body, frozen=True, kw_only=True, tag="exposure_ladder"):
    """Steps from the easiest to the hardest. A later version supersedes the earlier one; a step keeps its id in both."""

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"
    stale_after: ClassVar[tuple[str, ...]] = ("exposure_ladder",)

    name: str
    steps: tuple[LadderStep, ...]
    target: str | None = None
    note: str = ""
    finished: bool = False

    def __post_init__(self) -> None:
        checks.name("Ladder", self.name)
        checks.short_enough("Note", self.note)
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise unreadable("A ladder has 1 to {most} steps; this one has {count}.", most=MOST_STEPS, count=len(self.steps))  # fmt: skip
        if len({step.id for step in self.steps}) < len(self.steps):
            raise unreadable("Two steps of the ladder have the same id: each needs its own.")
        if self.steps[0].generalises:
            raise unreadable(
                "The first step repeats none before it: begin with a step of its own, then what generalises it."
            )

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)

    def step(self, step_id: str) -> LadderStep | None:
        return next((one for one in self.steps if one.id == step_id), None)


class PracticeCleared(Body, frozen=True, kw_only=True, tag="practice_cleared"):
    """Somebody decided that a practice may begin although a rule would wait, with a note of why.

    `why` is `ready`: the client says they are ready and the therapist agrees, before the unlock rule (R62), of `step` in
    `ladder`; or `medical`: heart, pregnancy and asthma were looked at, and `exercise` is safe for this person (R61).
    """

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"

    why: str
    note: str
    ladder: str | None = None
    step: str = ""
    exercise: str = ""
    allowed: bool = True

    def __post_init__(self) -> None:
        checks.one_of("Why", self.why, CLEARED_FOR)
        checks.prose("Note", self.note)
        if self.why == "ready" and not (self.ladder and self.step):
            raise unreadable("Name the ladder and the step that the client is ready for.")
        if self.why == "medical" and not self.exercise:
            raise unreadable("Name the exercise that was looked at.")

    @property
    def code(self) -> str:
        return self.exercise or self.step

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.ladder)
