"""Who fasts or eats much less salt and takes lithium has a plan for it before the fast."""

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.plan import Target
from steadystep.chart.plan_together import PlanComment

SAYS = "They fast or eat much less salt at times, and take lithium: the plan does not speak of it yet."


def fasts(story, at, holds=True):
    body = lambda when: CircumstanceTold(when=when, circumstance="fasts_or_eats_less_salt", holds=holds)  # noqa: E731
    return story.day(at).nurse.writes(body, "fasts at times" if holds else "does not fast")


def test_lithium_and_a_fast(chart):
    """Told at intake: the plan speaks of it before the fast; then it is quiet."""
    chart.day("2026-01-12 10:00").prescriber.orders("lithium", 300, "2026-01-12")
    fasts(chart, "2026-02-02 10:00")
    chart.seen("2026-02-02 10:01").finds(SAYS, urgency="attention")
    target = chart.day("2026-02-03 10:00").prescriber.writes(
        lambda when: Target(when=when, name="Mood"), "writes a target"
    )
    chart.day("2026-02-03 10:05").prescriber.writes(
        lambda when: PlanComment(when=when, target=target, text="Before Ramadan: a level, water at night."),
        "writes the fast into the plan",
    )
    chart.seen("2026-02-03 10:06").says_nothing_of("medication.fasting")


def test_no_fast_or_no_lithium(chart):
    """Asked and not so, or another medicine: quiet. Nobody asked: quiet too, for the assessment asks it."""
    chart.day("2026-01-12 10:00").prescriber.orders("sertraline", 50, "2026-01-12")
    chart.seen("2026-01-13 10:00").says_nothing_of("medication.fasting")
    fasts(chart, "2026-02-02 10:00")
    chart.seen("2026-02-02 10:01").says_nothing_of("medication.fasting")
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03")
    fasts(chart, "2026-02-04 10:00", False)
    chart.seen("2026-02-04 10:01").says_nothing_of("medication.fasting")
