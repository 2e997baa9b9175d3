"""CSV tables: the columns of each, and how a row becomes a value. `x.about.yaml` beside `x.csv` holds what
all rows share: why the table exists, who wrote and checked it, and examples by row id."""

import re
from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

import msgspec

from .examples import InjectionExample, LookupExample, MonitoringExample, PairExample
from .provenance import Fact, Provenance, Source, Verification
from .rights import Basis, CaregiverScope, Label, Read, RightRow, Role

YesNo = Literal["yes", "no"]
Example = TypeVar("Example", PairExample, MonitoringExample, LookupExample, InjectionExample)


class TableAbout(Fact, Generic[Example], frozen=True, kw_only=True):
    """What every row of a table shares. `examples` by row id; for look-up tables under any short name."""

    provenance: Provenance
    examples: Mapping[str, tuple[Example, ...]]


class Sourced(Fact, frozen=True, kw_only=True):
    """Columns of every clinical row. `citation` as in the specification: documents parted by `;`, `§` sections.

    An empty `why` says that the reason is the table's own.
    """

    why: str = ""
    citation: str
    verification: Verification
    evidence: str = ""


class EvidenceRow(Fact, frozen=True, kw_only=True):
    evidence_id: str
    what_was_read: str
    kind_of_source: str


class RoleRow(Sourced, frozen=True, kw_only=True):
    id: str
    title: str
    kind: Literal["staff", "client", "outside", "software"]
    closes_safety: YesNo
    breaks_glass: YesNo
    does: str
    basis: Basis


class RightsRow(Fact, frozen=True, kw_only=True):
    item: str
    role: str
    read: Read
    may_write: YesNo
    may_decide: YesNo
    words: str
    basis: Basis
    limits: str = ""


class ScopeRow(Sourced, frozen=True, kw_only=True):
    number: int
    id: str
    title: str
    opens: list[str] = []
    direction: Literal["receive", "send", "both", "none"]
    detail: str


class LabelRow(Sourced, frozen=True, kw_only=True):
    id: str
    title: str
    means: str
    inherited: YesNo
    opened_by_break_glass: YesNo


def row_provenance(shared: Provenance, row: Sourced) -> Provenance:
    """The table's provenance with the row's own reason, sources, mark and evidence."""
    return msgspec.structs.replace(
        shared,
        why=row.why or shared.why,
        sources=parse_citation(row.citation),
        verification=row.verification,
        evidence=tuple(each for each in row.evidence.split(";") if each),
    )


def parse_citation(text: str) -> tuple[Source, ...]:
    """`FDA label lithium §5; CANMAT/ISBD 2018` as two sources; `;` inside brackets does not part."""
    found = []
    for part in re.split(r";(?![^(]*\))", text):
        document, mark, section = part.strip().partition("§")
        year = re.search(r"\b(?:19|20)\d\d\b", document)
        name, where = document.strip(" ,"), (mark + section).strip()
        found.append(Source(document=name, section=where, year=int(year[0]) if year else None))
    return tuple(found)


def role(row: RoleRow, about: TableAbout[LookupExample]) -> Role:
    return Role(
        id=row.id,
        title=row.title,
        kind=row.kind,
        closes_safety=row.closes_safety == "yes",
        breaks_glass=row.breaks_glass == "yes",
        does=row.does,
        basis=row.basis,
        provenance=row_provenance(about.provenance, row),
    )


def right(row: RightsRow) -> RightRow:
    return RightRow(
        item=row.item,
        role=row.role,
        read=row.read,
        may_write=row.may_write == "yes",
        may_decide=row.may_decide == "yes",
        words=row.words,
        basis=row.basis,
        limits=row.limits,
    )


def scope(row: ScopeRow, about: TableAbout[LookupExample]) -> CaregiverScope:
    return CaregiverScope(
        number=row.number,
        id=row.id,
        title=row.title,
        opens=tuple(row.opens),
        direction=row.direction,
        detail=row.detail,
        provenance=row_provenance(about.provenance, row),
    )


def label(row: LabelRow, about: TableAbout[LookupExample]) -> Label:
    return Label(
        id=row.id,
        title=row.title,
        means=row.means,
        inherited=row.inherited == "yes",
        opened_by_break_glass=row.opened_by_break_glass == "yes",
        provenance=row_provenance(about.provenance, row),
    )
