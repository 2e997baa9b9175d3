"""Where a measure has come from, and whether it is where the checkpoints of the pathway expect it by now."""

from steadystep.reasoning.facts.low_data import low_data
from tests.spec.medication.test_trial import sertraline

RULE = "measures.trajectory"


def test_change_since_the_baseline(chart):
    """18, 15 and 12: a third is gone, which is more than chance. Half, a response, is said as such."""
    chart.day("2026-02-02 09:00").therapist.phase("depression", "acute")
    chart.day("2026-02-02 10:00").therapist.total("phq_9", 18)
    chart.day("2026-03-02 10:00").therapist.total("phq_9", 15)
    chart.seen("2026-03-02 11:00").finds(
        "PHQ-9 since the baseline of 2 February 2026: from 18 to 15, 16.7% better.",
        why="That may still be chance.",
    )
    chart.day("2026-03-30 10:00").therapist.total("phq_9", 12)
    chart.seen("2026-03-30 11:00").finds(
        "PHQ-9 since the baseline of 2 February 2026: from 18 to 12, 33.3% better.",
        why="That is more than chance.",
    )
    chart.day("2026-04-13 10:00").therapist.total("phq_9", 9)
    chart.seen("2026-04-13 11:00").says_nothing_of(RULE)


def test_deterioration(chart):
    """From 9 to 15 is worse by more than chance: it asks for attention."""
    chart.day("2026-02-02 09:00").therapist.phase("depression", "acute")
    chart.day("2026-02-02 10:00").therapist.total("phq_9", 9)
    chart.day("2026-02-16 10:00").therapist.total("phq_9", 15)
    chart.seen("2026-02-16 11:00").finds(
        "PHQ-9 since the baseline of 2 February 2026: from 9 to 15, 66.7% worse.", urgency="attention"
    )


def test_quiet_without_a_second_score(chart):
    chart.day("2026-02-02 09:00").therapist.phase("depression", "acute")
    chart.day("2026-02-02 10:00").therapist.total("phq_9", 18)
    chart.seen("2026-02-02 11:00").says_nothing_of(RULE)


def test_where_no_size_of_change_is_published(chart):
    """The PDSS-SR has no published reliable change: what it would need is said."""
    chart.day("2026-01-05 09:00").therapist.phase("panic", "acute")
    chart.day("2026-01-05 10:00").therapist.total("pdss_sr", 16)
    chart.day("2026-02-03 10:00").therapist.total("pdss_sr", 14)
    chart.seen("2026-02-03 11:00").finds(
        "PDSS-SR since the baseline of 5 January 2026: from 16 to 14, 12.5% better.",
        missing="A published size of change that is more than chance.",
    )  # fmt: skip


def test_off_track_and_on_track(chart):
    """Case A. At 50 mg since 13 January, 20% better is expected from 3 February: 14 of 16 is not, 10 of 16 is."""
    sertraline(chart)
    chart.day("2026-02-03 09:00").therapist.total("pdss_sr", 14)
    chart.seen("2026-02-03 10:00").finds(
        "sertraline: off track, less than the 20% better that is expected since 3 February 2026."
    )
    chart.day("2026-02-16 09:00").therapist.total("pdss_sr", 10)
    chart.seen("2026-02-16 10:00").finds(
        "sertraline: on track, at least 20% better as expected since 3 February 2026."
    )


def test_nothing_is_expected_too_early(chart):
    """Case A, one day before: 20 days at 50 mg, and nothing is expected yet."""
    sertraline(chart)
    chart.seen("2026-02-02 10:00").says_nothing_of(RULE)


def test_cannot_tell_without_a_score_since(chart):
    """The checkpoint has come, and the last score lies before it."""
    sertraline(chart)
    chart.seen("2026-02-05 10:00").finds(
        "sertraline: whether it is 20% better, as expected since 3 February 2026, cannot be told.",
        state="cannot_tell", missing="A score since 3 February 2026, and a baseline before the start.",
    )  # fmt: skip


def test_fewer_than_two_scores_are_too_little_data(chart):
    """R72. A target's measure: nothing, one, then two scores; a sheet without a total is no point."""
    chart.day("2026-02-02 09:00").therapist.target("mood", "phq_9")
    assert [one.count for one in low_data(chart.seen("2026-02-02 10:00").view())] == [0]
    chart.day("2026-02-03 09:00").client.answers("phq_9", 1, 2, 1, 2, 1, 0, 1, 1, 0, 1)
    chart.day("2026-02-10 09:00").client.answers("phq_9", None, None, None, None, None, None, 1, 1, 0, 0)
    assert [(one.short, one.count) for one in low_data(chart.seen("2026-02-10 10:00").view())] == [
        ("PHQ-9", 1)
    ]
    chart.day("2026-02-17 09:00").client.answers("phq_9", 2, 1, 2, 2, 1, 0, 1, 0, 0, 1)
    assert not low_data(chart.seen("2026-02-17 10:00").view())
