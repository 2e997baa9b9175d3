"""What is measured and what is out of range: every example comes true, and units turn into each other."""

import re

import pytest

from steadystep.knowledge import LabAnalyte, ResultLimit, load
from steadystep.reasoning.facts.units import in_unit_of, ucum

KNOWN = load()
ATOMS = {"H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "Na": 22.990, "K": 39.098, "Mg": 24.305, "Ca": 40.078, "Li": 6.94}  # fmt: skip
FORMULAS = {
    "creatinine": "C4H7N3O1", "fasting_glucose": "C6H12O6", "glucose": "C6H12O6", "valproate_level": "C8H16O2",
    "carbamazepine_level": "C15H12N2O1", "cholesterol": "C27H46O1", "ammonia": "N1H3", "lithium_level": "Li1",
    "sodium": "Na1", "potassium": "K1", "calcium": "Ca1", "magnesium": "Mg1",
}  # fmt: skip


def named(value: object) -> str:
    return str(getattr(value, "id", value))


@pytest.mark.parametrize("analyte", KNOWN.analytes.values(), ids=named)
def test_a_name_finds_its_analyte(analyte: LabAnalyte) -> None:
    for example in analyte.examples:
        found = KNOWN.analyte_of("", example.given[0])
        assert (found.id if found else "") == example.finds, example.name
    for code in analyte.loinc:
        assert KNOWN.analyte_of(code, "whatever") is analyte
    assert ucum(analyte.unit), f"{analyte.unit} is not in the table of units"


@pytest.mark.parametrize("limit", KNOWN.result_limits, ids=named)
def test_a_limit_takes_what_its_examples_say(limit: ResultLimit) -> None:
    for example in limit.examples:
        (given,) = example.given
        if limit.compares or limit.positive or not given:
            continue
        assert limit.met_by(float(given)) == (example.outcome == "fires"), example.name


def test_molar_masses_follow_from_the_formulas() -> None:
    for name, formula in FORMULAS.items():
        mass = sum(ATOMS[atom] * int(count) for atom, count in re.findall(r"([A-Z][a-z]?)(\d+)", formula))
        assert KNOWN.analytes[name].molar_mass == pytest.approx(mass, rel=2e-4), name


@pytest.mark.parametrize(
    ("name", "value", "unit", "wanted"),
    [
        ("creatinine", 70.7, "umol/L", 0.8),
        ("creatinine", 0.8, "mg/dL", 0.8),
        ("lithium_level", 0.7, "mEq/L", 0.7),
        ("fasting_glucose", 7.0, "mmol/L", 126.1),
        ("calcium", 2.35, "mmol/L", 9.42),
        ("calcium", 4.7, "meq/L", 9.42),
        ("sodium", 140, "mEq/L", 140),
        ("tsh", 2.1, "uIU/mL", 2.1),
        ("tsh", 2.1, "mIU/L", 2.1),
        ("valproate_level", 500, "umol/L", 72.1),
        ("platelets", 240, "10*9/L", 240),
        ("anc", 1500, "cells/uL", 1.5),
        ("weight", 150, "lbs", 68.04),
        ("alt", 40, "IU/L", 40),
    ],
)
def test_units_turn_into_each_other(name: str, value: float, unit: str, wanted: float) -> None:
    assert in_unit_of(KNOWN.analytes[name], value, unit) == pytest.approx(wanted, rel=2e-3)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("tsh", "mmol/L"), ("alt", "mg/dL"), ("hba1c", "mmol/mol"), ("creatinine", ""), ("creatinine", "stone")],
)
def test_what_cannot_be_turned_is_not_guessed(name: str, unit: str) -> None:
    assert in_unit_of(KNOWN.analytes[name], 5.0, unit) is None
