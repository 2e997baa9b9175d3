"""The phases of a pathway, the transitions between them with their guards, and when the team looks together."""

from typing import Literal

from .pathway_guard import Condition
from .provenance import Basis, Fact, refuse

PhaseKind = Literal["start", "step", "aside", "open_ended", "end"]
Way = Literal["forward", "closer", "down", "back"]
BEFORE = "before"  # as a destination: the phase from which somebody came


class Phase(Fact, frozen=True, kw_only=True):
    """One phase, and in `says` what is done in it; what is left out stands in `shared.yaml`.

    `start`: where everybody begins. `aside`: left again for where one came from or for a phase named. `open_ended`:
    somebody may stay for as long as they wish, and that is a good end. `end`: what comes after care here.
    """

    id: str
    says: str = ""
    kind: PhaseKind = "step"


class Transition(Fact, frozen=True, kw_only=True):
    """From one of `leaves` (none: from any phase) to the phase `to`, when its guard holds and people agree.

    The guard is that of the decision point `at`, or `every` and one of `any_of`; `asks` is what only people can judge.
    `when` is the source's own rule (of `at`, that point's). `way` `closer` and `down` step the intensity up and down.
    """

    id: str
    leaves: tuple[str, ...] = ()
    to: str
    way: Way = "forward"
    when: str = ""
    at: str = ""
    every: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    asks: tuple[str, ...] = ()
    instead_of: str = ""
    basis: Basis | None = None

    def __post_init__(self) -> None:
        faults = []
        if not (self.at or self.every or self.any_of or self.asks):
            faults.append(
                f"transition {self.id} has no guard. Next: say when it may be taken, or what people judge"
            )
        if not self.at and not self.when.strip():
            faults.append(f"transition {self.id} has no rule. Next: write `when` in the source's own words")
        if self.to in self.leaves:
            faults.append(f"transition {self.id} leads where it leaves. Next: correct one of the two")
        refuse(faults)

    @property
    def computed(self) -> bool:
        """Whether the chart can tell anything of its guard; otherwise only people can."""
        return bool(self.every or self.any_of)


class Checkpoints(Fact, frozen=True, kw_only=True):
    """The weeks after the beginning in which the team looks together, and after the last of them every so many weeks."""

    weeks: tuple[int, ...]
    then_every_weeks: int
    when: str

    def __post_init__(self) -> None:
        rising = list(self.weeks) == sorted(set(self.weeks)) and min(self.weeks, default=0) > 0
        refuse(
            []
            if rising and self.then_every_weeks > 0
            else ["weeks of checkpoints do not rise from 1. Next: correct"]
        )
