"""How a questionnaire was answered: straight lines, impossible speed, copies and mixed languages are said, never hidden."""

from steadystep.chart.asking import SheetBegun
from steadystep.chart.intake import HistoryReviewed, ImportedResource

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


def test_answers_that_cannot_both_be(chart):
    """AUDIT-C: never drank, and six or more drinks every week. It is asked about; no rule goes by it meanwhile."""
    chart.day("2026-02-02").client.answers("audit_c", 0, 1, 3)
    chart.seen("2026-02-02 10:00").finds(
        "AUDIT-C, how it was answered: items 1+2, 1+3 cannot both be.", urgency="attention"
    )


def test_difficulty_from_problems_that_nobody_has(chart):
    """PHQ-9: no problem checked, and the last question, which is about them, very difficult."""
    chart.day("2026-02-02").client.answers("phq_9", *([0] * 9), 2)
    chart.seen("2026-02-02 10:00").finds(
        "PHQ-9, how it was answered: items 1–9+10 cannot both be.", urgency="attention"
    )


def test_a_contradiction_takes_nothing_from_an_alarm(chart):
    """C-SSRS: no suicidal thoughts, and a plan. It is asked about, and somebody comes at once all the same."""
    chart.day("2026-02-02").client.answers("c_ssrs", 0, 0, 0, 0, 1, 0, 0)
    seen = chart.seen("2026-02-02 10:00")
    seen.finds("C-SSRS, how it was answered: items 2+5 cannot both be.", urgency="attention")
    seen.events("ES01-3")


def brought(chart, at, *answers):
    """A system sends an AUDIT-C, and the resource it came in is kept whole beside it."""
    chart.day(at).an_import.answers("audit_c", *answers)
    chart.day(at).an_import.writes(
        lambda when: ImportedResource(when=when, resource_type="QuestionnaireResponse", resource="{}", understood=True),
        "keeps what came",
    )  # fmt: skip


def test_an_imported_sheet_waits_while_the_history_is_to_be_read(chart):
    """R75: it counts in no rule either until somebody looked; the history as a whole has a duty of its own."""
    brought(chart, "2026-02-02 10:00", 0, 1, 3)
    seen = chart.seen("2026-02-02 10:01")
    seen.finds("AUDIT-C, how it was answered: items 1+2, 1+3 cannot both be.")
    seen.no_duty(RULE)


def test_once_the_history_is_read_somebody_is_asked_about_the_latest_sheet(chart):
    """Two impossible sheets came; rules would go by the second. Three working days from the reading, not from the import."""
    brought(chart, "2026-02-02 10:00", 0, 1, 2)
    brought(chart, "2026-02-02 11:00", 0, 1, 3)
    chart.day("2026-02-16 10:00").prescriber.writes(
        lambda when: HistoryReviewed(when=when), "has read the history"
    )
    (duty,) = (one for one in chart.seen("2026-02-16 10:01").said.duties if one.rule == RULE)
    assert len(duty.because) == 1
    assert duty.due.date().isoformat() == "2026-02-19"


def test_an_import_that_asks_nobody_to_read_it_leaves_no_sheet_unasked(chart):
    """Entries brought in without the resource they came from: nobody would ever be asked, so the sheet asks itself."""
    chart.day("2026-02-02 10:00").an_import.answers("audit_c", 0, 1, 3)
    (duty,) = (one for one in chart.seen("2026-02-02 10:01").said.duties if one.rule == RULE)
    assert duty.due.date().isoformat() == "2026-02-05"
