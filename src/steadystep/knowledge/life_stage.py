"""What a stage of life, or a need that stays, changes: what is asked, checked, explained, arranged and how we talk."""

from collections.abc import Mapping
from typing import Literal

from .examples import Outcome
from .provenance import Fact, Provenance, refuse

StageKind = Literal["stage", "need"]
StagePart = Literal["asked", "checked", "explained", "arranged", "talking"]
OUTCOMES: Mapping[Outcome, bool | None] = {"fires": True, "stays_quiet": False, "cannot_tell": None}
PortalWay = Literal["large", "aloud", "one", "write", "names"]
PARTS: tuple[StagePart, ...] = ("asked", "checked", "explained", "arranged", "talking")


class StageLine(Fact, frozen=True, kw_only=True):
    """One thing that changes. `section` is where the source says so; `client_words` is how it is said to the client.

    `instruments` are asked for it, `rows` are the rows of monitoring or of the interaction rules that watch it, `events`
    the safety events it may open, `intake` the section of the assessment that holds it. `portal` is what it changes in
    the client's own app: larger text, reading aloud, one thing a screen, writing instead of calls.
    """

    part: StagePart
    says: str
    section: str
    instruments: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    intake: str = ""
    client_words: str = ""
    portal: tuple[PortalWay, ...] = ()


class StageAsk(Fact, frozen=True, kw_only=True):
    """An instrument that the stage asks on its own: every so many days, at each visit, or at trimesters and weeks after a birth.

    `trimester_weeks` are completed weeks of the pregnancy at which one begins; `after_birth_weeks` are counted from the birth.
    """

    instrument: str
    every_days: int | None = None
    each_visit: bool = False
    trimester_weeks: tuple[int, ...] = ()
    after_birth_weeks: tuple[int, ...] = ()
    words: str

    def __post_init__(self) -> None:
        counts = bool(self.trimester_weeks or self.after_birth_weeks)
        ways = (self.every_days is not None, self.each_visit, counts)
        refuse(
            []
            if sum(ways) == 1
            else [f"{self.instrument}: ask every so many days, at each visit, or at weeks. Next: keep one"]
        )


class StageAgain(Fact, frozen=True, kw_only=True):
    """A circumstance that the stage asks about anew: once it is theirs, and every so many days.

    Where it holds, medicines of at least that sedating strength (1 to 3; 0: none is looked at) are talked over.
    """

    circumstance: str
    every_days: int
    sedative_at_least: int = 0
    says: str
    words: str
    section: str

    def __post_init__(self) -> None:
        if self.every_days < 1 or not 0 <= self.sedative_at_least <= 3:
            refuse([f"{self.circumstance}: days from 1, a strength from 0 to 3. Next: correct"])


class Registry(Fact, frozen=True, kw_only=True):
    """Who gathers how pregnancies on these medicines went. `reached` is its own address or number; joining is the client's choice."""

    name: str
    groups: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    reached: str
    source: str


class StageExample(Fact, frozen=True, kw_only=True):
    """What is known of the circumstances (null: nobody can tell), and whether the stage is theirs."""

    name: str
    outcome: Outcome
    given: dict[str, bool | None]


class LifeStage(Fact, frozen=True, kw_only=True):
    """Theirs where any circumstance of `belongs` holds. `instead_of`: the form on the left is never shown, the right one is."""

    id: str
    place: int
    kind: StageKind
    title: str
    belongs: tuple[str, ...]
    lines: tuple[StageLine, ...]
    asks: tuple[StageAsk, ...] = ()
    again: tuple[StageAgain, ...] = ()
    instead_of: Mapping[str, str] = {}
    registries: tuple[Registry, ...] = ()
    provenance: Provenance
    examples: tuple[StageExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if not self.belongs or not self.lines:
            faults.append("nobody belongs to it, or nothing changes. Next: name a circumstance and a line")
        faults += [
            f"example `{one.name}` does not come true. Next: correct it or `belongs`"
            for one in self.examples if self.theirs(one.given) is not OUTCOMES[one.outcome]
        ]  # fmt: skip
        refuse(faults)

    def theirs(self, given: Mapping[str, bool | None]) -> bool | None:
        """Whether the stage is theirs; None while nothing that would make it so holds and something is not known."""
        answers = [given.get(name) for name in self.belongs]
        return True if True in answers else None if None in answers else False

    def of_part(self, part: StagePart) -> tuple[StageLine, ...]:
        return tuple(one for one in self.lines if one.part == part)

    @property
    def instruments(self) -> frozenset[str]:
        """Every instrument it names."""
        told = {name for line in self.lines for name in line.instruments} | {
            one.instrument for one in self.asks
        }
        return frozenset(told | set(self.instead_of) | set(self.instead_of.values()))
