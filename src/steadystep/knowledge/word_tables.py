"""The CSV tables of contraindications, strengths and how things are written: their columns, and rows as values."""

from typing import Literal

import msgspec

from .contraindication import Contraindication
from .examples import LookupExample, PairExample
from .provenance import Fact, Provenance
from .selector import parse_selector
from .strength import Strength, StrengthRoute, StrengthUnit
from .tables import Sourced, TableAbout, YesNo, parse_citation, row_provenance
from .wording import DiagnosedCircumstance, ExternalMedicine, IndicationName


class ContraindicationRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    when: str
    condition: str
    severity: Literal["contraindicated", "major", "moderate"]
    effect: str
    management: str


class DiagnosedRow(Sourced, frozen=True, kw_only=True):
    id: str
    codes: list[str]
    also_when_over: YesNo


class ExternalRow(Sourced, frozen=True, kw_only=True):
    id: str
    names: list[str]


class IndicationRow(Sourced, frozen=True, kw_only=True):
    id: str
    pattern: str
    kind_of: str = ""


class StrengthRow(Fact, frozen=True, kw_only=True):
    drug_id: str
    rxcui: str = ""
    product: str
    form: str
    strength: float
    unit: StrengthUnit
    route: StrengthRoute
    citation: str = ""


def contraindication(row: ContraindicationRow, about: TableAbout[PairExample]) -> Contraindication:
    return Contraindication(
        id=row.id, select=parse_selector(row.select), when=parse_selector(row.when), condition=row.condition,
        severity=row.severity, effect=row.effect, management=row.management,
        provenance=row_provenance(about.provenance, row), examples=about.examples.get(row.id, ()),
    )  # fmt: skip


def diagnosed(row: DiagnosedRow, about: TableAbout[LookupExample]) -> DiagnosedCircumstance:
    return DiagnosedCircumstance(
        id=row.id, codes=tuple(row.codes), also_when_over=row.also_when_over == "yes",
        provenance=row_provenance(about.provenance, row), examples=about.examples.get(row.id, ()),
    )  # fmt: skip


def external(row: ExternalRow, about: TableAbout[LookupExample]) -> ExternalMedicine:
    provenance = row_provenance(about.provenance, row)
    return ExternalMedicine(
        id=row.id, names=tuple(row.names), provenance=provenance, examples=about.examples.get(row.id, ())
    )


def indication(row: IndicationRow, about: TableAbout[LookupExample]) -> IndicationName:
    return IndicationName(
        id=row.id, pattern=row.pattern, kind_of=row.kind_of, provenance=row_provenance(about.provenance, row),
        examples=about.examples.get(row.id, ()),
    )  # fmt: skip


def strength(row: StrengthRow, shared: Provenance) -> Strength:
    """A row without a citation of its own has the table's source."""
    sources = parse_citation(row.citation) if row.citation else shared.sources
    provenance = msgspec.structs.replace(shared, sources=sources)
    return Strength(
        drug_id=row.drug_id, rxcui=row.rxcui, product=row.product, form=row.form, strength=row.strength, unit=row.unit,
        route=row.route, provenance=provenance,
    )  # fmt: skip
