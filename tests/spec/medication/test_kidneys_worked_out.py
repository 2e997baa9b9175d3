"""A creatinine without an eGFR is not passed over: the eGFR is worked out where age and sex are known, and asked for where not."""

from tests.spec.builder import Story
from tests.spec.medication.health import is_person

KIDNEYS = "medication.results.kidneys"


def on_lithium(chart: Story, born: str = "1985-01-01", sex: str = "female") -> None:
    is_person(chart.day("2026-02-01 09:00").prescriber, born=born, sex=sex)
    chart.day("2026-02-02 10:00").prescriber.orders("lithium", 900, "2026-02-02")


def test_a_creatinine_in_foreign_units_is_judged_by_its_egfr(chart):
    """MO02, CKD-EPI 2021. 880 µmol/L at 41 is an eGFR of 5: below 30, and the prescriber is asked within seven days."""
    on_lithium(chart)
    chart.day("2026-02-12 09:00").nurse.has_result("creatinine", 880, "umol/L")
    seen = chart.seen("2026-02-12 09:01")
    says = "eGFR 4.6 mL/min/1.73 m² on 12 February 2026, worked out of the creatinine: eGFR below 30."
    seen.finds(says, urgency="attention")
    assert "medication.results" in {one.rule for one in seen.said.duties}


def test_a_creatinine_that_is_fine_says_nothing(chart):
    on_lithium(chart)
    chart.day("2026-02-12 09:00").nurse.has_result("creatinine", 0.8)
    chart.seen("2026-02-12 09:01").says_nothing_of("medication.results", KIDNEYS)


def test_a_fall_by_a_quarter_counts_between_creatinines_too(chart):
    """From 0.8 to 1.05 mg/dL: an eGFR of 95 and of 69."""
    on_lithium(chart)
    chart.day("2026-02-12 09:00").nurse.has_result("creatinine", 0.8)
    chart.day("2026-03-12 09:00").nurse.has_result("creatinine", 1.05)
    found = [one for one in chart.seen("2026-03-12 09:01").said.findings if one.rule == "medication.results"]
    assert any("eGFR fell by a quarter or more" in str(one.says) for one in found)


def test_the_laboratorys_own_egfr_of_that_day_counts(chart):
    on_lithium(chart)
    at = chart.day("2026-02-12 09:00").nurse
    at.has_result("creatinine", 9.9)
    at.has_result("eGFR", 98)
    chart.seen("2026-02-12 09:01").says_nothing_of("medication.results", KIDNEYS)


def test_without_age_or_sex_it_is_asked_for(chart):
    """However high it is: no limit is of the creatinine itself, and silence would read as normal."""
    on_lithium(chart, born="", sex="unknown")
    chart.day("2026-02-12 09:00").nurse.has_result("creatinine", 9.9)
    chart.seen("2026-02-12 09:01").finds(
        "creatinine 9.9 mg/dL on 12 February 2026: how the kidneys work was not worked out.", state="cannot_tell",
        missing="The birth date and the sex for ranges, or an eGFR from the laboratory.", urgency="note",
    )  # fmt: skip
