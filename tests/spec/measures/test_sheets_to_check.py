"""R75: what was answered in a way to ask about is shown and counts in no rule until a person asked; safety never waits for that."""

from steadystep.chart.measures import Answers
from steadystep.chart.sheet_checks import SheetChecked

RULE = "measures.quality"
CALM = (1, 1, 0, 1, 0, 1, 0, 1, 0)
ALL_THREE = (3,) * 9


def checks(chart, at, *, counts, sheet=-1, words="Yes, all of it, every day."):
    """A therapist asked about the last sheet and writes down what came of it."""
    found = chart.chart.of(Answers)[sheet]
    chart.day(at).therapist.writes(
        lambda when: SheetChecked(
            when=when, sheet=found.id, instrument=found.body.instrument, counts=counts, words=words
        ),
        "asks how the sheet was meant",
    )


def straight(chart):
    """PHQ-9 of 5, then nine times 3 two weeks later: 22 points more, if it is meant."""
    chart.day("2026-02-02 10:00").client.answers("phq_9", *CALM)
    chart.day("2026-02-16 10:00").client.answers("phq_9", *ALL_THREE)


def test_a_straight_line_worsens_nothing_until_somebody_asked(chart):
    """PHQ-9 from 5 to nine times 3: no rule says worse, and a person is asked to look."""
    straight(chart)
    seen = chart.seen("2026-02-16 10:01")
    seen.says_nothing_of("measures.worse")
    seen.finds("PHQ-9 5, mild: the first score.")
    seen.finds("PHQ-9, how it was answered: all 9 answers are 3.")
    seen.score("phq_9", 27, "severe")


def test_a_risk_item_in_such_a_sheet_raises_all_the_same(chart):
    """Item 9 answered 3 in a straight line: safety is never held back."""
    straight(chart)
    chart.seen("2026-02-16 10:01").events("ES01-2")


def test_meant_as_it_stands_it_counts(chart):
    """The client says yes, every day was like that: from then on it is worse by 22 points."""
    straight(chart)
    checks(chart, "2026-02-17 10:00", counts=True)
    seen = chart.seen("2026-02-17 10:01")
    seen.finds("PHQ-9 27, severe: 22 higher than on 2 February 2026.", urgency="attention")
    seen.says_nothing_of(RULE)


def test_not_meant_it_is_kept_out_and_nobody_is_asked_again(chart):
    """The client ticked it through on the bus: it stays on every page and in no trend."""
    straight(chart)
    checks(chart, "2026-02-17 10:00", counts=False, words="Ticked through on the bus.")
    seen = chart.seen("2026-02-17 10:01")
    seen.says_nothing_of("measures.worse", RULE)
    seen.score("phq_9", 27, "severe")


def test_a_check_can_be_undone(chart):
    """The latest check stands."""
    straight(chart)
    checks(chart, "2026-02-17 10:00", counts=True)
    checks(chart, "2026-02-18 10:00", counts=False)
    chart.seen("2026-02-18 10:01").says_nothing_of("measures.worse")


def test_the_trend_goes_on_without_it(chart):
    """5, then a straight line, then 6: the 6 is held against the 5."""
    straight(chart)
    chart.day("2026-03-02 10:00").client.answers("phq_9", 1, 1, 1, 1, 0, 1, 0, 1, 0)
    chart.seen("2026-03-02 10:01").finds("PHQ-9 6, mild: 1 higher than on 2 February 2026.")


def test_two_answers_that_cannot_both_be(chart):
    """AUDIT-C: never drinks, and six or more drinks every week."""
    chart.day("2026-02-02 10:00").client.answers("audit_c", 0, 2, 3)
    seen = chart.seen("2026-02-02 10:01")
    seen.finds("AUDIT-C, how it was answered: items 1+2, 1+3 cannot both be.", urgency="attention")
    seen.says_nothing_of("measures.meaning")


def test_a_yes_to_every_question_is_no_straight_line(chart):
    """PC-PTSD-5: yes and no are all there is, and five times yes is how it is for many."""
    chart.day("2026-02-02 10:00").client.answers("pc_ptsd_5", 1, 1, 1, 1, 1, 1)
    chart.seen("2026-02-02 10:01").says_nothing_of(RULE)


def test_seven_alike_are_how_people_answer(chart):
    """GAD-7 of seven twos: a score of 14 like any other, and the first of its trend (case A)."""
    chart.day("2026-02-02 10:00").client.answers("gad_7", *([2] * 7))
    seen = chart.seen("2026-02-02 10:01")
    seen.says_nothing_of(RULE)
    seen.finds("GAD-7 14, moderate: the first score.")


def test_who_rates_somebody_else_decides_each_item(chart):
    """CIWA-Ar with nine times 1 by a nurse: no sign of carelessness, and the doses go by it."""
    chart.day("2026-02-02 10:00").nurse.answers("ciwa_ar", *([1] * 9), 0)
    chart.seen("2026-02-02 10:01").says_nothing_of(RULE)


def test_asking_takes_three_working_days_at_most(chart):
    """Handed in on a Monday: by the closing time of Thursday somebody has asked."""
    straight(chart)
    duty = next(one for one in chart.seen("2026-02-16 10:01").said.duties if one.rule == RULE)
    assert (
        str(duty.says)
        == "The answers to PHQ-9 of 16 February 2026 count in no rule until somebody has asked."
    )
    assert duty.due.date().isoformat() == "2026-02-19"
    assert any(one.overdue for one in chart.seen("2026-02-20 10:01").said.duties if one.rule == RULE)
