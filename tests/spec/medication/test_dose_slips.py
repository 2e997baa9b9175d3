"""Doses that no row surely judges: neither silence nor a guess. What is not known is said, and a slip of the pen is still asked about."""

from steadystep.chart import Dose
from tests.spec.medication.health import is_person
from tests.spec.medication.test_dose import MAXIMUM, UNCHECKED, considered, orders


def test_a_medicine_known_only_for_its_interactions(chart):
    """Metoprolol stands here for what it does to others: nobody knows its doses, and that is said."""
    found = considered(chart, "metoprolol", Dose(5000, "mg"), "blood pressure")[UNCHECKED]
    assert str(found.says) == "No dose limits of metoprolol are known here: its dose was not checked."
    assert found.state == "cannot_tell"


def test_an_adult_where_rows_are_for_children(chart):
    """Clonidine extended-release has figures for 6 to 17 only: for an adult that is said, and it is not the use that is unknown."""
    is_person(chart.day("2026-02-02").prescriber, born="1985-01-01")
    orders(chart.day("2026-02-03").prescriber, "clonidine_er", Dose(0.2, "mg"), "ADHD")
    chart.seen("2026-02-03 10:00").finds(
        "No dosing row of clonidine extended-release for this age: its dose was not checked.",
        state="cannot_tell",
    )


def test_a_child_above_what_any_adult_takes(chart):
    """No row is for a child of ten; ten times the adult's dose is asked about all the same."""
    is_person(chart.day("2026-02-02").prescriber, born="2016-01-05")
    found = considered(chart, "venlafaxine_xr", Dose(750, "mg"), "depression")
    assert found[MAXIMUM].severity == "major"


def test_a_maximum_by_weight_without_a_weight(chart):
    """Divalproex 10 000 mg: the weight is not known, the usual range is; a coded reason is asked for."""
    attempt = chart.day("2026-02-03").prescriber.tries_to_order(
        "divalproex", 10000, "2026-02-03", indication="bipolar mania"
    )
    attempt.needs_reason("10000 mg a day is above the usual range of 750 to 2000 mg a day.")
