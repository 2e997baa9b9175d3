"""Intake: who the person is, what they told us, what we found."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable
from .quantity import Coding
from .when import When, zone_named

SEXES: Final = frozenset({"female", "male", "other", "unknown"})
DIAGNOSIS_STATES: Final = frozenset({"active", "remission", "resolved", "refuted"})
SEVERITIES: Final = frozenset({"mild", "moderate", "severe", "unknown"})
SECTIONS: Final = frozenset(
    {
        "presenting_problem", "psychiatric_history", "safety", "trauma", "substance_use", "medical_history",
        "pregnancy", "family", "development", "work_and_school", "relationships", "housing", "money", "legal",
        "culture_and_faith", "strengths", "values", "allergies", "sleep", "screens", "daily_life", "care_preferences",
        "mental_state",
    }
)  # fmt: skip


PAYERS: Final = frozenset(
    {"medicaid", "medicare", "private_payer", "military_payer", "self_pay", "other_payer"}
)


class Demographics(Body, frozen=True, kw_only=True, tag="demographics"):
    """Who the person is, as far as told; the latest one stands. `birth_date` may be unknown.

    An empty `zone` is the clinic's own; `payer` is a kind of payer, '' where nobody asked."""

    word: ClassVar[CareWord] = "intake"

    legal_name: str
    preferred_name: str = ""
    pronouns: str = ""
    birth_date: When | None = None
    sex_for_ranges: str = "unknown"
    language: str = "en"
    interpreter: bool = False
    zone: str = ""
    phone: str = ""
    email: str = ""
    safe_contact: str = ""
    payer: str = ""

    def __post_init__(self) -> None:
        checks.name("Name", self.legal_name)
        if self.payer:
            checks.one_of("Who pays for care", self.payer, PAYERS)
        checks.one_of("Sex for clinical ranges", self.sex_for_ranges, SEXES)
        if self.zone:
            zone_named(self.zone)
        if self.birth_date is not None and self.birth_date.precision == "instant":
            raise unreadable("A birth date is a day, a month or a year, not a time of day.")

    @property
    def called(self) -> str:
        """The name the person wants to be called by."""
        return self.preferred_name or self.legal_name


class IntakeAnswer(Body, frozen=True, kw_only=True, tag="intake_answer"):
    """One answer of the assessment, or why it was not asked: exactly one of the two.

    `question` is how it was asked, `asks` the knowledge's id of it (empty: a question of one's own). `chosen` are the
    codes of what was chosen, where there was a choice; `answer` then says them in the words that were shown.
    """

    word: ClassVar[CareWord] = "intake"

    section: str
    question: str
    answer: str = ""
    not_assessed_because: str = ""
    asks: str = ""
    chosen: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.one_of("Section", self.section, SECTIONS)
        checks.name("Question", self.question)
        checks.short_enough("Answer", self.answer)
        checks.short_enough("Reason", self.not_assessed_because)
        if bool(self.answer.strip()) == bool(self.not_assessed_because.strip()):
            raise unreadable(
                "'{question}' needs an answer or the reason why it was not assessed, one of the two.",
                question=self.question,
            )

    @property
    def code(self) -> str:
        return self.section


class Diagnosis(Body, frozen=True, kw_only=True, tag="diagnosis"):
    """A condition found or known, with its code where there is one (ICD-10-CM, SNOMED CT)."""

    word: ClassVar[CareWord] = "intake"

    condition: Coding
    status: str = "active"
    onset: When | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Status", self.status, DIAGNOSIS_STATES)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.condition.code


class Allergy(Body, frozen=True, kw_only=True, tag="allergy"):
    """A substance and what it did; or, with `none_known`, that the person was asked and knows of none."""

    word: ClassVar[CareWord] = "intake"

    substance: Coding | None = None
    reaction: str = ""
    severity: str = "unknown"
    none_known: bool = False

    def __post_init__(self) -> None:
        checks.one_of("Severity", self.severity, SEVERITIES)
        if self.none_known == (self.substance is not None):
            raise unreadable("Name the substance, or say that none is known: one of the two.")

    @property
    def code(self) -> str:
        return self.substance.code if self.substance else ""


class ImportedResource(Body, frozen=True, kw_only=True, tag="imported_resource"):
    """A resource from another system, kept whole as it came; `understood` tells whether we also made entries of it."""

    word: ClassVar[CareWord] = "intake"

    resource_type: str
    resource: str
    understood: bool = False
    title: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        checks.name("Resource type", self.resource_type)
        if not self.resource:
            raise unreadable("An imported {type} came without its content.", type=self.resource_type)

    @property
    def code(self) -> str:
        return self.resource_type


class HistoryReviewed(Body, frozen=True, kw_only=True, tag="history_reviewed"):
    """A clinician has read the imported history up to here."""

    word: ClassVar[CareWord] = "intake"
    nature = "decision"

    note: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Note", self.note)


class SameAs(Body, frozen=True, kw_only=True, tag="same_as"):
    """This chart and another are of one person."""

    word: ClassVar[CareWord] = "intake"
    nature = "decision"

    other_client: str
    reason: str

    def __post_init__(self) -> None:
        checks.prose("Reason", self.reason)
