"""The GAD-7: seven items from 0 to 3, and the sum of them."""


def test_moderate(chart):
    """2+2+2+1+1+1+1 is 10: moderate."""
    chart.day("2026-02-02").client.answers("gad_7", 2, 2, 2, 1, 1, 1, 1)
    chart.seen("2026-02-02 09:01").score("gad_7", 10, "moderate")


def test_the_highest(chart):
    """Seven times 3 is 21: severe."""
    chart.day("2026-02-02").client.answers("gad_7", 3, 3, 3, 3, 3, 3, 3)
    chart.seen("2026-02-02 09:01").score("gad_7", 21, "severe")


def test_one_missing_item(chart):
    """One missing item is filled: 9 from 6 answers, times 7, is 10.5, so 11."""
    chart.day("2026-02-02").client.answers("gad_7", 2, 2, 2, 1, 1, 1, None)
    chart.seen("2026-02-02 09:01").score("gad_7", 11, "moderate", imputed=(7,))


def test_two_missing_items(chart):
    """Two missing items are too many for seven: no total."""
    chart.day("2026-02-02").client.answers("gad_7", 2, 2, None, None, 1, 1, 1)
    chart.seen("2026-02-02 09:01").no_score(
        "gad_7", "2 items are missing; GAD-7 can be scored with at most 1 missing."
    )


def test_more_answers_than_items(chart):
    """An eighth answer belongs to no item: nobody can tell what was asked, so there is no total."""
    chart.day("2026-02-02").client.answers("gad_7", 1, 1, 1, 1, 1, 1, 1, 1)
    chart.seen("2026-02-02 09:01").no_score("gad_7", "Item 8 holds an answer that does not exist.")
