"""Circumstances: what the chart says of age, kidney, liver, pregnancy, smoking and all else that doses and checks ask."""

from steadystep import knowledge
from tests.spec.medication.health import (
    Asked,
    blood_pressure,
    diagnoses,
    finds,
    is_person,
    says,
    status,
)


def test_age_on_the_day_asked(chart):
    """Sixty-five from the morning of the birthday, in the client's zone; and the chart is looked at again then."""
    is_person(chart.day("2026-02-02").prescriber, born="1961-02-10", sex="female")
    asked = Asked(chart, "2026-02-09 23:59")
    asked.does_not_hold("age_65", "age_under_25")
    asked.holds("age_60", "age_over_60")
    asked.value("age", 64, "years")
    assert asked.clock.next_look.isoformat() == "2026-02-10T05:00:00+00:00"
    later = Asked(chart, "2026-02-10 00:00")
    later.holds("age_65")
    later.value("age", 65, "years")


def test_age_when_only_the_year_is_known(chart):
    """Born in 1961: in 2026 she is 64 or 65. Both are over 60; whether she is 65 nobody can tell."""
    is_person(chart.day("2026-02-02").prescriber, born="1961")
    asked = Asked(chart, "2026-06-01")
    asked.holds("age_over_60")
    asked.cannot_tell("age_65")
    asked.value("age", None)


def test_nothing_known_is_never_no(chart):
    """An empty chart: no circumstance is denied but what follows from an empty list of medicines."""
    asked = Asked(chart, "2026-02-02")
    empty_list = {"any_medicine", "age65_any_psychotropic", "cyp2c19_inhibitor", "lithium_interacting_drug", "bp_drug",
                  "siadh_drug", "acb_sum_3", "two_qt_drugs", "three_qt_drugs"}  # fmt: skip
    for name in knowledge.load().circumstances:
        if name in empty_list:
            assert asked.facts.holds(name) is False, name
        else:
            asked.cannot_tell(name)


def test_egfr_as_reported(chart):
    """Case B: eGFR 98, as the laboratory sends it."""
    finds(chart.day("2026-02-02").nurse, "eGFR", 98, "mL/min/1.73m2", code="98979-8")
    asked = Asked(chart, "2026-02-02 10:00")
    asked.value("egfr", 98, "mL/min/{1.73_m2}")
    asked.holds("egfr_90")
    asked.does_not_hold("egfr_below_60")


def test_egfr_of_more_than_a_year_ago(chart):
    """R8: it decides nothing, is named with its day, and the emergency card still shows it, as old."""
    finds(chart.day("2026-03-02").nurse, "eGFR", 52, "mL/min/1.73m2", code="98979-8")
    a_year_on = Asked(chart, "2027-03-02 10:00")
    a_year_on.holds("egfr_below_60")
    assert not a_year_on.view.emergency_card.kidneys_old
    asked = Asked(chart, "2027-03-03 10:00")
    asked.cannot_tell("egfr_below_60", "egfr_90")
    asked.value("egfr", None)
    missing = asked.facts.missing("egfr_below_60")
    assert (missing.values["value"], missing.values["day"]) == ("52", "2026-03-02")
    card = asked.view.emergency_card
    assert card.kidneys_old
    assert card.kidneys.value == 52


def test_egfr_from_creatinine(chart):
    """CKD-EPI 2021: a woman of 50 with 1.0 mg/dL has 68.6; a man of 70 with 2.0 mg/dL has 35.2; µmol/L are turned into mg/dL."""
    is_person(chart.day("2026-02-02").prescriber, born="1976-01-01", sex="female")
    result = finds(chart.day("2026-02-02").nurse, "Creatinine", 1.0, "mg/dL", code="2160-0")
    asked = Asked(chart, "2026-02-02 10:00")
    asked.value("egfr", 68.6)
    asked.does_not_hold("egfr_below_60", "egfr_90")
    assert result in asked.facts.because("egfr_below_60")
    is_person(chart.day("2026-02-03").prescriber, born="1956-01-01", sex="male")
    finds(chart.day("2026-02-03").nurse, "Creatinine", 176.84, "umol/L", code="14682-9")
    later = Asked(chart, "2026-02-03 10:00")
    later.value("egfr", 35.2)
    later.holds("egfr_below_60")


def test_egfr_needs_sex_and_age(chart):
    """A creatinine alone tells no kidney function."""
    finds(chart.day("2026-02-02").nurse, "Creatinine", 1.0, "mg/dL", code="2160-0")
    asked = Asked(chart, "2026-02-02 10:00")
    asked.cannot_tell("egfr_below_60", "crcl_below_30", "renal_impairment_severe")


def test_creatinine_clearance(chart):
    """Cockcroft-Gault: a woman of 80, 50 kg, 1.4 mg/dL has 25.3 mL/min, which is a severe impairment. Without a weight nobody can tell."""
    is_person(chart.day("2026-02-02").prescriber, born="1946-01-01", sex="female")
    finds(chart.day("2026-02-02").nurse, "Creatinine", 1.4, "mg/dL", code="2160-0")
    Asked(chart, "2026-02-02 10:00").cannot_tell("crcl_below_30", "crcl_over_50")
    finds(chart.day("2026-02-03").nurse, "Weight", 50, "kg", code="29463-7")
    asked = Asked(chart, "2026-02-03 10:00")
    asked.value("creatinine_clearance", 25.3, "mL/min")
    asked.holds("crcl_below_30", "renal_impairment_severe", "ckd")
    asked.does_not_hold("crcl_30_to_50", "crcl_over_50", "crcl_60")


def test_a_unit_nobody_can_compare(chart):
    """A weight in stone is not guessed, and an older one is not taken in its place."""
    finds(chart.day("2026-02-02").nurse, "Weight", 154, "lb", code="29463-7")
    Asked(chart, "2026-02-02 10:00").value("body_weight", 69.85322498, "kg")
    finds(chart.day("2026-03-02").nurse, "Weight", 12, "stone", code="29463-7")
    asked = Asked(chart, "2026-03-02 10:00")
    asked.value("body_weight", None)
    asked.cannot_tell("weight_over_70_kg")


def test_vital_signs_and_blood(chart):
    """Parts of a panel count as well as single results."""
    nurse = chart.day("2026-02-02").nurse
    blood_pressure(nurse, 150, 85)
    finds(nurse, "Heart rate", 104, "/min", code="8867-4")
    finds(nurse, "Potassium", 3.8, "mmol/L", code="2823-3")
    finds(nurse, "QTc", 505, "ms")
    finds(nurse, "ALT", 160, "U/L", code="1742-6", range_sent="7-50 U/L")
    finds(nurse, "TSH", 2.1, "m[IU]/L", code="3016-3", range_sent="0.4-4.5")
    asked = Asked(chart, "2026-02-02 10:00")
    asked.holds(
        "systolic_140", "bp_over_130_80", "pulse_100", "potassium_below_4", "qtc_500", "alt_over_3_uln"
    )
    asked.does_not_hold("diastolic_90", "alt_over_5_uln", "tsh_abnormal")


def test_alt_without_a_range(chart):
    """Times the upper limit: without the laboratory's range nobody can tell."""
    finds(chart.day("2026-02-02").nurse, "ALT", 400, "U/L", code="1742-6")
    Asked(chart, "2026-02-02 10:00").cannot_tell("alt_over_3_uln", "alt_over_5_uln")


def test_smoking(chart):
    """A status from another system, what somebody told, and a number of cigarettes; the newer statement counts."""
    status(chart.day("2026-02-02").nurse, "72166-2", "Tobacco smoking status", "Former smoker")
    Asked(chart, "2026-02-02 10:00").does_not_hold("smoker")
    says(chart.day("2026-03-02").prescriber, "smoker", True)
    Asked(chart, "2026-03-02 10:00").holds("smoker")
    finds(chart.day("2026-04-02").nurse, "Cigarettes a day", 12, "{cigarettes}/d")
    asked = Asked(chart, "2026-04-02 10:00")
    asked.holds("cigarettes_over_10")
    asked.does_not_hold("cigarettes_10_or_fewer")


def test_pregnancy(chart):
    """Told with the due date: from six weeks before it she is in week 34 or later; after it only a birth tells."""
    is_person(chart.day("2026-02-02").prescriber, born="1990-05-05", sex="female")
    Asked(chart, "2026-02-02 10:00").cannot_tell("pregnancy", "pregnancy_possible", "perinatal")
    says(chart.day("2026-02-03").prescriber, "pregnancy", True, until="2026-06-30")
    asked = Asked(chart, "2026-05-18 23:59")
    asked.holds("pregnancy", "perinatal", "pregnancy_possible")
    asked.does_not_hold("pregnancy_34_weeks")
    Asked(chart, "2026-05-19 00:00").holds("pregnancy_34_weeks")
    Asked(chart, "2026-07-01 00:00").cannot_tell("pregnancy", "perinatal")
    says(chart.day("2026-07-02").nurse, "birth", True)
    after = Asked(chart, "2026-07-02 10:00")
    after.holds("postpartum", "perinatal")
    after.cannot_tell("pregnancy")


def test_a_pregnancy_test(chart):
    """Case B, hCG negative: it tells of its own day and of none after. A positive one stands."""
    is_person(chart.day("2026-02-02").prescriber, born="1988-05-05", sex="female")
    status(chart.day("2026-02-03").nurse, "2118-8", "hCG", "Negative")
    Asked(chart, "2026-02-03 23:59").does_not_hold("pregnancy")
    Asked(chart, "2026-02-04 00:00").cannot_tell("pregnancy")
    status(chart.day("2026-03-03").nurse, "2118-8", "hCG", "Positive")
    Asked(chart, "2026-04-03").holds("pregnancy", "perinatal")


def test_who_cannot_be_pregnant(chart):
    """Male for ranges: not pregnant, unless somebody says otherwise."""
    is_person(chart.day("2026-02-02").prescriber, born="1988-05-05", sex="male")
    Asked(chart, "2026-02-02 10:00").does_not_hold("pregnancy", "pregnancy_possible", "female", "perinatal")
    says(chart.day("2026-02-03").prescriber, "pregnancy_possible", True)
    Asked(chart, "2026-02-03 10:00").holds("pregnancy_possible", "male")


def test_diagnoses(chart):
    """An active one tells; a refuted one says no; a resolved one still tells of the past; none tells nothing."""
    prescriber = chart.day("2026-02-02").prescriber
    diagnoses(prescriber, "Chronic kidney disease, stage 4", "N18.4")
    diagnoses(prescriber, "Epilepsy", "G40.909", "resolved")
    diagnoses(prescriber, "Heart failure", "I50.9", "refuted")
    asked = Asked(chart, "2026-02-02 10:00")
    asked.holds("ckd", "renal_impairment_severe", "seizure_history")
    asked.does_not_hold("heart_failure")
    asked.cannot_tell("hepatic_impairment", "eating_disorder", "bradycardia")


def test_the_newer_of_told_and_diagnosed(chart):
    """Somebody says no liver disease; a later diagnosis says otherwise."""
    says(chart.day("2026-02-02").prescriber, "hepatic_impairment", False)
    Asked(chart, "2026-02-02 10:00").does_not_hold("hepatic_impairment", "hepatic_impairment_severe")
    diagnoses(chart.day("2026-03-02").prescriber, "Cirrhosis", "K74.60")
    asked = Asked(chart, "2026-03-02 10:00")
    asked.holds("hepatic_impairment")
    asked.cannot_tell("hepatic_impairment_severe")


def test_alcohol(chart):
    """AUDIT-C 3 is positive for a woman and not for a man; of somebody whose sex is not told nobody can say."""
    chart.day("2026-02-02").client.answers("audit_c", 2, 1, 0)
    Asked(chart, "2026-02-02 10:00").cannot_tell("audit_c_positive")
    is_person(chart.day("2026-02-03").prescriber, sex="female")
    Asked(chart, "2026-02-03 10:00").holds("audit_c_positive")
    is_person(chart.day("2026-02-04").prescriber, sex="male")
    finds(chart.day("2026-02-04").nurse, "Drinks a week", 20, "{drinks}/wk")
    asked = Asked(chart, "2026-02-04 10:00")
    asked.does_not_hold("audit_c_positive")
    asked.holds("alcohol_over_14_week")


def test_what_the_list_adds_up_to(chart):
    """Citalopram with ondansetron: two QT medicines. A stopped one no longer counts; an unmatched one leaves it open."""
    chart.day("2026-02-02").prescriber.orders("citalopram", 20, "2026-02-02")
    Asked(chart, "2026-02-02 10:00").does_not_hold("two_qt_drugs")
    chart.day("2026-02-03").nurse.tells_medicine("ondansetron", "ondansetron")
    asked = Asked(chart, "2026-02-03 10:00")
    asked.holds("two_qt_drugs", "any_medicine")
    asked.does_not_hold("three_qt_drugs", "lithium_interacting_drug")
    chart.day("2026-02-04").nurse.tells_medicine("a blue pill", "")
    unmatched = Asked(chart, "2026-02-04 10:00")
    unmatched.cannot_tell("two_qt_drugs", "lithium_interacting_drug")
    unmatched.holds("any_medicine")


def test_medicines_without_a_file(chart):
    """Sildenafil from elsewhere is known by its name."""
    chart.day("2026-02-03").nurse.tells_medicine("Sildenafil 50 mg", "")
    asked = Asked(chart, "2026-02-03 10:00")
    asked.holds("pde5_inhibitor")
    asked.does_not_hold("donepezil")
