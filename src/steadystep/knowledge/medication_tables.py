"""The CSV tables of medication: the columns of each, and how a row becomes a value."""

from typing import Any, Literal, TypeVar

import msgspec

from .circumstance import Circumstance, Comparison
from .drug import DrugName
from .examples import InjectionExample, LookupExample, MonitoringExample, PairExample
from .injection import LateInjection
from .interaction import ExplicitInteraction, QuietPair, Severity
from .monitoring import MonitoringRule
from .provenance import Fact
from .schedule import parse_schedule, refuse_parts
from .selector import Selector, parse_selector
from .side_effect import Course, RedFlag, SideEffect
from .tables import Sourced, TableAbout, YesNo, row_provenance
from .taper import ClassTaper
from .teaching import Sign, Teaching, TeachingPart, TeachingRule
from .trial_time import TrialTime

Made = TypeVar("Made", bound=msgspec.Struct)
Shown = TypeVar("Shown", PairExample, MonitoringExample, LookupExample, InjectionExample)


class DrugNameRow(Fact, frozen=True, kw_only=True):
    drug_id: str
    name: str
    rxnorm_ingredient: str = ""
    prescribed_here: YesNo


class GroupRow(Fact, frozen=True, kw_only=True):
    group_id: str
    drug_id: str


class CircumstanceRow(Sourced, frozen=True, kw_only=True):
    id: str
    kind: Literal["condition", "event", "external_medicine", "of_the_list"]
    means: str
    measure: str = ""
    comparison: Comparison | None = None
    value: float | None = None
    up_to: float | None = None
    unit: str = ""


class InteractionRow(Sourced, frozen=True, kw_only=True):
    id: str
    a_select: str
    b_select: str
    a: str
    b: str
    applies: str
    severity: Severity
    mechanism: str
    effect: str
    management: str
    washout_days: int | None = None
    repeats: list[str] = []


class QuietPairRow(Sourced, frozen=True, kw_only=True):
    id: str
    a_select: str
    b_select: str
    only: str = ""
    except_rules: list[str] = []


class MonitoringRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    applies_to: str
    population: str
    who: str = ""
    who_not: str = ""
    item: str
    loinc: str = ""
    baseline: Literal["required", "recommended", "no"]
    baseline_text: str
    baseline_required_for: str = ""
    schedule: str
    schedule_text: str
    threshold: str
    action: str
    owner: str
    shared_with: list[str] = []
    owner_text: str
    urgency: str
    may_block: YesNo
    blocks_supply: str


class SideEffectRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    applies_to: str
    effect: str
    frequency_band: str
    kind: Course
    typical_onset: str
    onset_from_day: int | None = None
    onset_to_day: int | None = None
    after_each_change: YesNo
    typical_duration: str
    gone_within_days: int | None = None
    self_care: str
    adjustment: str
    call_when: str


class RedFlagRow(Sourced, frozen=True, kw_only=True):
    id: str
    effect: str = ""
    reason: Literal["told", "there"]
    level: Literal["T0", "T1", "T2"]
    event: str = ""


class LateInjectionRow(Sourced, frozen=True, kw_only=True):
    id: str
    drug_id: str
    regimen: str
    product: str
    interval_days: int
    earliest_days: int
    window_text: str = ""
    band: int
    missed: Literal["second_starting_dose", "second_or_third", "fourth_or_later", "maintenance"]
    missed_text: str
    over_days: int | None = None
    up_to_days: int | None = None
    action: str
    edge_note: str = ""


class TaperRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    applies_when: str
    dose_text: str
    rule: str
    cut_low_percent: float | None = None
    cut_high_percent: float
    every_low_days: int
    every_high_days: int | None = None
    careful_when: str = ""
    careful_low_percent: float | None = None
    careful_high_percent: float | None = None
    later_low_days: int | None = None
    later_high_days: int | None = None
    never_over_percent: float | None = None
    never_within_days: int | None = None


class TrialTimeRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    rests_on: Literal["formulary", "pathway"]
    indications: list[str] = []
    when: str = ""
    words: str
    from_days: int
    to_days: int
    counts_from_days: int | None = None
    early_from_days: int | None = None
    early_below_percent: float | None = None
    failed_below_percent: float | None = None
    partial_below_percent: float | None = None
    level_from: float | None = None


class TeachingRow(Sourced, frozen=True, kw_only=True):
    id: str
    select: str
    part: TeachingPart
    rule: TeachingRule
    named: list[Sign] = []
    days: int | None = None


def drug_name(row: DrugNameRow) -> DrugName:
    return DrugName(
        drug_id=row.drug_id,
        name=row.name,
        rxnorm_ingredient=row.rxnorm_ingredient,
        prescribed_here=row.prescribed_here == "yes",
    )


def circumstance(row: CircumstanceRow, about: TableAbout[LookupExample]) -> Circumstance:
    return _value(Circumstance, row, about)


def interaction(row: InteractionRow, about: TableAbout[PairExample]) -> ExplicitInteraction:
    sides = {"a_select": parse_selector(row.a_select), "b_select": parse_selector(row.b_select)}
    return _value(ExplicitInteraction, row, about, **sides, repeats=tuple(row.repeats))


def quiet_pair(row: QuietPairRow, about: TableAbout[PairExample]) -> QuietPair:
    sides = {"a_select": parse_selector(row.a_select), "b_select": parse_selector(row.b_select)}
    return _value(QuietPair, row, about, **sides, except_rules=tuple(row.except_rules))


def side_effect(row: SideEffectRow, about: TableAbout[LookupExample]) -> SideEffect:
    again = row.after_each_change == "yes"
    return _value(SideEffect, row, about, select=parse_selector(row.select), after_each_change=again)


def red_flag(row: RedFlagRow, about: TableAbout[LookupExample]) -> RedFlag:
    return _value(RedFlag, row, about)


def late_injection(row: LateInjectionRow, about: TableAbout[InjectionExample]) -> LateInjection:
    return _value(LateInjection, row, about)


def class_taper(row: TaperRow, about: TableAbout[LookupExample]) -> ClassTaper:
    return _value(ClassTaper, row, about, select=parse_selector(row.select))


def trial_time(row: TrialTimeRow, about: TableAbout[LookupExample]) -> TrialTime:
    made = {
        "select": parse_selector(row.select),
        "when": _maybe(row.when),
        "indications": tuple(row.indications),
    }
    return _value(TrialTime, row, about, **made)


def teaching(row: TeachingRow, about: TableAbout[LookupExample]) -> Teaching:
    return _value(Teaching, row, about, select=parse_selector(row.select), named=tuple(row.named))


def monitoring(row: MonitoringRow, about: TableAbout[MonitoringExample]) -> MonitoringRule:
    schedule = parse_schedule(row.schedule)
    parts = _parts(row.loinc)
    refuse_parts(schedule, frozenset(parts))
    return _value(
        MonitoringRule,
        row,
        about,
        select=parse_selector(row.select),
        who=_maybe(row.who),
        who_not=_maybe(row.who_not),
        loinc=tuple(code for codes in parts.values() for code in codes),
        parts={name: codes for name, codes in parts.items() if name},
        baseline_required_for=_maybe(row.baseline_required_for),
        schedule=schedule,
        shared_with=tuple(row.shared_with),
        ever_blocks_supply=row.may_block == "yes",
    )


def _value(shape: type[Made], row: Sourced, about: TableAbout[Shown], **made: Any) -> Made:
    """The row's cells under the same names in `shape`, its provenance and examples, and what was `made` of cells."""
    row_id: str = getattr(row, "id")  # noqa: B009 (every clinical row has an id)
    made |= {"provenance": row_provenance(about.provenance, row), "examples": about.examples.get(row_id, ())}
    names = [name for name in shape.__struct_fields__ if name not in made]
    return shape(**{name: getattr(row, name) for name in names}, **made)


def _parts(loinc: str) -> dict[str, tuple[str, ...]]:
    """`1742-6|1920-8` as one unnamed part; `liver=1742-6|1920-8;sodium=` as two named ones, the last without codes."""
    found = {}
    for part in loinc.split(";") if loinc else []:
        name, named, codes = part.rpartition("=")
        if not named and ";" in loinc:
            raise ValueError(f"the part `{part}` has no name. Next: write name=code|code; for each part")
        found[name.strip()] = tuple(code.strip() for code in codes.split("|") if code.strip())
    return found


def _maybe(text: str) -> Selector | None:
    return parse_selector(text) if text else None
