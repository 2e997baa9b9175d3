"""The tables of what is measured: the columns of each, and how a row becomes a value."""

from typing import Any, Literal

import msgspec

from .analyte import Grade, LabAnalyte, ResultLimit
from .examples import LookupExample
from .selector import parse_selector
from .tables import Sourced, TableAbout, YesNo, row_provenance


class AnalyteRow(Sourced, frozen=True, kw_only=True):
    id: str
    name: str
    kind: Literal["blood", "urine", "vital", "heart"]
    loinc: list[str] = []
    also: list[str] = []
    unit: str
    molar_mass: float | None = None
    charge: int | None = None
    plausible_low: float | None = None
    plausible_high: float | None = None


class LimitRow(Sourced, frozen=True, kw_only=True):
    id: str
    mon_id: str
    analyte: str
    who: str = ""
    who_not: str = ""
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None
    times_upper_limit: YesNo = "no"
    positive: YesNo = "no"
    rises_by_percent: float | None = None
    falls_by_percent: float | None = None
    within_days: int | None = None
    readings: int = 1
    grade: Grade
    level: Literal["", "T1", "T2", "T3"] = ""
    days: int | None = None
    stops_start: YesNo = "no"
    means: str
    action: str


_YES = ("times_upper_limit", "positive", "stops_start")


def analyte(row: AnalyteRow, about: TableAbout[LookupExample]) -> LabAnalyte:
    given = _given(row, about) | {"loinc": tuple(row.loinc), "also": tuple(row.also)}
    return LabAnalyte(**given)


def limit(row: LimitRow, about: TableAbout[LookupExample]) -> ResultLimit:
    given = _given(row, about) | {name: getattr(row, name) == "yes" for name in _YES}
    for name in ("who", "who_not"):
        text = getattr(row, name)
        given[name] = parse_selector(text) if text else None
    return ResultLimit(**given)


def _given(row: AnalyteRow | LimitRow, about: TableAbout[LookupExample]) -> dict[str, Any]:
    shared = {each.name for each in msgspec.structs.fields(Sourced)}
    cells = {name: getattr(row, name) for name in row.__struct_fields__ if name not in shared}
    return cells | {
        "provenance": row_provenance(about.provenance, row),
        "examples": about.examples.get(row.id, ()),
    }
