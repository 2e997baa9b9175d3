"""How often a visit of each kind is offered, by what state the person is in: a policy as data, first fitting row first."""

from typing import Literal

from .examples import Outcome
from .provenance import Fact, Provenance, refuse

VisitKind = Literal["therapy", "prescriber"]


class CadenceRow(Fact, frozen=True, kw_only=True):
    """In this state a visit of kind `of` every `least` to `most` days, `usual` where nobody says otherwise.

    The state is what is given, together: `pathway` is how the pathway's id begins, `phases` of it; one of the decision
    `points` reached; a safety event of the variants `events` within `within_days` days; `dose_days`: the last start or
    change of a dose lies so many days back (from, until before). `words` are the source's own.
    """

    id: str
    of: VisitKind
    says: str
    pathway: str = ""
    phases: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    within_days: int = 0
    dose_days: tuple[int, int] | None = None
    least: int
    usual: int
    most: int
    words: str
    section: str

    def __post_init__(self) -> None:
        faults = []
        if not 1 <= self.least <= self.usual <= self.most:
            faults.append(
                f"`{self.id}`: least, usual and most are not in order. Next: give days, the closest first"
            )
        if bool(self.events) != bool(self.within_days):
            faults.append(f"`{self.id}`: events and within_days belong together. Next: give both or neither")
        refuse(faults)

    def is_for(self, pathway: str, phase: str) -> bool:
        """Whether the pathway and phase are those of the row; a row that names neither fits all."""
        return pathway.startswith(self.pathway) and (not self.phases or phase in self.phases)


class CadenceExample(Fact, frozen=True, kw_only=True):
    """A phase of a pathway, and which row speaks where nothing else is known of the person; '' where none does."""

    name: str
    outcome: Outcome
    of: VisitKind
    pathway: str
    phase: str
    row: str = ""


class CadencePolicy(Fact, frozen=True, kw_only=True):
    """Rows in order: the first that fits speaks. An answer to an offer rests it for `again_after_days`."""

    rows: tuple[CadenceRow, ...]
    again_after_days: int
    provenance: Provenance
    examples: tuple[CadenceExample, ...]

    def __post_init__(self) -> None:
        ids = [row.id for row in self.rows]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        refuse([f"`{each}` stands twice. Next: rename one of the rows" for each in twice])

    def rows_of(self, kind: str) -> tuple[CadenceRow, ...]:
        return tuple(row for row in self.rows if row.of == kind)
