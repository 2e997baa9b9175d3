"""What is asked and what is answered: exposures in; verdicts, and what could not be told, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import msgspec

from steadystep.chart import Words
from steadystep.knowledge import Provenance, Severity

SEVERITIES: tuple[Severity, ...] = ("contraindicated", "major", "moderate", "minor")
# Whether a condition or event of knowledge/medication/circumstances.csv holds; None: cannot be told.
Holds = Callable[[str], bool | None]


class Exposure(msgspec.Struct, frozen=True, gc=False):
    """A medicine, product or exposure (coffee, smoke) somebody takes. `drug` is the knowledge id, empty where the name
    matched none; `mg_day` None: dose not known."""

    drug: str
    name: str = ""
    mg_day: float | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One rule or row that fires.

    `a` acts and `b` suffers it, as drug ids; `b` empty: the person's own circumstances (`because_of`) stand there.
    `drugs`: all it is about, for a sum every medicine that adds to it. `blocks`: the source lets no order be signed at
    all; `planned`: a plan on file answers it. `washouts`: days after the last dose of that medicine for which it still
    fires; `when_stopped`: what is said for so many days after that one is stopped. `hinges`: what is not known and would
    change the severity. `said_by`: another verdict about the same medicines that says as much. `contraindication`: of the
    table of conditions that forbid a medicine.
    """

    id: str
    a: str
    b: str = ""
    drugs: tuple[str, ...]
    severity: Severity
    mechanism: Words
    effect: str
    message: Words
    do: str
    provenance: Provenance
    blocks: bool = False
    planned: bool = False
    washouts: Mapping[str, int] = {}
    when_stopped: Mapping[str, tuple[int, str]] = {}
    because_of: tuple[str, ...] = ()
    hinges: tuple[str, ...] = ()
    said_by: str = ""
    contraindication: bool = False

    @cached_property
    def interrupts(self) -> bool:
        return self.blocks or self.severity in ("contraindicated", "major")


class Unchecked(msgspec.Struct, frozen=True, kw_only=True):
    """A rule or row that cannot be told: for want of `needs` (circumstances), or because a medicine matches none."""

    id: str
    drugs: tuple[str, ...]
    needs: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """`pairs` between two medicines, `listed` about the list as a whole or one medicine and the person; both most
    severe first. `unknown`: names that match no medicine known here."""

    pairs: tuple[Verdict, ...] = ()
    listed: tuple[Verdict, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    unknown: tuple[str, ...] = ()

    def of(self, name: str) -> str:
        """`fires`, `cannot_tell` or `stays_quiet`, for one rule or row."""
        if any(each.id == name for each in (*self.pairs, *self.listed)):
            return "fires"
        return "cannot_tell" if any(each.id == name for each in self.unchecked) else "stays_quiet"


def worst(verdicts: Iterable[Verdict]) -> Severity:
    """The gravest severity among them; at least one is needed."""
    return min((each.severity for each in verdicts), key=SEVERITIES.index)


def gravest_first(verdict: Verdict) -> tuple[int, bool, bool, str, tuple[str, ...]]:
    """Sort key: blocked, then severity, then what is said before what repeats it."""
    return (
        SEVERITIES.index(verdict.severity),
        not verdict.blocks,
        bool(verdict.said_by),
        verdict.id,
        verdict.drugs,
    )
