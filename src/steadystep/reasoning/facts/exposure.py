"""Exposure ladders: which step is open, which was repeated until the fear fell by half, and what stops a bodily exercise (R61, R62).

A step is settled by two trials whose end is at most half of their peak and which nobody left early, or by the note of a
therapist that the client is ready. A trial without peak or end, or of which nobody said whether they left, settles nothing
against them: unknown is not counted, and not held against anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from steadystep.chart import AnyEntry, Entry, Words
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.therapy import PracticeTried
from steadystep.knowledge.modality import Exercise

from .around_therapy import AroundTherapy

TRIALS_NEEDED: Final = 2
END_OF_PEAK: Final = 0.5
StepState = Literal["settled", "open", "waits", "blocked", "ask"]
_Tries = dict[tuple[str, str], list[Entry[PracticeTried]]]


class Flags(msgspec.Struct, frozen=True, kw_only=True):
    """What the chart says of the circumstances an exercise must not meet. `because`: the entries that say so."""

    against: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    cleared: str = ""
    refused: str = ""

    @property
    def state(self) -> StepState:
        """`open`, `blocked` until somebody medical clears it, or `ask`: nobody can tell."""
        if self.refused:
            return "blocked"
        if self.cleared or not (self.against or self.unknown):
            return "open"
        return "blocked" if self.against else "ask"


class StepFact(msgspec.Struct, frozen=True, kw_only=True):
    """One step: its trials, how many of them count for the unlock rule, and whether it may be tried.

    `override` is the entry in which a therapist let the client go on before the rule.
    """

    step: LadderStep
    state: StepState
    trials: tuple[AnyEntry, ...] = ()
    counting: tuple[AnyEntry, ...] = ()
    override: str = ""
    flags: Flags = Flags()

    @property
    def settled(self) -> bool:
        return len(self.counting) >= TRIALS_NEEDED

    @property
    def may_be_tried(self) -> bool:
        return self.state in ("open", "settled")


class LadderFact(msgspec.Struct, frozen=True, kw_only=True):
    """A ladder as it stands; `entry` is its first id, to which the trials refer."""

    entry: str
    ladder: AnyEntry
    steps: tuple[StepFact, ...]

    @property
    def next_step(self) -> StepFact | None:
        """The first step that waits to be practised; None when every one is settled."""
        return next((one for one in self.steps if not one.settled and not one.step.generalises), None)

    @property
    def settled(self) -> int:
        return sum(one.settled for one in self.steps)


def counts(trial: PracticeTried) -> bool:
    """Whether it counts for the unlock rule: end at most half of the peak, and not left early."""
    if trial.peak is None or trial.end is None or trial.left_early:
        return False
    return trial.done == "done" and trial.end <= trial.peak * END_OF_PEAK


def ladders(view: AroundTherapy) -> tuple[LadderFact, ...]:
    """Ladders that are still practised, oldest first."""
    found = [one for one in view.chart.of(ExposureLadder) if not one.body.finished]
    if not found:
        return ()
    tries: _Tries = defaultdict(list)
    for tried in view.chart.of(PracticeTried):
        if tried.body.step and tried.body.assigned:
            tries[view.chart.origin(tried.body.assigned), tried.body.step].append(tried)
    return tuple(_ladder(view, one, tries) for one in found)


def _ladder(view: AroundTherapy, entry: Entry[ExposureLadder], tries: _Tries) -> LadderFact:
    first = view.chart.origin(entry.id)
    return LadderFact(entry=first, ladder=entry, steps=tuple(_steps(view, entry, first, tries)))


def _steps(
    view: AroundTherapy, entry: Entry[ExposureLadder], first: str, tries: _Tries
) -> Iterator[StepFact]:
    reached = True
    for step in entry.body.steps:
        trials = tuple(tries.get((first, step.id), ()))
        counting = tuple(one for one in trials if counts(one.body))
        override, flags = _override(view, first, step.id), _flags_of(view, step)
        settled = len(counting) >= TRIALS_NEEDED
        yield StepFact(
            step=step, trials=trials, counting=counting, override=override, flags=flags,
            state=_state(flags, settled, reached or bool(override)),
        )  # fmt: skip
        if not step.generalises:
            reached = settled


def _state(flags: Flags, settled: bool, reached: bool) -> StepState:
    if flags.state != "open":
        return flags.state
    if settled:
        return "settled"
    return "open" if reached else "waits"


def _override(view: AroundTherapy, ladder: str, step: str) -> str:
    return next(
        (
            one.id
            for one in reversed(view.chart.of(PracticeCleared))
            if one.body.why == "ready" and one.body.step == step and one.body.ladder
            and view.chart.origin(one.body.ladder) == ladder and one.body.allowed
        ),
        "",
    )  # fmt: skip


def _flags_of(view: AroundTherapy, step: LadderStep) -> Flags:
    exercise = view.knowledge.exercises.get(step.exercise)
    return medical_flags(view, exercise) if exercise else Flags()


def medical_flags(view: AroundTherapy, exercise: Exercise) -> Flags:
    """What speaks against a bodily exercise for this person (R61), and whether it was cleared after that was learned."""
    if not exercise.not_with:
        return Flags()
    against = tuple(one for one in exercise.not_with if view.circumstances.holds(one))
    unknown = tuple(one for one in exercise.not_with if view.circumstances.holds(one) is None)
    because = tuple(dict.fromkeys(found for one in against for found in view.circumstances.because(one)))
    decided = _medical(view, exercise.id)
    newer = [one for one in because if decided and _seq(view, one) > decided.seq]
    if decided is None or newer:
        return Flags(against=against, unknown=unknown, because=because)
    cleared, refused = (decided.id, "") if decided.body.allowed else ("", decided.id)
    return Flags(against=against, unknown=unknown, because=because, cleared=cleared, refused=refused)


def _medical(view: AroundTherapy, exercise: str) -> Entry[PracticeCleared] | None:
    decided = [one for one in view.chart.of(PracticeCleared) if one.body.why == "medical" and one.body.exercise == exercise]  # fmt: skip
    return max(decided, key=lambda one: one.seq) if decided else None


def _seq(view: AroundTherapy, entry_id: str) -> int:
    entry = view.chart.entry(entry_id)
    return entry.seq if entry else 0


def menu(view: AroundTherapy, name: str) -> tuple[tuple[Exercise, Flags], ...]:
    """The exercises offered under that name, each with what speaks against it."""
    return tuple((one, medical_flags(view, one)) for one in view.knowledge.exercises.values() if one.menu == name)  # fmt: skip


def flags_said(view: AroundTherapy, circumstances: tuple[str, ...]) -> tuple[Words, ...]:
    """The circumstances in the words of the knowledge."""
    return tuple(Words(view.knowledge.circumstances[one].means) for one in circumstances)
