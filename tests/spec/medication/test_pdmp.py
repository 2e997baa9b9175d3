"""The monitoring programme is asked before a controlled medicine."""

from steadystep.chart.substance import PdmpChecked


def test_the_programme_is_asked_before_a_controlled_medicine(chart):
    """Case C. Asked at 09:50 that morning: nothing to say. More than three months ago: refused until it is asked again."""
    chart.day("2026-03-04 09:50").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."),
        "asks the monitoring programme: nothing unexpected",
    )
    chart.day("2026-03-04 13:05").prescriber.orders("gabapentin", 300, "2026-03-04")
    chart.seen("2026-03-04 13:06").says_nothing_of("medication.pdmp")
    chart.day("2026-06-04 10:00").prescriber.orders("lorazepam", 0.5, "2026-06-04")
    chart.seen("2026-06-04 10:01").says_nothing_of("medication.pdmp")
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "clonazepam", 0.5, "2026-06-05", labs=False
    ).refused("The monitoring programme was last asked on 4 March 2026.")


def test_never_asked(chart):
    """R30. Refused until it was asked; a first day that lies in the past is no way around."""
    pete = chart.day("2026-06-05 10:00").prescriber
    for first in ("2026-06-05", "2026-06-01"):
        pete.tries_to_order("clonazepam", 0.5, first, labs=False).refused(
            "The monitoring programme has not been asked before clonazepam."
        )


def test_what_is_not_controlled_needs_no_programme(chart):
    chart.day("2026-06-05 10:00").prescriber.tries_to_order(
        "sertraline", 50, "2026-06-05", labs=False
    ).allowed()
