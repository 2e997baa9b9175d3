"""The assessment as data: sections of questions in our own words, who asks them, and what is asked with care."""

from collections.abc import Collection
from typing import Literal

from .examples import Outcome
from .provenance import Fact, Provenance, refuse

AnswerKind = Literal["words", "line", "yes_no", "one_of", "several"]
SectionState = Literal["open", "partly", "not_assessed", "done"]
YES_NO = ("yes", "no", "unsure")


class IntakeOption(Fact, frozen=True, kw_only=True):
    """One of the answers to choose from: its code, and how it is said."""

    id: str
    says: str


class IntakeQuestion(Fact, frozen=True, kw_only=True):
    """One question, said to the person who is asked.

    `at_home`: the client may answer it before the first visit. `tells` is the circumstance that "yes" or "no" settles
    (`medication/circumstances.csv`). `sensitive`: on a phone it stands behind a warning of its own.
    """

    id: str
    says: str
    kind: AnswerKind = "words"
    options: tuple[IntakeOption, ...] = ()
    help: str = ""
    at_home: bool = False
    sensitive: bool = False
    tells: str = ""

    def __post_init__(self) -> None:
        chooses = self.kind in ("one_of", "several")
        faults = []
        if chooses != bool(self.options):
            faults.append(f"question {self.id}: options are listed exactly when one chooses. Next: correct")
        if len({one.id for one in self.options}) != len(self.options):
            faults.append(f"question {self.id}: two options share an id. Next: rename one")
        if self.tells and self.kind != "yes_no":
            faults.append(f"question {self.id}: only yes or no tells a circumstance. Next: make it `yes_no`")
        refuse(faults)

    def choices(self) -> tuple[IntakeOption, ...]:
        """What may be chosen; empty where one writes."""
        if self.kind == "yes_no":
            return _YES_NO
        return self.options


class IntakeExample(Fact, frozen=True, kw_only=True):
    """Questions answered and put aside; `fires` while something is open, `cannot_tell` when nothing was assessed."""

    name: str
    outcome: Outcome
    answered: tuple[str, ...] = ()
    not_assessed: tuple[str, ...] = ()


class IntakeSection(Fact, frozen=True, kw_only=True):
    """`place` orders the sections; `warning` is said before they are opened, and every question may be skipped.

    `never_blank`: intake is not signed while nothing at all is written there. `asked_by` are roles.
    """

    id: str
    place: int
    title: str
    intro: str = ""
    warning: str = ""
    asked_by: tuple[str, ...]
    never_blank: bool = False
    questions: tuple[IntakeQuestion, ...]
    provenance: Provenance
    examples: tuple[IntakeExample, ...]

    def __post_init__(self) -> None:
        ids = [one.id for one in self.questions]
        faults = [] if self.questions else ["the section asks nothing. Next: give it a question"]
        if len(set(ids)) != len(ids):
            faults.append("two questions share an id. Next: rename one")
        for example in self.examples:
            strange = sorted({*example.answered, *example.not_assessed} - set(ids))
            if strange:
                faults.append(
                    f"example `{example.name}` names no question: {', '.join(strange)}. Next: correct"
                )
        refuse(faults)

    @property
    def at_home(self) -> tuple[IntakeQuestion, ...]:
        return tuple(one for one in self.questions if one.at_home)

    def question(self, name: str) -> IntakeQuestion | None:
        """By its id within the section."""
        return next((one for one in self.questions if one.id == name), None)

    def state(self, answered: Collection[str], not_assessed: Collection[str]) -> SectionState:
        """How far it has come, from the ids of the questions answered, and of those put aside with a reason."""
        left = [one.id for one in self.questions if one.id not in answered and one.id not in not_assessed]
        if left:
            return "partly" if len(left) < len(self.questions) else "open"
        return "done" if answered else "not_assessed"


_YES_NO = tuple(
    IntakeOption(id=name, says=says) for name, says in zip(YES_NO, ("Yes", "No", "Not sure"), strict=True)
)
