"""Lists of medicines from elsewhere are held against ours: nothing is dropped, nothing is guessed, somebody signs."""

import pytest

from steadystep import knowledge
from steadystep.chart import Coding, Dose
from steadystep.chart.medication import MedicineReported
from steadystep.reasoning.facts.told_dose import milligrams_a_day
from steadystep.reasoning.facts.told_lists import read_list

RULE = "medication.reconciliation"


def test_case_c_the_surgeons_list_shows_tramadol(chart):
    """Case C, 18 June 2026: tramadol beside buprenorphine is major (MR18) before anybody has compared, and not contraindicated."""
    chart.day("2026-03-04 13:10").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-05")
    chart.day("2026-06-18 11:00").nurse.receives_list("surgeon", "tramadol 50 mg four times daily as needed")
    seen = chart.seen("2026-06-18 11:01")
    seen.compared(tramadol="only_there", buprenorphine_naloxone_sl="only_here")
    severities = {one.rule: one.severity for one in seen.said.findings if one.severity}
    assert severities["medication.MR18"] == "major"
    assert "contraindicated" not in severities.values()
    seen.duty(
        "A list of medicines came (surgeon, 18 June 2026): compare it with ours.", owner="Nora", level="T4"
    )


def test_case_d_an_external_list_with_divalproex(chart):
    """Case D: divalproex of neurology stands on the external list, so lamotrigine 25 mg daily is refused."""
    chart.day("2026-06-01 09:00").nurse.receives_list("other", "divalproex 1000 mg daily", origin="neurology")
    chart.seen("2026-06-01 09:01").compared(divalproex="only_there")
    attempt = chart.day("2026-06-01 10:00").prescriber.tries_to_order(
        "lamotrigine", 25, "2026-06-01", indication="bipolar"
    )
    attempt.refused("25 mg every other day with valproate")


def test_case_d_neurology_stops_it(chart):
    """Case D, 1 August: the new list of neurology no longer shows valproate; its last day is the day of that list."""
    chart.day("2026-06-01 09:00").nurse.receives_list("other", "divalproex 1000 mg daily", origin="Neurology")
    chart.day("2026-08-01 09:00").nurse.receives_list("other", "", origin="neurology ")
    seen = chart.seen("2026-08-02 09:00")
    assert [(one.drug, str(one.last)) for one in seen.view().courses] == [("divalproex", "2026-08-01")]


def test_case_e_primary_care_lists_sumatriptan(chart):
    """Case E, 12 June 2026: sumatriptan on the list of primary care meets phenelzine. It is urgent before anybody compares."""
    chart.day("2026-06-05 10:00").prescriber.orders("phenelzine", 15, "2026-06-05")
    told = "Imitrex 50 mg as needed\nlisinopril 10 mg daily"
    listing = chart.day("2026-06-12 10:00").nurse.receives_list("primary_care", told)
    found = [one for one in chart.seen("2026-06-12 10:01").said.findings if one.severity == "contraindicated"]
    assert [one.urgency for one in found] == ["urgent"]
    assert listing in found[0].because


def test_the_dose_is_the_same(chart):
    """50 mg once a day is 25 mg twice a day; what the words do not tell is not called equal."""
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-09 10:00").nurse.receives_list("pharmacy", "Zoloft 25 mg twice daily")
    chart.seen("2026-03-09 10:01").compared(sertraline="same")
    chart.day("2026-03-10 10:00").nurse.receives_list("pharmacy", "sertraline 50 mg")
    chart.seen("2026-03-10 10:01").compared(sertraline="dose_unclear")


def test_a_dose_told_in_figures_is_compared(chart):
    """Oxycodone from elsewhere, told as 10 mg twice a day: 20 mg once a day is the same, 40 mg is not."""
    chart.day("2026-03-02 10:00").nurse.writes(
        lambda when: MedicineReported(
            when=when, medicine=Coding("oxycodone"), drug="oxycodone", dose_text="from the pain clinic", amount=Dose(10, "mg"),
            times_a_day=2,
        ),
        "tells of oxycodone from elsewhere: 10 mg twice a day",
    )  # fmt: skip
    chart.day("2026-03-09 10:00").nurse.receives_list("pharmacy", "oxycodone 20 mg daily")
    chart.seen("2026-03-09 10:01").compared(oxycodone="same")
    chart.day("2026-03-10 10:00").nurse.receives_list("pharmacy", "oxycodone 40 mg daily")
    chart.seen("2026-03-10 10:01").compared(oxycodone="dose_differs")


def test_the_dose_differs(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-09 10:00").nurse.receives_list("pharmacy", "sertraline 100 mg daily")
    chart.seen("2026-03-09 10:01").compared(sertraline="dose_differs")


def test_stopped_here_and_still_taken(chart):
    """We stopped it in March; the pharmacy list of April shows it: it is among what is taken again, and said."""
    order = chart.day("2026-03-02 10:00").prescriber.orders("fluoxetine", 20, "2026-03-03")
    chart.day("2026-03-20 10:00").prescriber.stops(order, "2026-03-20")
    chart.day("2026-04-10 10:00").nurse.receives_list("pharmacy", "fluoxetine 20 mg daily")
    seen = chart.seen("2026-04-10 10:01")
    seen.compared(fluoxetine="still_taken")
    assert [one.drug for one in seen.view().running] == ["fluoxetine"]


def test_a_name_that_fits_nothing(chart):
    """It is kept as told, cannot be checked, and somebody has to ask what it is, until it was decided."""
    listing = chart.day("2026-03-09 10:00").nurse.receives_list("client", "little blue heart pill, mornings")
    seen = chart.seen("2026-03-09 10:01")
    seen.compared(**{"little blue heart pill": "unknown"})
    seen.finds("little blue heart pill cannot be checked for interactions.", state="cannot_tell")
    says = "1 of the names on a list fit no medicine we know: ask what is meant."
    seen.duty(says, owner="Nora", level="T4")
    chart.day("2026-03-10 10:00").nurse.reconciles(listing, ask="little blue heart pill")
    chart.seen("2026-03-10 10:01").duty(says, owner="Nora", level="T4")
    chart.day("2026-03-11 10:00").nurse.reconciles(listing, stop="little blue heart pill")
    chart.seen("2026-03-11 10:01").no_duty(RULE)


def test_brand_and_generic_are_one_medicine_twice(chart):
    """The same ingredient in two products, from two hands, is named on both lines."""
    chart.day("2026-03-02 10:00").prescriber.orders("lithium", 300, "2026-03-03")
    chart.day("2026-03-02 11:00").prescriber.orders("bupropion_xl", 150, "2026-03-03")
    chart.day("2026-03-09 10:00").nurse.receives_list("primary_care", "Auvelity 45 mg daily")
    found = chart.seen("2026-03-09 10:01").compared(bupropion_dextromethorphan="only_there")
    line = next(one for one in found.lines if one.drug == "bupropion_xl")
    assert line.same_ingredient == ("dextromethorphan-bupropion ER",)


def test_a_monitoring_programme_lists_controlled_medicines_only(chart):
    """That the PDMP does not show sertraline tells nothing; that it does not show lorazepam does."""
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-02 11:00").prescriber.orders("lorazepam", 1, "2026-03-03")
    chart.day("2026-03-09 10:00").nurse.receives_list("pdmp", "")
    found = chart.seen("2026-03-09 10:01").compared(lorazepam="only_here")
    assert {one.drug: one.missing_from for one in found.lines} == {"sertraline": (), "lorazepam": ("pdmp",)}


def test_after_a_discharge_two_working_days(chart):
    """R23: the hospital's list comes on Thursday 12 March; it is signed by the end of Monday."""
    listing = chart.day("2026-03-12 10:00").nurse.receives_list("hospital", "quetiapine 50 mg at bedtime")
    says = "Compare the list of medicines from the hospital, 12 March 2026, with ours."
    duty = chart.seen("2026-03-12 10:01").duty(says, owner="Nora", level="T3")
    assert duty.due.date().isoformat() == "2026-03-16"
    chart.day("2026-03-13 10:00").prescriber.reconciles(listing)
    chart.seen("2026-03-13 10:01").no_duty(RULE)


def test_what_an_import_brought_asks_for_nothing_of_its_own(chart):
    chart.day("2026-03-12 10:00").an_import.receives_list("hospital", "quetiapine 50 mg at bedtime")
    chart.seen("2026-03-12 10:01").no_duty(RULE)


def test_a_line_somebody_stopped_is_no_longer_taken(chart):
    """Ibuprofen is on the client's list and is agreed to stop; when a later list shows it again, it is taken again."""
    listing = chart.day("2026-03-09 10:00").nurse.receives_list("client", "ibuprofen 400 mg")
    chart.day("2026-03-10 10:00").prescriber.reconciles(listing, stop="ibuprofen")
    assert not chart.seen("2026-03-11 10:00").view().running
    chart.day("2026-04-10 10:00").nurse.receives_list("client", "ibuprofen 400 mg")
    assert [one.drug for one in chart.seen("2026-04-10 10:01").view().running] == ["ibuprofen"]


def test_at_a_prescriber_visit(chart):
    """Something from elsewhere is taken: the visit asks for a comparison, and one signed that day closes it."""
    chart.day("2026-03-02 10:00").client.tells_medicine("ibuprofen", "ibuprofen")
    chart.day("2026-03-02 11:00").case_manager.books(
        "2026-03-09 10:00", purpose="prescriber", with_person="Pete"
    )
    chart.seen("2026-03-09 09:59").no_duty(RULE)
    says = "Compare the lists of medicines at the visit of 9 March 2026."
    chart.seen("2026-03-09 10:00").duty(says, owner="Pete", level="T4")
    chart.day("2026-03-09 10:20").prescriber.reconciles()
    chart.seen("2026-03-09 10:21").no_duty(RULE)


def test_a_visit_with_nothing_to_compare(chart):
    """Only our own order is known: there is nothing to hold it against."""
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-02 11:00").case_manager.books(
        "2026-03-09 10:00", purpose="prescriber", with_person="Pete"
    )
    chart.seen("2026-03-09 10:30").no_duty(RULE)


def test_the_client_says_that_our_list_is_wrong(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-09 10:00").client.answers_our_list("I take 100 since May")
    says = "The client says that our list of medicines is not right."
    chart.seen("2026-03-09 10:01").duty(says, owner="Nora", level="T3")
    chart.day("2026-03-10 10:00").client.answers_our_list()
    chart.seen("2026-03-10 10:01").no_duty(RULE)


def test_what_is_new_since_the_last_signature(chart):
    first = chart.day("2026-03-02 10:00").nurse.receives_list("pharmacy", "lisinopril 10 mg daily")
    chart.day("2026-03-03 10:00").nurse.reconciles(first)
    chart.day("2026-04-02 10:00").nurse.receives_list(
        "pharmacy", "lisinopril 10 mg daily\nibuprofen 400 mg daily"
    )
    found = chart.seen("2026-04-02 10:01").compared(lisinopril="only_there", ibuprofen="only_there")
    assert {one.drug: one.new for one in found.lines} == {"lisinopril": False, "ibuprofen": True}


@pytest.mark.parametrize(
    ("told", "drug", "dose"),
    [
        ("- Sertraline 50 mg daily", "sertraline", "50 mg daily"),
        ("1. ZOLOFT: 100mg", "sertraline", "100mg"),
        ("Zoloft (sertraline) 50 mg", "sertraline", "50 mg"),
        ("buprenorphine-naloxone, 8 mg film", "buprenorphine_naloxone_sl", "8 mg film"),
        ("lithium carbonate 300 mg BID", "lithium", "300 mg BID"),
    ],
)
def test_a_line_is_matched_when_its_whole_name_is_known(told, drug, dose):
    line = read_list(told, knowledge.load())[0]
    assert (line.drug, line.dose_text) == (drug, dose)


@pytest.mark.parametrize(
    ("told", "suggestion"),
    [
        ("sertralin 50 mg", "sertraline"),
        ("sertraline hydrochloride 50 mg", "sertraline"),
        ("Zoloft (fluoxetine) 20 mg", "sertraline"),
        ("lamotrigne 25", "lamotrigine"),
    ],
)
def test_what_only_comes_close_is_never_taken_for_it(told, suggestion):
    """One letter is enough to harm: a person confirms."""
    line = read_list(told, knowledge.load())[0]
    assert not line.drug
    assert suggestion in line.suggestions
    assert line.as_told == told


def test_a_pasted_fhir_bundle():
    """By its RxNorm code, with its dose; a resource without a medicine is passed over, broken JSON is read as words."""
    bundle = """{"resourceType": "Bundle", "entry": [
      {"resource": {"resourceType": "Patient"}},
      {"resource": {"resourceType": "MedicationStatement", "dosage": [{"text": "50 mg daily"}],
       "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "36437", "display": "Sertraline product"}]}}}]}"""
    (line,) = read_list(bundle, knowledge.load())
    assert (line.drug, line.name, line.dose_text) == ("sertraline", "Sertraline product", "50 mg daily")
    assert [one.as_told for one in read_list("{broken\nibuprofen", knowledge.load())] == [
        "{broken",
        "ibuprofen",
    ]


@pytest.mark.parametrize(
    ("told", "dose"),
    [
        ("50 mg daily", 50), ("25mg BID", 50), ("0.5 g once a day", 500), ("100 mcg twice a day", 0.2), ("50 mg every other day", 25),
        ("50 mg", None), ("25-50 mg daily", None), ("8 mg/2 mg daily", None), ("50 mg daily as needed", None),
        ("two tablets of 50 mg daily", None), ("50 mg daily for a week then 100", None),
    ],
)  # fmt: skip
def test_a_dose_in_words_is_reckoned_only_without_doubt(told, dose):
    assert milligrams_a_day(told) == dose


def test_after_a_transfer_seven_days(chart):
    """R23. The list of the clinic they come from is compared within seven days, and on the eighth it is overdue."""
    chart.day("2026-06-05 10:00").prescriber.orders("sertraline", 50, "2026-06-05")
    chart.day("2026-06-08 11:00").nurse.receives_list(
        "transfer", "Zoloft 50 mg daily", origin="Clinic by the river"
    )
    told = "A list of medicines came (transfer from another clinic, 8 June 2026): compare it with ours."
    seen = chart.seen("2026-06-08 11:01")
    seen.duty(told, owner="Nora", level="T4", due="2026-06-15 11:00")
