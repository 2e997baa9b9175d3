"""Ways of doing therapy: their exercises with what each asks, what may speak against one, and outlines of sessions."""

from collections.abc import Mapping
from typing import Literal

from .examples import Outcome
from .provenance import Basis, Fact, Provenance, refuse

FieldKind = Literal["rating", "count", "yes_no", "words", "day"]
Scale = Literal[5, 10, 100]
PracticeKind = Literal[
    "skill", "ladder_step", "interoceptive", "activation", "record", "committed_action", "other"
]
FilledBy = Literal["client", "staff"]


class Asked(Fact, frozen=True, kw_only=True):
    """One question of a worksheet. A rating goes from 0 to `top`, in the words `low` to `high`; `hint` helps who answers.

    `raises`: a variant of a safety event that a yes, or a count above zero, opens. `substance_use`: any answer above zero makes
    the sheet a substance use record (42 CFR Part 2).
    """

    id: str
    asks: str
    kind: FieldKind = "words"
    top: Scale = 100
    low: str = ""
    high: str = ""
    hint: str = ""
    needed: bool = False
    raises: str = ""
    substance_use: bool = False

    def __post_init__(self) -> None:
        words = (
            f"question `{self.id}` asks for words and opens a safety event. Next: make it a yes_no or a count"
        )
        refuse([words] if self.raises and self.kind not in ("yes_no", "count") else [])


class Exercise(Fact, frozen=True, kw_only=True):
    """Something to do or to fill in. `tells` speaks to the client, in our own words; `menu` is the list it is offered in.

    `not_with`: circumstances (knowledge/medication/circumstances.csv) that stop it until somebody medical cleared it.
    `daily`: one sheet a day. `lists`: what can be ticked, such as skills. `substance_use`: every such sheet is a substance use record.
    """

    id: str
    title: str
    practice: PracticeKind
    tells: str
    asks: tuple[Asked, ...] = ()
    lists: tuple[str, ...] = ()
    lists_asked: str = ""
    menu: str = ""
    not_with: tuple[str, ...] = ()
    daily: bool = False
    by: FilledBy = "client"
    substance_use: bool = False
    section: str

    def __post_init__(self) -> None:
        ids = [one.id for one in self.asks]
        twice = f"exercise `{self.id}` asks two questions of one id. Next: give each its own"
        refuse([twice] if len(set(ids)) < len(ids) else [])

    @property
    def has_sheet(self) -> bool:
        return bool(self.asks or self.lists)

    def asked(self, field: str) -> Asked | None:
        return next((one for one in self.asks if one.id == field), None)

    def missing(self, given: Mapping[str, object]) -> tuple[Asked, ...]:
        """Questions that must be answered and were not; an empty sheet lacks nothing, it is simply not kept."""
        if not given:
            return ()
        return tuple(one for one in self.asks if one.needed and given.get(one.id) in (None, ""))


class Meeting(Fact, frozen=True, kw_only=True):
    """What one session, or a run of them, is about, and the exercises that belong to it. `to` 0: only session `first`."""

    first: int
    to: int = 0
    about: str
    exercises: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        return self.to or self.first


class Outline(Fact, frozen=True, kw_only=True):
    """The sessions of one course of work in order. `pathway` is an id of knowledge/plan; empty: not tied to one."""

    id: str
    title: str
    pathway: str = ""
    meetings: tuple[Meeting, ...]
    basis: Basis

    def __post_init__(self) -> None:
        follows = zip(self.meetings, self.meetings[1:], strict=False)
        wrong = [late.first for early, late in follows if late.first != early.last + 1]
        refuse([f"outline `{self.id}`: session {one} does not follow the one before it. Next: correct the numbers" for one in wrong])  # fmt: skip

    def meeting(self, number: int) -> Meeting | None:
        """What the session of that number is about; None after the last."""
        return next((one for one in self.meetings if one.first <= number <= one.last), None)


class SheetExample(Fact, frozen=True, kw_only=True):
    """Answers to an exercise: kept (`fires`), nothing to keep (`stays_quiet`), or something needed is missing (`cannot_tell`)."""

    name: str
    outcome: Outcome
    exercise: str
    given: Mapping[str, int | str] = {}


class Modality(Fact, frozen=True, kw_only=True):
    """A way of doing therapy; `id` is one of the modalities of a session. `checklist`: what a session of it holds (fidelity)."""

    id: str
    title: str
    about: str
    exercises: tuple[Exercise, ...]
    outlines: tuple[Outline, ...] = ()
    checklist: tuple[str, ...] = ()
    provenance: Provenance
    examples: tuple[SheetExample, ...]
