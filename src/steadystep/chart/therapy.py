"""Therapy: sessions, notes, and the practice between sessions."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, kept

MODALITIES: Final = frozenset(
    {"cbt", "dbt", "act", "mi", "family", "cbt_i", "relapse_prevention", "rhythm", "supportive", "medication", "case_management", "peer", "other"}
)  # fmt: skip
NO_THERAPY: Final = frozenset({"medication", "case_management", "peer"})
SETTINGS: Final = frozenset({"individual", "group", "family"})
PRACTICE_KINDS: Final = frozenset(
    {"skill", "ladder_step", "interoceptive", "activation", "record", "committed_action", "other"}
)
DONE: Final = frozenset({"done", "partly", "not_this_time"})


POINT_KINDS: Final = frozenset(
    {"safety", "measure", "practice", "ladder", "skill", "outline", "check", "plan", "client", "other"}
)


class AgendaPoint(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One point of a session's agenda, in the words in which it stood there; `of` is the entry it is about.

    Gone through (`done`), or put off with the reason in `put_off`; neither where nobody was asked yet (older sessions).
    """

    says: str
    kind: str = "other"
    of: str = ""
    done: bool = False
    put_off: str = ""

    def __post_init__(self) -> None:
        checks.prose("Point of the agenda", self.says)
        checks.one_of("Kind of point", self.kind, POINT_KINDS)
        checks.short_enough("Why it was put off", self.put_off)


class Session(Body, frozen=True, kw_only=True, tag="session"):
    """A session took place: how, what it was about, what the team may read of it.

    `agenda` is what it was to be about, signed with it; `no_agenda` why it was held without. `checklist` are the things a session of this work holds that were
    done in it (fidelity, sessions 3, 6 and 12). `group` names the group where it was one;
    `present` says who was there in family work, in the client's words for them.
    """

    word: ClassVar[CareWord] = "therapy"

    modality: str
    summary: str
    setting: str = "individual"
    minutes: int | None = None
    visit: str | None = None
    agenda: tuple[AgendaPoint, ...] = ()
    checklist: tuple[str, ...] = ()
    group: str = ""
    no_agenda: str = ""
    present: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Who was there", self.present)
        checks.short_enough("Group", self.group)
        checks.short_enough("Why without an agenda", self.no_agenda)
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
    """Something to practise before the next session. `predicted` is the fear or difficulty expected, 0 to 100.

    `exercise` is an id of the knowledge, whose worksheet then belongs to it; `times_a_week` is how often where that is a
    number; `ended` when it is not practised any more.
    """

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"

    name: str
    practice: str = "skill"
    target: str | None = None
    how_often: str = ""
    predicted: int | None = None
    fallback: str = ""
    why: str = ""
    exercise: str = ""
    times_a_week: int | None = None
    ended: bool = False

    def __post_init__(self) -> None:
        checks.name("Practice", self.name)
        checks.one_of("Kind of practice", self.practice, PRACTICE_KINDS)
        checks.within("Predicted", self.predicted, 0, 100)
        checks.within("Times a week", self.times_a_week, 1, 70)
        checks.short_enough("Why", self.why)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.target)


class PracticeTried(Body, frozen=True, kw_only=True, tag="practice_tried"):
    """A try at a practice: fear or difficulty before, at its peak and at the end, 0 to 100; what got in the way.

    `assigned` is the practice or the exposure ladder, `step` the step of that ladder. `predicted` is what was expected just
    before; `left_early` whether they left before the wave fell (None: not said); `learnt` what came out otherwise than feared.
    """

    word: ClassVar[CareWord] = "therapy"

    name: str
    done: str = "done"
    assigned: str | None = None
    before: int | None = None
    peak: int | None = None
    end: int | None = None
    barrier: str = ""
    step: str = ""
    predicted: int | None = None
    left_early: bool | None = None
    learnt: str = ""

    def __post_init__(self) -> None:
        checks.name("Practice", self.name)
        checks.one_of("Done", self.done, DONE)
        for field in ("predicted", "before", "peak", "end"):
            checks.within(field.capitalize(), getattr(self, field), 0, 100)
        checks.short_enough("Learnt", self.learnt)

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.assigned)
