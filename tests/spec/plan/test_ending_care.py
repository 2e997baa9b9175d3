"""Care ends with the client, never as a punishment."""

SENTENCE = "A positive test is not a reason to end treatment"


def test_a_positive_test(chart):
    """Case C. “discharge for positive test” is refused, in these words."""
    chart.day("2026-03-31 10:00").prescriber.tries_to_end_care(
        "client_choice", "discharge for positive test"
    ).refused(SENTENCE)


def test_other_words_for_it(chart):
    """A lapse is no reason under any other name."""
    for words in ("Relapse.", "Positive UDS", "dirty urine", "failed drug screen twice"):
        chart.day("2026-03-31 10:00").lead.tries_to_end_care("lost_contact", words).refused(SENTENCE)


def test_the_clients_own_wish(chart):
    """Rosa moves away, or is done: care ends."""
    chart.day("2026-03-31 10:00").therapist.tries_to_end_care(
        "moved_away", "Rosa moves to her sister."
    ).allowed()
    chart.seen("2026-03-31 10:01").no_duty("visits.next_visit")
