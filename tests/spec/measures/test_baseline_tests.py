"""A chosen pathway proposes the baseline laboratory values and vital signs that its entry names (R6)."""

from steadystep import knowledge

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
