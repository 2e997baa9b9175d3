"""Plan: goals in the client's words, what is aimed at, where on the pathway, and what came between."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept
from .mistakes import unreadable
from .therapy import MODALITIES
from .when import When

MOST_RANKS: Final = 20
GOAL_STATES: Final = frozenset({"active", "met", "set_aside"})
WHOSE_WORDS: Final = ("own_words", "staff_words")
# R4: why a target has no instrument of its own.
UNMEASURED: Final = ("no_instrument_fits", "sign_is_counted", "does_not_want_to_be_asked")
OFFER_ANSWERS: Final = frozenset({"accepted", "declined", "snoozed"})
ENDINGS: Final = frozenset(
    {"completed", "transferred", "client_choice", "moved_away", "lost_contact", "died"}
)


class Goal(Body, frozen=True, kw_only=True, tag="goal"):
    """What the client wants, with a sign one can count. Without `agreed` it is shown as a clinic proposal.

    `words` says whose words the text is, one of `WHOSE_WORDS`; empty where nobody told.
    `rank` 1 comes first; `owner` is who keeps an eye on it: a person's id, "client" for the client themselves; `why` is
    why this version differs from the one before.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    text: str
    sign: str = ""
    agreed: bool = False
    status: str = "active"
    review: When | None = None
    rank: int | None = None
    owner: str = ""
    why: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        checks.prose("Goal", self.text)
        if self.words:
            checks.one_of("Whose words", self.words, WHOSE_WORDS)
        checks.one_of("Status", self.status, GOAL_STATES)
        checks.within("Rank", self.rank, 1, MOST_RANKS)
        checks.short_enough("Reason", self.why)


class Target(Body, frozen=True, kw_only=True, tag="target"):
    """What treatment aims at: one line that ties a goal, the measure that will judge it and the therapy focus.

    `problem` is the diagnosis it belongs to, `therapy` the kind of work (a word of `MODALITIES`), `responsible` the id of
    the person who answers for the line, `why` why this version differs from the one before. `unmeasured` is why no
    instrument judges it, one of `UNMEASURED`, where none does.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    name: str
    goal: str | None = None
    measure: str = ""
    therapy_focus: str = ""
    status: str = "active"
    review: When | None = None
    problem: str | None = None
    therapy: str = ""
    responsible: str = ""
    why: str = ""
    unmeasured: str = ""

    def __post_init__(self) -> None:
        checks.name("Target", self.name)
        if self.unmeasured:
            checks.one_of("Why no instrument judges it", self.unmeasured, UNMEASURED)
            if self.measure:
                raise unreadable("An instrument judges it, and a reason says that none does: leave one out.")
        checks.one_of("Status", self.status, GOAL_STATES)
        if self.therapy:
            checks.one_of("Kind of work", self.therapy, MODALITIES)
        checks.short_enough("Reason", self.why)

    @property
    def code(self) -> str:
        return self.measure

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.goal, self.problem)


class PathwayPhase(Body, frozen=True, kw_only=True, tag="pathway_phase"):
    """Where on which pathway the client is, decided by a clinician with the client's view."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    stale_after = ("pathway_phase",)

    pathway: str
    phase: str
    client_view: str = ""

    def __post_init__(self) -> None:
        checks.name("Pathway", self.pathway)
        checks.name("Phase", self.phase)

    @property
    def code(self) -> str:
        return self.pathway


class LifeEvent(Body, frozen=True, kw_only=True, tag="life_event"):
    """Something that happened in the person's life, good or hard."""

    word: ClassVar[CareWord] = "plan"

    text: str
    milestone: bool = False

    def __post_init__(self) -> None:
        checks.prose("Event", self.text)


class OfferAnswered(Body, frozen=True, kw_only=True, tag="offer_answered"):
    """What a person said to an offer: accepted, declined with a reason, or snoozed until a date.

    `says` is the offer in the words that were shown.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    rule: str
    offer: str
    answer: str
    reason: str = ""
    until: When | None = None
    says: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Answer", self.answer, OFFER_ANSWERS)
        checks.short_enough("Suggestion", self.says)
        if self.answer == "declined":
            checks.prose("Reason", self.reason)

    @property
    def code(self) -> str:
        return self.rule


class CareEnded(Body, frozen=True, kw_only=True, tag="care_ended"):
    """The client leaves the clinic's care. Coming back is one `CareResumed`.

    `follow_ups` are the days of the contacts after it, `bridge` how the medicine lasts until somebody goes on with it,
    `handed_to` who that is, `handover` how we know. `summary_to` names whom the summary goes to, by consent.
    `without_kit` says why the relapse-prevention kit is not in the client's hands.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    stale_after = ("care_ended", "care_resumed")

    ending: str
    reason: str = ""
    follow_ups: tuple[date, ...] = ()
    bridge: str = ""
    handed_to: str = ""
    handover: str = ""
    summary_to: str = ""
    without_kit: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Ending", self.ending, ENDINGS)
        checks.short_enough("Reason", self.reason)
        checks.short_enough("Supply until then", self.bridge)
        checks.short_enough("Who goes on", self.handed_to)
        checks.short_enough("How we know", self.handover)
        checks.short_enough("Summary to", self.summary_to)
        checks.short_enough("Why without the kit", self.without_kit)


class CareResumed(Body, frozen=True, kw_only=True, tag="care_resumed"):
    """The client is back: one call reopens."""

    word: ClassVar[CareWord] = "plan"
    nature = "decision"

    note: str = ""
