"""What stages of life ask of the team: risk and benefit weighed, the plan around a birth, medicines looked through,
an interpreter for a visit, and what a guardian asked for."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .when import When

WEIGHED: Final = frozenset({"continue", "change_dose", "switch_to_another", "stop_slowly", "not_decided"})
INTERPRETERS: Final = frozenset(
    {
        "interpreter_present",
        "interpreter_by_phone",
        "clinician_speaks_it",
        "family_adult",
        "nobody_interpreted",
    }
)
WANTED: Final = frozenset({"to_see_the_record", "to_decide_the_care", "to_end_the_care", "to_be_told"})
KINDS_OF_CARE: Final = frozenset({"mental_health", "substance_use", "reproductive", "hiv"})
GUARDIAN_ANSWERS: Final = frozenset(
    {"not_shared", "shared_with_agreement", "shared_for_safety", "guardian_decides", "law_is_asked"}
)


class RiskBenefitWeighed(Body, frozen=True, kw_only=True, tag="risk_benefit_weighed"):
    """Risk and benefit of one medicine around a pregnancy, weighed with the client (R96). `medicine` is its order or report."""

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    medicine: str
    benefits: str
    risks: str
    decision: str
    client_view: str = ""
    watched: str = ""

    def __post_init__(self) -> None:
        checks.prose("Benefit", self.benefits)
        checks.prose("Risk", self.risks)
        checks.one_of("Decision", self.decision, WEIGHED)
        checks.short_enough("The client's view", self.client_view)
        checks.short_enough("What is watched", self.watched)

    @property
    def code(self) -> str:
        return self.medicine

    def refers_to(self) -> tuple[str, ...]:
        return (self.medicine,)


class PerinatalPlan(Body, frozen=True, kw_only=True, tag="perinatal_plan"):
    """The plan for the birth and after (R96): feeding, the newborn, doses around the birth, who helps at night.

    `registries_told`: they know of the registries; joining is theirs to choose.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    feeding: str
    newborn: str
    doses: str
    helpers: str = ""
    after_birth: str = ""
    client_view: str = ""
    registries_told: bool = False

    def __post_init__(self) -> None:
        checks.prose("Feeding", self.feeding)
        checks.prose("The newborn", self.newborn)
        checks.prose("Doses around the birth", self.doses)
        checks.short_enough("Who helps", self.helpers)
        checks.short_enough("After the birth", self.after_birth)
        checks.short_enough("The client's view", self.client_view)


class MedicinesLookedThrough(Body, frozen=True, kw_only=True, tag="medicines_looked_through"):
    """Every medicine looked through (R97, yearly). `pharmacist` is who did it with the signer, empty where nobody is there."""

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    found: str
    changes: str = ""
    pharmacist: str = ""

    def __post_init__(self) -> None:
        checks.prose("What was found", self.found)
        checks.short_enough("What changes", self.changes)
        checks.short_enough("Pharmacist", self.pharmacist)


class InterpreterArranged(Body, frozen=True, kw_only=True, tag="interpreter_arranged"):
    """Who interprets a visit (R100). Family or nobody needs a reason. A child is never the interpreter: there is no word for it."""

    word: ClassVar[CareWord] = "visits"
    nature = "decision"

    visit: str
    how: str
    name: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        checks.one_of("How", self.how, INTERPRETERS)
        checks.short_enough("Name", self.name)
        checks.short_enough("Reason", self.reason)
        if self.how in ("family_adult", "nobody_interpreted") and not self.reason.strip():
            raise unreadable("Say why no interpreter of the clinic is there.")

    @property
    def code(self) -> str:
        return self.visit

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,)


class GuardianAsked(Body, frozen=True, kw_only=True, tag="guardian_asked"):
    """A parent or guardian asks for something about care that may be the young person's own (R95)."""

    word: ClassVar[CareWord] = "team"

    who: str
    care: str
    wants: str
    text: str = ""

    def __post_init__(self) -> None:
        checks.name("Who asks", self.who)
        checks.one_of("Kind of care", self.care, KINDS_OF_CARE)
        checks.one_of("What they ask for", self.wants, WANTED)
        checks.short_enough("In their words", self.text)

    @property
    def code(self) -> str:
        return self.care


class GuardianAnswered(Body, frozen=True, kw_only=True, tag="guardian_answered"):
    """What was decided about a guardian's request, on what ground, and until when it stands."""

    word: ClassVar[CareWord] = "team"
    nature = "decision"

    asked: str
    answer: str
    reason: str
    look_again: When | None = None

    def __post_init__(self) -> None:
        checks.one_of("Answer", self.answer, GUARDIAN_ANSWERS)
        checks.prose("On what ground", self.reason)

    @property
    def code(self) -> str:
        return self.asked

    def refers_to(self) -> tuple[str, ...]:
        return (self.asked,)
