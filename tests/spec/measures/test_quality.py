"""How a questionnaire was answered: straight lines, impossible speed, copies and mixed languages are said, never hidden."""

from steadystep.chart.asking import SheetBegun

RULE = "measures.quality"
NINE = (1, 1, 1, 1, 1, 2, 1, 1, 0)


def begun(chart, at, form):
    chart.day(at).client.writes(
        lambda when: SheetBegun(when=when, instrument="gad_7", request="gad_7/1", form=form),
        "opens the GAD-7",
    )


def test_the_same_answer_throughout(chart):
    """Nine times 2: perhaps just so. It is asked about, and the score stands."""
    chart.day("2026-02-02").client.answers("phq_9", *([2] * 9))
    seen = chart.seen("2026-02-02 10:00")
    seen.finds("PHQ-9, how it was answered: all 9 answers are 2.", urgency="note")
    seen.score("phq_9", 18, "moderately severe")


def test_nothing_at_all_is_how_a_good_week_looks(chart):
    """Nine times 0 is no straight line: it is what being well looks like."""
    chart.day("2026-02-02").client.answers("phq_9", *([0] * 9))
    chart.seen("2026-02-02 10:00").says_nothing_of(RULE)


def test_where_items_are_turned_round_the_same_answer_contradicts_itself(chart):
    """PSWQ: five of sixteen items ask the other way round, so 3 throughout cannot be meant."""
    chart.day("2026-02-02").client.answers("pswq", *([5] * 16))
    chart.seen("2026-02-02 10:00").finds(
        "PSWQ, how it was answered: all 16 answers are 5, although some items are turned round.",
        urgency="attention",
    )


def test_faster_than_it_can_be_read(chart):
    """Seven items in nine seconds: less than two seconds an item."""
    begun(chart, "2026-02-02 10:00:00", "sheet-1")
    chart.day("2026-02-02 10:00:09").client.answers("gad_7", 1, 2, 1, 0, 1, 2, 1, form="sheet-1")
    chart.seen("2026-02-02 11:00").finds("GAD-7, how it was answered: 7 items in 9 seconds.")


def test_at_a_readers_pace(chart):
    begun(chart, "2026-02-02 10:00:00", "sheet-1")
    chart.day("2026-02-02 10:00:50").client.answers("gad_7", 1, 2, 1, 0, 1, 2, 1, form="sheet-1")
    chart.seen("2026-02-02 11:00").says_nothing_of(RULE)


def test_how_fast_cannot_be_told_of_paper(chart):
    """Nobody saw the sheet begun: of its speed nothing is said."""
    chart.day("2026-02-02 10:00").client.answers("gad_7", 1, 2, 1, 0, 1, 2, 1)
    chart.seen("2026-02-02 11:00").says_nothing_of(RULE)


def test_the_same_answers_as_last_time(chart):
    chart.day("2026-02-02").client.answers("phq_9", *NINE)
    chart.day("2026-02-16").client.answers("phq_9", *NINE)
    chart.seen("2026-02-16 10:00").finds(
        "PHQ-9, how it was answered: the same answers as last time, item for item."
    )


def test_mixed_languages_are_said(chart):
    """The trend is split where the language changes, and the page says so."""
    chart.day("2026-02-02").client.answers("phq_9", 2, 2, 2, 2, 2, 3, 3, 2, 0)
    chart.day("2026-03-30").client.answers("phq_9", *NINE, language="es")
    chart.seen("2026-03-30 10:00").finds(
        "PHQ-9 was answered in another language or version before: en; now es.",
        why="Wording moves scores: the trend begins anew on 30 March 2026, and scores before it are not compared.",
    )
