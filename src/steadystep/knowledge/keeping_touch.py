"""How often somebody in care is seen or heard, for whom a missed visit weighs more, and in which order to reach out."""

from collections.abc import Mapping
from typing import Literal

from .examples import Outcome
from .provenance import Basis, Fact, Provenance, refuse

Risk = Literal["high_risk", "routine"]


class VisitRhythm(Fact, frozen=True, kw_only=True):
    """At the longest so many days between two visits in these phases. `pathway` is how its name begins.

    Empty `pathway` or `phases`: every one that no row before it names. `words` are the source's own.
    """

    pathway: str = ""
    phases: tuple[str, ...] = ()
    every_days: int
    words: str
    section: str

    def is_for(self, pathway: str, phase: str) -> bool:
        return pathway.startswith(self.pathway) and (not self.phases or phase in self.phases)


class OwnRhythm(Fact, frozen=True, kw_only=True):
    """A person's own rhythm of being heard: the usual gap between days, in the days looked back over.

    Known from `least_days` days on; left after `times_usual` gaps, and never before `at_least_days`.
    """

    looks_back_days: int
    least_days: int
    times_usual: int
    at_least_days: int
    basis: Basis


class Recent(Fact, frozen=True, kw_only=True):
    """Something counts for so many days: a `family` of safety events, or `medicines` and groups of them.

    `on_pathway`: those that count only on the pathway whose name begins with `pathway`.
    """

    days: int
    family: str = ""
    medicines: tuple[str, ...] = ()
    on_pathway: tuple[str, ...] = ()
    pathway: str = ""


class HighRisk(Fact, frozen=True, kw_only=True):
    """For whom a missed visit opens `event`. `not_in_chart`: what the list names too and a chart does not hold yet."""

    event: str
    safety_event: Recent
    new_on_medicine: Recent
    not_in_chart: tuple[str, ...]
    attempts_before_decision: int
    basis: Basis


class Rung(Fact, frozen=True, kw_only=True):
    """One way to reach out: how, to whom (the client, or a person they agreed to), and what to look at."""

    method: str
    to_whom: Literal["client", "contact_person"]
    words: str = ""


class Barrier(Fact, frozen=True, kw_only=True):
    """What got in the way of a visit, and the help that fits. `need` is an area of needs that this may be, '' where it is none.

    `place` is another way to meet that would get round it, '' where none would.
    """

    id: str
    help: str
    need: str = ""
    place: Literal["", "video", "phone", "in_person"] = ""


class TouchExample(Fact, frozen=True, kw_only=True):
    """Days since the last visit in that phase, and whether the rhythm of visits is left."""

    name: str
    outcome: Outcome
    pathway: str
    phase: str
    days_since_visit: int


class KeepingTouch(Fact, frozen=True, kw_only=True):
    """`supply_decides`: medicines and groups of which a missed visit is judged by the days of supply left.

    `contact_scopes`: the caregiver scopes of which one must be agreed before that person is called.
    """

    visits: tuple[VisitRhythm, ...]
    own: OwnRhythm
    high_risk: HighRisk
    supply_decides: tuple[str, ...]
    ladders: Mapping[Risk, tuple[Rung, ...]]
    contact_scopes: Mapping[Risk, tuple[int, ...]]
    barriers: tuple[Barrier, ...] = ()
    provenance: Provenance
    examples: tuple[TouchExample, ...]

    def __post_init__(self) -> None:
        wrong = [row.words for row in self.visits if row.every_days < 1]
        refuse(
            [f"`{words}` names no days. Next: write how many days lie between two visits" for words in wrong]
        )

    def barrier(self, name: str) -> Barrier | None:
        return next((one for one in self.barriers if one.id == name), None)

    def visit_rhythm(self, pathway: str, phase: str) -> VisitRhythm | None:
        """The first row for that phase; None: nobody says how often."""
        wanted = phase.lower()
        return (
            next((row for row in self.visits if row.is_for(pathway.lower(), wanted)), None)
            if wanted
            else None
        )


def grace_days(every_days: int) -> int:
    """Days after which what is due every so many days is late: a fifth, at least 2 and at most 30 (README, schedule grammar)."""
    return round(min(30.0, max(2.0, every_days * 0.2)))
