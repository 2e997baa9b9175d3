"""Therapy: sessions, notes, and the practice between sessions."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept

MODALITIES: Final = frozenset(
    {"cbt", "dbt", "act", "mi", "family", "cbt_i", "relapse_prevention", "rhythm", "supportive", "medication", "case_management", "peer", "other"}
)  # fmt: skip
SETTINGS: Final = frozenset({"individual", "group", "family"})
PRACTICE_KINDS: Final = frozenset(
    {"skill", "ladder_step", "interoceptive", "activation", "record", "committed_action", "other"}
)
DONE: Final = frozenset({"done", "partly", "not_this_time"})


class Session(Body, frozen=True, kw_only=True, tag="session"):
    """A session took place: how, what it was about, what the team may read of it."""

    word: ClassVar[CareWord] = "therapy"

    modality: str
    summary: str
    setting: str = "individual"
    minutes: int | None = None
    visit: str | None = None

    def __post_init__(self) -> None:
        checks.one_of("Modality", self.modality, MODALITIES)
        checks.one_of("Setting", self.setting, SETTINGS)
        checks.prose("Summary", self.summary)
        checks.within("Minutes", self.minutes, 1, 600)

    @property
    def code(self) -> str:
        return self.modality

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.visit)


class ProgressNote(Body, frozen=True, kw_only=True, tag="progress_note"):
    """A note for the team and, as an open note, for the client."""

    word: ClassVar[CareWord] = "therapy"

    text: str

    def __post_init__(self) -> None:
        checks.prose("Note", self.text)


class PsychotherapyNote(Body, frozen=True, kw_only=True, tag="psychotherapy_note"):
    """The therapist's own notes, kept apart (45 CFR 164.501): sealed under a key of their own."""

    word: ClassVar[CareWord] = "therapy"
    born_labels: ClassVar[frozenset[str]] = frozenset({"psychotherapy_note"})

    text: str

    def __post_init__(self) -> None:
        checks.prose("Note", self.text)


class PracticeAssigned(Body, frozen=True, kw_only=True, tag="practice_assigned"):
    """Something to practise before the next session. `predicted` is the fear or difficulty expected, 0 to 100."""

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"

    name: str
    practice: str = "skill"
    target: str | None = None
    how_often: str = ""
    predicted: int | None = None
    fallback: str = ""

    def __post_init__(self) -> None:
        checks.name("Practice", self.name)
        checks.one_of("Kind of practice", self.practice, PRACTICE_KINDS)
        checks.within("Predicted", self.predicted, 0, 100)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)


class PracticeTried(Body, frozen=True, kw_only=True, tag="practice_tried"):
    """A try at a practice: fear or difficulty before, at its peak and at the end, 0 to 100; what got in the way."""

    word: ClassVar[CareWord] = "therapy"

    name: str
    done: str = "done"
    assigned: str | None = None
    before: int | None = None
    peak: int | None = None
    end: int | None = None
    barrier: str = ""

    def __post_init__(self) -> None:
        checks.name("Practice", self.name)
        checks.one_of("Done", self.done, DONE)
        for field in ("before", "peak", "end"):
            checks.within(field.capitalize(), getattr(self, field), 0, 100)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.assigned)
