"""The PDSS-SR: its wording may not be shipped, so a total is typed in and only its bands are known."""


def test_a_typed_total(chart):
    """16 of 28 reads as markedly ill (panic with agoraphobia)."""
    chart.day("2026-01-05 10:00").therapist.total("pdss_sr", 16)
    chart.seen("2026-01-05 10:01").score("pdss_sr", 16, "markedly ill")


def test_a_total_out_of_reach(chart):
    """29 is no total of the PDSS-SR: it is kept, and no meaning is given to it."""
    chart.day("2026-01-05 10:00").therapist.total("pdss_sr", 29)
    chart.seen("2026-01-05 10:01").no_score("pdss_sr", "29 is not a total of PDSS-SR: it goes from 0 to 28.")


def test_half_a_point(chart):
    """Totals are whole: 10.5 is a slip of the pen, not a score."""
    chart.day("2026-01-05 10:00").therapist.total("pdss_sr", 10.5)
    chart.seen("2026-01-05 10:01").no_score(
        "pdss_sr", "10.5 is not a total of PDSS-SR: it goes from 0 to 28."
    )


def test_answers_keyed_from_a_licensed_copy(chart):
    """The items are not shown here, yet their answers count: 2, 2, 2, 3, 2, 2, 3 are 16."""
    chart.day("2026-01-05 10:00").therapist.answers("pdss_sr", 2, 2, 2, 3, 2, 2, 3)
    chart.seen("2026-01-05 10:01").score("pdss_sr", 16, "markedly ill")


def test_a_missing_answer(chart):
    """One answer missing gives no total: this scale fills nothing in."""
    chart.day("2026-01-05 10:00").therapist.answers("pdss_sr", 2, 2, None, 3, 2, 2, 3)
    chart.seen("2026-01-05 10:01").no_score(
        "pdss_sr",
        "PDSS-SR needs an answer to item 3.",
    )


def test_response(chart):
    """From 16 to 6 is 62.5% less: response, which begins here at 40%."""
    chart.day("2026-01-05 10:00").therapist.total("pdss_sr", 16)
    chart.day("2026-03-03 10:00").therapist.total("pdss_sr", 6)
    chart.seen("2026-03-03 10:01").finds("PDSS-SR is 62.5% below the first score: response.")
