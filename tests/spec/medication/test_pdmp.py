"""The monitoring programme is asked before a controlled medicine."""

from steadystep.chart.substance import PdmpChecked


def test_the_programme_is_asked_before_a_controlled_medicine(chart):
    """Case C. Asked at 09:50 that morning: nothing to say. Never asked, or more than three months ago: said, with one click."""
    chart.day("2026-03-04 09:50").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."),
        "asks the monitoring programme: nothing unexpected",
    )
    chart.day("2026-03-04 13:05").prescriber.orders("gabapentin", 300, "2026-03-04")
    chart.seen("2026-03-04 13:06").says_nothing_of("medication.pdmp")
    chart.day("2026-06-04 10:00").prescriber.orders("lorazepam", 0.5, "2026-06-04")
    chart.seen("2026-06-04 10:01").says_nothing_of("medication.pdmp")
    chart.day("2026-06-05 10:00").prescriber.orders("clonazepam", 0.5, "2026-06-05")
    chart.seen("2026-06-05 10:01").finds("The monitoring programme was last asked on 4 March 2026.")
