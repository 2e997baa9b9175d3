"""Lists of medicines as others hold them, what the team decided of each line, and what the client says of our own."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord
from .medication import LIST_STATES, ReasonGiven
from .mistakes import unreadable
from .when import When

LIST_SOURCES: Final = frozenset(
    {"pharmacy", "pdmp", "client", "primary_care", "hospital", "transfer", "surgeon", "other"}
)
LINE_DECISIONS: Final = frozenset({"continue", "change", "stop", "ask"})
OCCASIONS: Final = frozenset({"visit", "hospital_discharge", "transfer", "new_list"})
MOST_LINES: Final = 200


class ListedMedicine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list. `as_told` is the whole line, word for word, and is never dropped.

    `drug` is the knowledge id, empty where the name fits none or several: such a line is kept and asked about.
    """

    as_told: str
    name: str
    drug: str = ""
    dose_text: str = ""
    status: str = "active"

    def __post_init__(self) -> None:
        checks.prose("Line of the list", self.as_told)
        checks.name("Medicine", self.name)
        checks.short_enough("Dose", self.dose_text)
        checks.one_of("Status", self.status, LIST_STATES)


class MedicineListReceived(Body, frozen=True, kw_only=True, tag="medicine_list_received"):
    """A list of medicines came from elsewhere: from whom, as of which day, its lines as told.

    A list may be empty, and then says that nothing is taken. A later list of the same `source` and `origin` replaces it.
    """

    word: ClassVar[CareWord] = "medication"

    source: str
    origin: str = ""
    as_of: When | None = None
    lines: tuple[ListedMedicine, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Source", self.source, LIST_SOURCES)
        if self.origin:
            checks.name("From whom", self.origin)
        checks.short_enough("Note", self.note)
        _not_too_many(len(self.lines))

    @property
    def code(self) -> str:
        return self.source

    @property
    def holder(self) -> tuple[str, str]:
        """Whose list it is: a later one of the same holder replaces it."""
        return (self.source, " ".join(self.origin.split()).casefold())


class LineDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided of one medicine. `drug` is the knowledge id; where it is empty the medicine is its `name`."""

    name: str
    drug: str = ""
    decision: str
    order: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("Decision", self.decision, LINE_DECISIONS)
        checks.short_enough("Note", self.note)


class Reconciled(Body, frozen=True, kw_only=True, tag="reconciled"):
    """Every list was held against ours, and somebody signed what goes on, changes, stops or must be asked.

    It changes no order: what stops or changes is an entry of its own, signed in the same go or by a prescriber later.
    `lists` are the lists that were compared; `shown` the rules whose findings the signer saw.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = ("order", "dose_changed", "order_stopped", "medicine_reported", "medicine_list_received")

    occasion: str = "visit"
    lists: tuple[str, ...] = ()
    lines: tuple[LineDecision, ...]
    note: str = ""
    reasons: tuple[ReasonGiven, ...] = ()
    shown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.one_of("Occasion", self.occasion, OCCASIONS)
        checks.short_enough("Note", self.note)
        _not_too_many(len(self.lines))

    @property
    def code(self) -> str:
        return self.occasion

    def refers_to(self) -> tuple[str, ...]:
        return (*self.lists, *(line.order for line in self.lines if line.order))


class MedicineListAnswered(Body, frozen=True, kw_only=True, tag="medicine_list_answered"):
    """The client looked at our list: it is right, or what is different in their own words.

    `not_taken` are entries of medicines on our list that they do not take.
    """

    word: ClassVar[CareWord] = "medication"

    right: bool
    different: str = ""
    not_taken: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        checks.short_enough("What is different", self.different)
        if not self.right and not self.different.strip() and not self.not_taken:
            raise unreadable("Say what is different: a word is enough.")

    def refers_to(self) -> tuple[str, ...]:
        return self.not_taken


def _not_too_many(lines: int) -> None:
    if lines > MOST_LINES:
        raise unreadable(
            "A list of {count} lines is too long: {most} is the most. Send it in parts.",
            count=lines, most=MOST_LINES,
        )  # fmt: skip
