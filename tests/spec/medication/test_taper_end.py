"""Thirty days and three months after the last dose of a taper somebody looks how it is without the medicine (R21, R112)."""

from tests.spec.medication.test_taper_checkin import tapering

RULE = "medication.taper_end"


def test_thirty_days_after_the_last_dose(chart):
    """R21: last dose on 6 July, so a look around 5 August; a visit then settles it."""
    tapering(chart)
    chart.seen("2026-07-29 12:00").no_duty("medication.taper_end")
    chart.seen("2026-07-30 09:00").duty(
        "Look how it is without sertraline: its last dose was on 6 July 2026.", owner="Pete", level="T4",
        due="2026-08-12 00:00",
    )  # fmt: skip
    visit = chart.day("2026-08-04 09:00").case_manager.books("2026-08-05 10:00")
    chart.day("2026-08-05 10:50").therapist.attends(visit)
    chart.seen("2026-08-05 11:00").no_duty("medication.taper_end")


def test_three_months_after_the_last_dose(chart):
    """R112: last dose on 6 July, so a check for relapse around 4 October; the visit of August does not settle it."""
    tapering(chart)
    visit = chart.day("2026-08-04 09:00").case_manager.books("2026-08-05 10:00")
    chart.day("2026-08-05 10:50").therapist.attends(visit)
    chart.seen("2026-09-15 12:00").no_duty(RULE)
    chart.seen("2026-09-16 09:00").duty(
        "Three months without sertraline, last dose on 6 July 2026: look whether it comes back.",
        owner="Pete", level="T4", due="2026-10-23 00:00",
    )  # fmt: skip
    late = chart.day("2026-10-01 09:00").case_manager.books("2026-10-02 10:00")
    chart.day("2026-10-02 10:50").therapist.attends(late)
    chart.seen("2026-10-02 11:00").no_duty(RULE)


def test_what_was_never_tapered_is_not_asked_about(chart):
    """Stays quiet. Two weeks of lorazepam that end on one day are no taper."""
    order = chart.day("2026-06-01 10:00").prescriber.orders(
        "lorazepam", 0.5, "2026-06-01", indication="anxiety"
    )
    chart.day("2026-06-12 10:00").prescriber.stops(order, "2026-06-14")
    seen = chart.seen("2026-07-14 10:00")
    seen.no_duty(RULE)
    seen.says_nothing_of(RULE)
