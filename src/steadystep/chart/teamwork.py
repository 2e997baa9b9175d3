"""Working together: what became of a message, what the team agreed in a huddle, and a case gone through step by step."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .when import When

FOLLOWING: Final = frozenset({"handed_on", "answered_elsewhere", "no_answer_needed"})
TOPICS: Final = frozenset(
    {"off_track", "labs_due", "high_risk", "transition", "contradiction", "supervision", "other"}
)


class MessageFollowed(Body, frozen=True, kw_only=True, tag="message_followed"):
    """What a person did with a conversation that waits for an answer, other than answering it.

    `conversation` is its key (`reasoning/facts/conversations`); `to` the role or person it was handed to, with a word `why`.
    """

    word: ClassVar[CareWord] = "team"

    conversation: str
    step: str
    to: str = ""
    why: str

    def __post_init__(self) -> None:
        checks.name("Conversation", self.conversation)
        checks.one_of("Step", self.step, FOLLOWING)
        checks.prose("Why", self.why)
        if (self.step == "handed_on") != bool(self.to):
            raise unreadable("Name to whom it is handed on, and nobody otherwise.")

    @property
    def code(self) -> str:
        return self.conversation


class HuddleNoted(Body, frozen=True, kw_only=True, tag="huddle_noted"):
    """One thing the team agreed about this client: what, who does it (a person's id), and by which day.

    `settles` is the key of the finding that it answers, such as a contradiction; empty: none.
    """

    word: ClassVar[CareWord] = "plan"

    topic: str
    text: str
    owner: str
    by: When
    settles: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Topic", self.topic, TOPICS)
        checks.prose("Note", self.text)
        checks.name("Who does it", self.owner)
        checks.short_enough("What it settles", self.settles)

    @property
    def code(self) -> str:
        return self.topic


class HuddleDone(Body, frozen=True, kw_only=True, tag="huddle_done"):
    """What was agreed in a huddle is done, or was let go: what came of it."""

    word: ClassVar[CareWord] = "plan"

    item: str
    outcome: str

    def __post_init__(self) -> None:
        checks.prose("What came of it", self.outcome)

    @property
    def code(self) -> str:
        return self.item

    def refers_to(self) -> tuple[str, ...]:
        return (self.item,)


class CaseReviewed(Body, frozen=True, kw_only=True, tag="case_reviewed"):
    """A structured case review: the question, what goes well, what does not yet, what was decided, who was there."""

    word: ClassVar[CareWord] = "plan"

    question: str
    going_well: str
    not_yet: str
    decided: str
    client_view: str = ""
    present: tuple[str, ...] = ()
    next_review: When | None = None

    def __post_init__(self) -> None:
        checks.prose("Question", self.question)
        checks.prose("What goes well", self.going_well)
        checks.prose("What does not yet", self.not_yet)
        checks.prose("What was decided", self.decided)
        checks.short_enough("What the client says", self.client_view)


class SupervisionNoted(Body, frozen=True, kw_only=True, tag="supervision_noted"):
    """A supervisor and a clinician talked about the work with this client: what about, what was agreed. Signed by the supervisor."""

    word: ClassVar[CareWord] = "therapy"
    nature = "decision"

    clinician: str
    topic: str
    agreed: str
    about: str | None = None

    def __post_init__(self) -> None:
        checks.name("Clinician", self.clinician)
        checks.prose("What about", self.topic)
        checks.prose("What was agreed", self.agreed)

    @property
    def code(self) -> str:
        return self.clinician

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.about)
