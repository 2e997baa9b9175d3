"""A baseline that nobody needs any more is laid aside by a person with a reason, and looked at again at the next visit."""

from steadystep.chart.monitoring import MonitoringLaidAside

RULE = "medication.laid_aside"


def lays_aside(writer, rule="MO22", part="", drug="olanzapine", reason="taken_long_without"):
    return writer.writes(
        lambda when: MonitoringLaidAside(
            when=when,
            rule=rule,
            part=part,
            drug=drug,
            coded_reason=reason,
            note="Three years without, and well.",
        ),
        "decides that the AIMS before the start is not needed any more: taken for long without it, and well",
    )


def begun(chart):
    """Olanzapine for a year, and its baselines never done."""
    return chart.day("2026-01-05 10:00").prescriber.orders(
        "olanzapine", 5, "2025-01-06", indication="schizophrenia"
    )


def test_a_year_old_baseline_is_still_asked(chart):
    """Fires. Time alone settles nothing."""
    begun(chart)
    chart.seen("2026-01-10 10:00").asks_for("AIMS")


def test_laid_aside_closes_the_duty(chart):
    """A prescriber decides with a reason: it is asked no more, and the ledger says why."""
    begun(chart)
    lays_aside(chart.day("2026-01-10 10:00").prescriber)
    seen = chart.seen("2026-01-10 10:01")
    seen.does_not_ask_for("AIMS")
    seen.asks_for("weight")


def test_asked_about_once_at_the_next_visit(chart):
    """At the next visit somebody says again whether that is right; said so, it is asked no more."""
    begun(chart)
    lays_aside(chart.day("2026-01-10 10:00").prescriber)
    chart.seen("2026-01-20 10:00").no_duty(RULE)
    visit = chart.day("2026-01-19 10:00").case_manager.books("2026-01-21 10:00")
    chart.day("2026-01-21 10:50").therapist.attends(visit)
    chart.seen("2026-01-21 11:00").duty(
        "AIMS was laid aside on 10 January 2026. Is that still right?", owner="Pete", level="T4"
    )
    lays_aside(chart.day("2026-01-21 12:00").nurse)
    chart.seen("2026-01-21 12:01").no_duty(RULE)


def test_another_medicine_is_still_watched(chart):
    """Stays open for another medicine that asks for the same."""
    begun(chart)
    chart.day("2026-01-06 10:00").prescriber.orders(
        "haloperidol", 2, "2026-01-06", indication="schizophrenia"
    )
    lays_aside(chart.day("2026-01-10 10:00").prescriber)
    chart.seen("2026-01-10 10:01").asks_for("AIMS")
