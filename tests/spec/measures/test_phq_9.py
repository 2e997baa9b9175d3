"""The PHQ-9: nine items from 0 to 3. The total is their sum; the tenth, on difficulty, is never added."""

NOT_TWICE = "Item 9 was not answered and is never filled in: ask it."


def test_the_total_is_the_sum(chart):
    """2+2+3+2+1+2+1+0+0 is 13, in the band from 10 to 14."""
    chart.day("2026-02-02").client.answers("phq_9", 2, 2, 3, 2, 1, 2, 1, 0, 0)
    seen = chart.seen("2026-02-02 09:01")
    seen.score("phq_9", 13, "moderate")
    seen.finds("PHQ-9 13, moderate: the first score.", urgency="note")
    seen.events()


def test_severe_with_item_nine(chart):
    """3+3+3+3+2+3+2+1+1 is 21. Item nine is above 0, which is a matter of safety and not of the total."""
    chart.day("2026-02-02").client.answers("phq_9", 3, 3, 3, 3, 2, 3, 2, 1, 1)
    seen = chart.seen("2026-02-02 09:01")
    seen.score("phq_9", 21, "severe")
    seen.events("ES01-1")


def test_one_missing_item(chart):
    """One or two missing items are filled with the mean of the others: 6 from 8 answers, times 9, is 6.75, so 7. It says so."""
    chart.day("2026-02-02").client.answers("phq_9", 1, 1, 2, 1, None, 1, 0, 0, 0)
    seen = chart.seen("2026-02-02 09:01")
    seen.score("phq_9", 7, "mild", imputed=(5,))
    seen.finds(
        "PHQ-9 7, mild: the first score.",
        missing="Item 5 was not answered and is filled with the mean of the others.",
    )


def test_two_missing_items(chart):
    """Two gaps are named together."""
    chart.day("2026-02-02").client.answers("phq_9", 1, 1, 2, None, None, 1, 0, 0, 0)
    chart.seen("2026-02-02 09:01").finds(
        "PHQ-9 6, mild: the first score.",
        missing="Items 4, 5 were not answered and are filled with the mean of the others.",
    )


def test_halves_go_up(chart):
    """Two missing: 5 from 7 answers, times 9, is 6.43, so 6. One missing: 4 from 8, times 9, is 4.5, so 5 and no longer minimal."""
    chart.day("2026-02-02").client.answers("phq_9", 1, 1, 1, 1, 1, None, None, 0, 0)
    chart.seen("2026-02-02 09:01").score("phq_9", 6, "mild", imputed=(6, 7))
    chart.day("2026-02-16").client.answers("phq_9", 1, 1, 1, 1, None, 0, 0, 0, 0)
    chart.seen("2026-02-16 09:01").score("phq_9", 5, "mild", imputed=(5,))


def test_three_missing_items(chart):
    """Three missing items are too many: there is no total, and nothing counts as zero."""
    chart.day("2026-02-02").client.answers("phq_9", 1, 1, 2, None, None, None, 0, 0, 0)
    chart.seen("2026-02-02 09:01").no_score(
        "phq_9", "3 items are missing; PHQ-9 can be scored with at most 2 missing."
    )


def test_item_nine_missing(chart):
    """Item nine is never filled in. Without it the form is not complete, however low the rest; it has to be asked."""
    chart.day("2026-02-02").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 1, None)
    seen = chart.seen("2026-02-02 09:01")
    seen.no_score("phq_9", NOT_TWICE)
    seen.events()


def test_a_form_cut_short(chart):
    """A form closed after four items has five items missing, not five zeros."""
    chart.day("2026-02-02").client.answers("phq_9", 3, 3, 3, 3)
    chart.seen("2026-02-02 09:01").no_score("phq_9", NOT_TWICE)


def test_the_difficulty_item_is_not_added(chart):
    """A tenth answer (how difficult these problems made things) leaves the total alone; left out, nothing is missing."""
    chart.day("2026-02-02").client.answers("phq_9", 2, 2, 3, 2, 1, 2, 1, 0, 0, 3)
    chart.seen("2026-02-02 09:01").score("phq_9", 13, "moderate")


def test_an_answer_that_does_not_exist(chart):
    """A 4 is no answer to any item: no total is made from it."""
    chart.day("2026-02-02").client.answers("phq_9", 4, 0, 0, 0, 0, 0, 0, 0, 0)
    chart.seen("2026-02-02 09:01").no_score("phq_9", "Item 1 holds an answer that does not exist.")


def test_the_edges_of_the_bands(chart):
    """0 to 4 minimal, 5 to 9 mild, 10 to 14 moderate, 15 to 19 moderately severe, 20 to 27 severe."""
    ends = [(0, "minimal"), (4, "minimal"), (5, "mild"), (9, "mild"), (10, "moderate"), (14, "moderate"),
            (15, "moderately severe"), (19, "moderately severe"), (20, "severe"), (24, "severe")]  # fmt: skip
    for day, (total, band) in enumerate(ends, start=1):
        items = [3] * (total // 3) + ([total % 3] if total % 3 else [])
        chart.day(f"2026-02-{day:02}").client.answers("phq_9", *items, *[0] * (9 - len(items)))
        chart.seen(f"2026-02-{day:02} 09:01").score("phq_9", total, band)
