"""The course of an intake: it is opened, the level of care is decided, and a signed formulation ends it."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

# scope.md R10: what outpatient care is not enough for.
EXCLUSIONS: Final = (
    "imminent_risk", "severe_withdrawal_risk", "medically_unstable", "cannot_care_for_self", "psychosis_needing_hospital",
)  # fmt: skip
CARE_LEVELS: Final = frozenset({"outpatient", "higher_care", "emergency", "undecided"})
MOVES_ON: Final = frozenset({"higher_care", "emergency"})
# scope.md R3: a formulation is not signed while these are blank; each may be "not assessed because ...".
# Why an intake ends without a goal in the client's own words (R9).
NO_GOAL: Final = ("not_ready_for_one", "does_not_want_one", "too_unwell_to_say", "said_later")
NEVER_BLANK: Final = ("safety", "allergies", "pregnancy", "substance_use")


class IntakeOpened(Body, frozen=True, kw_only=True, tag="intake_opened"):
    """Somebody is new, or comes back: the assessment begins. `enquiry` names the enquiry it came from."""

    word: ClassVar[CareWord] = "intake"

    reason: str = ""
    enquiry: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Reason", self.reason)


class CareLevelDecided(Body, frozen=True, kw_only=True, tag="care_level_decided"):
    """The list of what outpatient care is not enough for, gone through, and what was decided (R10).

    `present` are those of `EXCLUSIONS` that hold. Whoever finds one and may not decide writes `undecided`; who goes
    elsewhere has somebody who sees to it.
    """

    word: ClassVar[CareWord] = "intake"
    nature = "decision"
    stale_after = ("care_level_decided",)

    present: tuple[str, ...] = ()
    decision: str = "outpatient"
    reason: str = ""
    transfer_owner: str = ""

    def __post_init__(self) -> None:
        for one in self.present:
            checks.one_of("What holds", one, frozenset(EXCLUSIONS))
        checks.one_of("Decision", self.decision, CARE_LEVELS)
        checks.short_enough("Reason", self.reason)
        if self.decision == "undecided":
            if not self.present:
                raise unreadable("Nothing holds that would need deciding: choose a level of care.")
            return
        checks.prose("Reason", self.reason)
        if self.decision in MOVES_ON:
            checks.name("Who sees to the transfer", self.transfer_owner)


class Formulation(Body, frozen=True, kw_only=True, tag="formulation"):
    """What the team made of it, signed: how it came about, what keeps it going, what helps. It ends the intake (R3).

    The client reads it as an open note unless it is withheld. `problems` is the problem list; `pathway` is proposed, and
    a person accepts it by writing the phase. `no_goal` is why there is no goal in the client's own words, one of `NO_GOAL`.
    """

    word: ClassVar[CareWord] = "intake"
    nature = "decision"
    stale_after = ("formulation", "care_level_decided")

    summary: str
    problems: tuple[str, ...]
    made_likely: str = ""
    set_off: str = ""
    keeps_going: str = ""
    strengths: str = ""
    culture: str = ""
    pathway: str = ""
    client_view: str = ""
    no_goal: str = ""

    def __post_init__(self) -> None:
        checks.prose("Formulation", self.summary)
        if self.no_goal:
            checks.one_of("Why there is no goal yet", self.no_goal, NO_GOAL)
        if not self.problems:
            raise unreadable("A formulation names at least one problem: write one a line.")
        for problem in self.problems:
            checks.name("Problem", problem)
        for part in (
            self.made_likely,
            self.set_off,
            self.keeps_going,
            self.strengths,
            self.culture,
            self.client_view,
        ):
            checks.short_enough("Part of the formulation", part)
