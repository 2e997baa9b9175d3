"""A chosen pathway proposes the baseline laboratory values and vital signs that its entry names (R6)."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import Coding
from steadystep.chart.measures import Observation
from steadystep.chart.offers_made import CheckUpOffered
from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import on_buprenorphine

RULE = "measures.baseline_tests"


def alcohol(chart):
    chart.day("2026-02-02 09:00").therapist.phase("alcohol_use_disorder", "assess")


def test_what_the_entry_of_the_pathway_names(chart):
    """Nothing is known yet: liver, kidneys and blood pressure. Nothing is invented that the entry does not name for everybody."""
    alcohol(chart)
    chart.seen("2026-02-02 10:00").finds(
        "Alcohol use disorder: baseline still to be taken: ALT, creatinine, blood pressure.",
        offers="Enter a result",
    )


def test_what_is_known_is_not_asked_for(chart):
    """ALT of last summer, creatinine and a pressure of today."""
    alcohol(chart)
    chart.day("2026-02-02 10:00").nurse.has_result("ALT", 24, reference="7-56 U/L", drawn="2025-07-01 09:00")
    chart.day("2026-02-02 10:00").nurse.has_result("creatinine", 0.8)
    chart.day("2026-02-02 10:00").nurse.has_result("systolic pressure", 122)
    chart.seen("2026-02-02 10:01").says_nothing_of(RULE)


def test_a_value_of_years_ago_is_no_baseline(chart):
    chart.day("2026-02-02 08:00").nurse.has_result("TSH", 2.0, drawn="2024-07-01 09:00")
    chart.day("2026-02-02 09:00").therapist.phase("generalised_anxiety", "assess")
    chart.seen("2026-02-02 10:00").finds("Generalised anxiety disorder: baseline still to be taken: TSH.")


def test_a_result_that_must_be_entered_again_cannot_tell(chart):
    """Cannot tell. A TSH in a unit that nobody here can turn into ours is still to be taken."""
    chart.day("2026-02-01 09:00").nurse.has_result("TSH", 2.0, "bananas")
    chart.day("2026-02-02 09:00").therapist.phase("generalised_anxiety", "assess")
    chart.seen("2026-02-02 10:00").finds("Generalised anxiety disorder: baseline still to be taken: TSH.")


def test_a_pathway_that_names_none(chart):
    chart.day("2026-02-02 09:00").therapist.phase("ptsd", "assess")
    chart.seen("2026-02-02 10:00").says_nothing_of(RULE)


def test_after_eight_weeks_it_is_no_baseline_any_more(chart):
    alcohol(chart)
    chart.seen("2026-03-30 00:00").says_nothing_of(RULE)


def test_every_test_named_is_one_that_results_are_known_by():
    facts = knowledge.load()
    named = {one for entry in facts.beginning.entries for one in entry.tests}
    assert named
    assert named <= facts.analytes.keys()


def opioid(chart):
    chart.day("2026-02-02 09:00").therapist.phase("opioid_use_disorder", "assess")


def offered(chart, at, answer, *what, **more):
    return chart.day(at).nurse.writes(
        lambda when: CheckUpOffered(when=when, what=what, answer=answer, **more),
        f"offers {', '.join(one.replace('_', ' ') for one in what)}: {answer}",
    )


def rules_of(seen):
    return [one.rule for one in seen.said.findings if one.rule.startswith(RULE)]


OFFER = "Opioid use disorder: offer as baseline: HIV test, hepatitis B test, hepatitis C test."
INFECTIONS = ("hiv_test", "hepatitis_b_test", "hepatitis_c_test")


def test_opioid_use_asks_for_liver_pregnancy_and_offers_the_tests_for_infections(chart):
    """What could be a pregnancy is tested. Tests for infections wait for the client's own yes, so they are offered first."""
    says(chart.day("2026-02-02 08:00").prescriber, "pregnancy_possible", True)
    opioid(chart)
    seen = chart.seen("2026-02-02 10:00")
    seen.finds(
        "Opioid use disorder: baseline still to be taken: ALT, pregnancy test.", offers="Enter a result"
    )
    seen.finds(OFFER, offers="Write down the offer")


def test_who_agreed_is_to_be_tested_and_who_declined_is_not_asked_before_the_day_they_named(chart):
    opioid(chart)
    offered(chart, "2026-02-02 10:00", "agreed", "hiv_test", "hepatitis_c_test")
    offered(chart, "2026-02-02 10:01", "declined", "hepatitis_b_test", again_on=date(2026, 3, 2))
    chart.day("2026-02-02 10:02").nurse.has_result("ALT", 24, reference="7-56 U/L")
    seen = chart.seen("2026-02-02 10:03")
    seen.finds("Opioid use disorder: baseline still to be taken: HIV test, hepatitis C test.")
    assert rules_of(seen) == [RULE]
    chart.seen("2026-03-02 09:00").finds("Opioid use disorder: offer as baseline: hepatitis B test.")


def test_a_result_settles_it_without_an_offer(chart):
    opioid(chart)
    chart.day("2026-02-02 10:00").nurse.writes(
        lambda when: Observation(
            when=when, what=Coding("HIV antigen/antibody"), category="lab", text="negative"
        ),
        "enters HIV antigen/antibody: negative",
    )
    chart.seen("2026-02-02 10:01").finds(
        "Opioid use disorder: offer as baseline: hepatitis B test, hepatitis C test."
    )


def test_what_the_monitoring_ledger_asks_for_is_not_asked_twice(chart):
    """MO33 asks for the same tests, once a medicine is taken and the opioid use is told."""
    on_buprenorphine(chart)
    chart.day("2026-03-11 14:00").therapist.phase("opioid_use_disorder", "assess")
    chart.seen("2026-03-11 14:30").finds(OFFER)
    says(chart.day("2026-03-11 15:00").prescriber, "oud_or_injecting", True)
    seen = chart.seen("2026-03-12 09:00")
    assert seen.ledger_says("MO33", "overdue").first is not None
    assert f"{RULE}.offered" not in rules_of(seen)


def test_the_yearly_offer_that_is_due_is_not_said_twice(chart):
    """In care for a year without an offer: the duty asks for all of it."""
    booked = chart.day("2026-02-02 09:00").therapist.books("2026-02-03 10:00")
    chart.day("2026-02-03 11:00").therapist.attends(booked)
    chart.day("2027-02-04 09:00").therapist.phase("opioid_use_disorder", "assess")
    seen = chart.seen("2027-02-04 10:00")
    assert [one.rule for one in seen.said.duties if one.rule == "measures.checkup_offers"]
    assert f"{RULE}.offered" not in rules_of(seen)


def test_depression_asks_for_anaemia_thyroid_and_a_pregnancy_test(chart):
    """Haemoglobin tells of anaemia. A pregnancy test of today settles it; one of January would not."""
    says(chart.day("2026-02-02 08:00").prescriber, "pregnancy_possible", True)
    chart.day("2026-02-02 09:00").therapist.phase("depression", "assess")
    wanted = "Major depressive disorder: baseline still to be taken: {}."
    chart.seen("2026-02-02 10:00").finds(wanted.format("haemoglobin, TSH, pregnancy test"))
    chart.day("2026-02-02 10:00").nurse.has_result("hemoglobin", 13.1, "g/dL")
    chart.day("2026-02-02 10:00").nurse.has_result("TSH", 2.0)
    chart.day("2026-02-02 10:00").nurse.has_result("pregnancy test", "negative", drawn="2026-01-20 10:00")
    chart.seen("2026-02-02 10:01").finds(wanted.format("pregnancy test"))
    chart.day("2026-02-02 10:02").nurse.has_result("pregnancy test", "negative")
    chart.seen("2026-02-02 10:03").says_nothing_of(RULE)


def test_whether_a_pregnancy_is_possible_is_not_known(chart):
    """Cannot tell: what would be needed is named, and nobody is sent for a test that may not be for them."""
    chart.day("2026-02-02 08:00").nurse.has_result("hemoglobin", 13.1, "g/dL")
    chart.day("2026-02-02 08:00").nurse.has_result("TSH", 2.0)
    chart.day("2026-02-02 09:00").therapist.phase("depression", "assess")
    seen = chart.seen("2026-02-02 10:00")
    seen.finds(
        "Major depressive disorder: whether the baseline asks for this cannot be told: pregnancy test.",
        state="cannot_tell",
        missing="Not known: could become pregnant",
    )
    says(chart.day("2026-02-02 10:00").prescriber, "pregnancy_possible", False)
    chart.seen("2026-02-02 10:01").says_nothing_of(RULE)


def test_a_pregnancy_that_is_known_is_not_tested_for(chart):
    says(chart.day("2026-02-02 08:00").prescriber, "pregnancy", True)
    chart.day("2026-02-02 09:00").therapist.phase("depression", "assess")
    chart.seen("2026-02-02 10:00").finds(
        "Major depressive disorder: baseline still to be taken: haemoglobin, TSH."
    )


def test_what_two_pathways_ask_is_said_once(chart):
    chart.day("2026-02-02 09:00").therapist.phase("generalised_anxiety", "assess")
    chart.day("2026-02-02 09:01").therapist.phase("panic", "assess")
    seen = chart.seen("2026-02-02 10:00")
    seen.finds("Generalised anxiety disorder: baseline still to be taken: TSH.")
    seen.finds("Panic disorder: baseline still to be taken: glucose.")
