"""No row of the clinical specification was lost or altered on the way into these files.

`source_rows.csv` holds a digest of every row of the specification, taken from the specification itself. Here each row is
put together again from the loaded knowledge, cell by cell, and its digest compared. A row that is changed on purpose
changes its line there, so that the change is seen; one that is added gets a line.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from steadystep import knowledge
from steadystep.knowledge import Basis, Drug, Provenance, Selector

KNOWN = knowledge.load()
Row = tuple[str, list[object]]  # the key, the cells

COUNTS = {
    "formulary": 90,
    "co_prescribed": 55,
    "mechanisms": 145,
    "dosing": 105,
    "titration_schedules": 63,
    "side_effects": 42,
    "mechanism_rules": 27,
    "interactions_explicit": 61,
    "lai_rules": 31,
    "monitoring": 52,
    "drug_groups": 160,
}


def digest(cells: Iterable[object]) -> str:
    return hashlib.sha256("\x1f".join(plain(cell) for cell in cells).encode()).hexdigest()[:12]


def plain(cell: object) -> str:
    """Spaces, commas and the like aside; numbers as numbers; yes and no as words."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    try:
        return repr(float(str(cell)))
    except ValueError:
        return re.sub(r"[\s,;.()]", "", str(cell))


def tokens(selector: Selector | None) -> str:
    return "|".join(sorted(selector.text.split("|"))) if selector else ""


def cited(rests_on: Basis | Provenance) -> list[object]:
    citation = "; ".join(f"{source.document} {source.section}" for source in rests_on.sources)
    return [citation, rests_on.verification, ";".join(rests_on.evidence)]


def formulary() -> Iterator[Row]:
    for drug in KNOWN.drugs.values():
        told = drug.formulary
        if told is None:
            continue
        supply = drug.controlled_schedule or ("OTC" if drug.supplied == "OTC" else "")
        yield drug.id, [
            drug.name, drug.rxnorm_ingredient, drug.rxnorm_source, drug.drug_class, supply, ";".join(drug.indications),
            told.adult_start, told.titration_step, told.min_interval_days, told.usual_range, told.max_dose, told.renal,
            told.hepatic, told.geriatric, told.pregnancy, told.lactation, told.half_life, told.expected_response_time,
            told.boxed_warning, told.taper, told.education, told.verification_note, *cited(drug.provenance),
        ]  # fmt: skip


def co_prescribed() -> Iterator[Row]:
    for drug in KNOWN.drugs.values():
        if not drug.prescribed_here:
            yield (
                drug.id,
                [
                    drug.name,
                    drug.rxnorm_ingredient,
                    drug.why_listed,
                    drug.recorded_as,
                    *cited(drug.provenance),
                ],
            )


def mechanisms() -> Iterator[Row]:
    for drug in KNOWN.drugs.values():
        has = drug.mechanisms
        contraceptive = (
            "n/a" if has.lowers_hormonal_contraceptive is None else has.lowers_hormonal_contraceptive
        )
        yield drug.id, [
            drug.prescribed_here, drug.rxnorm_ingredient, cyp(has.cyp_substrate), cyp(has.cyp_inhibitor),
            cyp(has.cyp_inducer), has.other_pk, has.serotonergic, has.maoi, has.dopamine_blocker, has.sympathomimetic,
            has.qt_category, has.acb, has.sedative, has.resp_depressant, has.seizure_threshold, has.hyponatraemia,
            has.bleeding, has.bp_effect, has.orthostasis, has.lithium_clearance, has.opioid_activity, has.hepatotoxic,
            has.weight_metabolic, has.prolactin, has.smoking_sensitive, has.estrogen_effect, contraceptive,
            has.teratogenic, has.notes, has.verified_fields, *cited(has.basis),
        ]  # fmt: skip


def cyp(enzymes: Mapping[Any, str]) -> str:
    return "|".join(f"{enzyme}:{strength}" for enzyme, strength in enzymes.items()) or "none"


def dosing() -> Iterator[Row]:
    for drug in KNOWN.drugs.values():
        for row in drug.dosing:
            highest = row.max_mg_day if row.max_mg_kg_day is None else row.max_mg_kg_day
            yield f"{drug.id}/{row.indication}/{row.population}", [
                row.route, row.start_total_mg_day, row.doses_per_day, row.step_mg_day, row.min_step_interval_days,
                row.usual_low_mg_day, row.usual_high_mg_day, highest, row.unit_note, row.hard_limit, row.note,
                *cited(row.basis),
            ]  # fmt: skip


def titration_schedules() -> Iterator[Row]:
    for drug in KNOWN.drugs.values():
        for step in drug.titration:
            yield f"{step.schedule_id}/{step.step}", [
                drug.id, step.applies_when, step.day_from, step.day_to, step.dose_text, step.total_mg_day, step.rule,
                *cited(step.basis),
            ]  # fmt: skip
    for taper in KNOWN.class_tapers.values():
        yield f"{taper.id}/1", [
            tokens(taper.select), taper.applies_when, 1, 28, taper.dose_text, None, taper.rule, *cited(taper.provenance),
        ]  # fmt: skip


def side_effects() -> Iterator[Row]:
    for each in KNOWN.side_effects.values():
        yield each.id, [
            tokens(each.select), each.applies_to, each.effect, each.frequency_band, each.kind, each.typical_onset,
            each.typical_duration, each.self_care, each.adjustment, each.call_when, *cited(each.provenance)[:2],
        ]  # fmt: skip


def mechanism_rules() -> Iterator[Row]:
    for rule in KNOWN.mechanism_rules.values():
        yield rule.id, [
            rule.title, rule.when_a, rule.when_b, rule.extra_condition, rule.severity, rule.effect, rule.message,
            rule.action, *cited(rule.provenance)[:2],
        ]  # fmt: skip


def interactions_explicit() -> Iterator[Row]:
    for row in KNOWN.explicit_interactions:
        yield row.id, [
            tokens(row.a_select), tokens(row.b_select), row.a, row.b, row.applies, row.severity, row.mechanism, row.effect,
            row.management, "n/a" if row.washout_days is None else row.washout_days, *cited(row.provenance),
        ]  # fmt: skip


def lai_rules() -> Iterator[Row]:
    for row in KNOWN.late_injections:
        yield f"{row.product}/{row.band}", [
            row.drug_id, row.interval_days, row.earliest_days, row.window_text, row.missed_text, row.over_days,
            row.up_to_days, row.action, row.edge_note, *cited(row.provenance),
        ]  # fmt: skip


def monitoring() -> Iterator[Row]:
    for rule in KNOWN.monitoring.values():
        yield rule.id, [
            tokens(rule.select), rule.applies_to, rule.population, rule.item, rule.baseline_text, rule.schedule_text,
            rule.threshold, rule.action, rule.owner_text, rule.urgency, rule.blocks_supply, *cited(rule.provenance),
        ]  # fmt: skip


def drug_groups() -> Iterator[Row]:
    for group, members in KNOWN.groups.items():
        yield from ((f"{group}/{drug_id}", []) for drug_id in members)


TABLES = {
    made.__name__: made
    for made in (formulary, co_prescribed, mechanisms, dosing, titration_schedules, side_effects, mechanism_rules,
                 interactions_explicit, lai_rules, monitoring, drug_groups)
}  # fmt: skip


def expected(table: str) -> dict[str, str]:
    with (Path(__file__).parent / "source_rows.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["digest"] for row in csv.DictReader(file) if row["source"] == table}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_there_and_says_what_its_source_says(table: str) -> None:
    rows = list(TABLES[table]())
    assert Counter(key for key, _ in rows).most_common(1)[0][1] == 1, "a row is there twice"
    found = {key: digest(cells) for key, cells in rows}
    assert found.keys() == expected(table).keys()
    assert [key for key, made in found.items() if made != expected(table)[key]] == []


def test_the_counts_are_those_of_the_specification() -> None:
    assert {table: len(expected(table)) for table in TABLES} == COUNTS


def test_every_medicine_has_a_name_row_and_mechanisms_and_one_home() -> None:
    described: dict[str, Drug] = dict(KNOWN.drugs)
    assert set(described) == set(KNOWN.drug_names) == set(expected("mechanisms"))
    assert set(expected("formulary")) | set(expected("co_prescribed")) == set(described)
