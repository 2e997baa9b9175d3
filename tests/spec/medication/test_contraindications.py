"""Contraindications: a condition in the record forbids a medicine; what nobody told is said once, quietly."""

from steadystep.chart.medication import ReasonGiven
from tests.spec.medication.health import diagnoses, finds, is_person, says


def test_propranolol_where_asthma_is_diagnosed(chart):
    """No reason opens this door (FDA label propranolol, Contraindications)."""
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Moderate persistent asthma", "J45.40")
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("propranolol", 20, "2026-01-05").refused(
        "it must not be given with asthma."
    )


def test_propranolol_where_asthma_was_refuted(chart):
    """A diagnosis that was taken back forbids nothing."""
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Asthma", "J45.909", "refuted")
    chart.day("2026-01-05 10:05").prescriber.orders("propranolol", 20, "2026-01-05")
    chart.seen("2026-01-05 10:06").says_nothing_of("medication.CN11")


def test_propranolol_where_nobody_told_of_asthma(chart):
    """It is not stopped: what could not be checked is named in one line."""
    chart.day("2026-01-05 10:05").prescriber.orders("propranolol", 20, "2026-01-05")
    chart.seen("2026-01-05 10:06").finds(
        "Some checks of this list wait for what is not known.", state="cannot_tell", urgency="note", missing="asthma"
    )  # fmt: skip


def test_a_condition_that_is_found_while_the_medicine_is_taken(chart):
    """Found afterwards, it is urgent."""
    chart.day("2026-01-05 10:00").prescriber.orders("propranolol", 20, "2026-01-05")
    diagnoses(chart.day("2026-02-05 10:00").prescriber, "Asthma", "J45.909")
    found = chart.seen("2026-02-05 10:01").finds(
        "propranolol (IR): it must not be given with asthma.", urgency="urgent"
    )
    assert found.severity == "contraindicated"
    assert found.ground.sources[0].document == "FDA label propranolol (Contraindications)"
    assert found.ground.verification == "unverified"


def test_acamprosate_with_a_kidney_that_hardly_works(chart):
    """Creatinine clearance is worked out from creatinine, age, weight and sex (FDA label acamprosate §4)."""
    is_person(chart.day("2026-01-05 10:00").prescriber, born="1956-01-01", sex="female")
    finds(chart.day("2026-01-05 10:01").prescriber, "Body weight", 60, "kg", code="29463-7")
    finds(chart.day("2026-01-05 10:02").prescriber, "Creatinine", 3.0, "mg/dL", code="2160-0")
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("acamprosate", 333, "2026-01-05").refused(
        "it must not be given with creatinine clearance of 30 mL/min or less."
    )


def test_ziprasidone_after_a_heart_attack_long_ago(chart):
    """Recent is what is still active in the record; a resolved one does not count as recent (FDA label ziprasidone §4.1)."""
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Myocardial infarction", "I21.9", "resolved")
    chart.day("2026-01-05 10:05").prescriber.orders("ziprasidone", 20, "2026-01-05")
    chart.seen("2026-01-05 10:06").says_nothing_of("medication.CN22")


def test_haloperidol_in_parkinsons_disease(chart):
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Parkinson's disease", "G20")
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("haloperidol", 2, "2026-01-05").refused(
        "it must not be given with Parkinson's disease."
    )


def test_sertraline_where_the_liver_is_moderately_impaired(chart):
    """The specification says "do not use", the label advises against: it needs a signed reason."""
    says(chart.day("2026-01-05 10:00").prescriber, "hepatic_impairment_moderate", True)
    chart.day("2026-01-05 10:05").prescriber.orders_with(
        ReasonGiven(rule="medication.CN45", reason="Nothing else was borne."), "sertraline", 25, "2026-01-05"
    )
    found = chart.seen("2026-01-05 10:06").finds(
        "sertraline: it is not to be used with moderate or severe impairment of the liver."
    )
    assert found.severity == "major"


def test_zolpidem_for_somebody_who_works_shifts(chart):
    """R8, R104: said as a note, with what to do; it stops nothing."""
    says(chart.day("2026-01-05 10:00").prescriber, "shift_work", True)
    chart.day("2026-01-05 10:05").prescriber.orders("zolpidem", 5, "2026-01-05")
    found = chart.seen("2026-01-05 10:06").finds(
        "zolpidem (IR): mind shift work: drowsy at work or on the way home.", urgency="note"
    )
    assert "main sleep of 7 to 8 hours" in str(found.do)


def test_buspirone_and_grapefruit(chart):
    """A CYP3A4 medicine where the specification says so; sertraline is none of them."""
    says(chart.day("2026-01-05 10:00").client, "grapefruit_often", True)
    chart.day("2026-01-05 10:05").prescriber.orders("buspirone", 7.5, "2026-01-05", times=2)
    chart.day("2026-01-05 10:06").prescriber.orders("sertraline", 25, "2026-01-05")
    found = chart.seen("2026-01-05 10:07").finds("buspirone: mind grapefruit: levels rise.", urgency="note")
    assert found.rule == "medication.CN46"


def test_haloperidol_in_dementia_with_lewy_bodies(chart):
    """The depot as well: it cannot be taken back."""
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Dementia with Lewy bodies", "G31.83")
    for medicine in ("haloperidol", "haloperidol_dec"):
        chart.day("2026-01-05 10:05").prescriber.tries_to_order(medicine, 2, "2026-01-05").refused(
            "it must not be given with dementia with Lewy bodies."
        )


def test_suvorexant_in_narcolepsy(chart):
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Narcolepsy", "G47.419")
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("suvorexant", 10, "2026-01-05").refused(
        "it must not be given with narcolepsy."
    )


def test_diazepam_with_sleep_apnoea(chart):
    diagnoses(chart.day("2026-01-05 10:00").prescriber, "Obstructive sleep apnea", "G47.33")
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("diazepam", 2, "2026-01-05").refused(
        "it must not be given with sleep apnoea."
    )


def test_diazepam_with_lungs_that_fail(chart):
    """No code tells how severe it is: a person says so."""
    says(chart.day("2026-01-05 10:00").prescriber, "severe_respiratory_insufficiency", True)
    chart.day("2026-01-05 10:05").prescriber.tries_to_order("diazepam", 2, "2026-01-05").refused(
        "it must not be given with severe respiratory insufficiency."
    )


def test_a_depot_of_buprenorphine_with_a_moderately_impaired_liver(chart):
    """R46. Not recommended: it needs a signed reason and a plan."""
    says(chart.day("2026-01-05 10:00").prescriber, "hepatic_impairment_moderate", True)
    chart.day("2026-01-05 10:05").prescriber.tries_to_order(
        "buprenorphine_xr_s", 300, "2026-01-05"
    ).needs_reason("it is not to be used with moderate or severe impairment of the liver.")
