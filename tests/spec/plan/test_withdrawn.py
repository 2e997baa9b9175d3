"""An offer that is gone because its score was taken back or corrected says why, for a week (R13)."""

from .test_intensity import worse

GONE = "Major depressive disorder: what was offered because of “Worse by more than chance.” is withdrawn."


def test_the_offer_that_is_gone_says_why(chart):
    """For a week it is said that the offer was withdrawn, and why the score was taken back; then it is quiet."""
    wrong = worse(chart)
    chart.day("2026-02-03 09:00").therapist.retracts(wrong)
    (found,) = [one for one in chart.seen("2026-02-03 10:00").said.findings if one.rule == "plan.withdrawn"]
    assert str(found.says) == GONE
    assert str(found.why) == "PHQ-9 of 2 February 2026 was taken back: Written in the wrong chart."
    chart.seen("2026-02-10 09:00").says_nothing_of("plan.withdrawn")


def test_a_score_without_an_offer_is_taken_back_in_silence(chart):
    """Nothing was offered because of it, so nothing is withdrawn; an offer that another score still carries stays."""
    chart.day("2026-01-05 09:30").therapist.phase("depression", "acute")
    first = chart.day("2026-01-05 10:00").therapist.total("phq_9", 8)
    chart.day("2026-01-06 10:00").therapist.retracts(first)
    chart.seen("2026-01-06 11:00").says_nothing_of("plan.withdrawn")
