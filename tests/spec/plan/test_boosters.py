"""The booster visits of a step-down plan are booked."""

from datetime import date

from steadystep.chart.discharge import StepDownPlan

RULE = "plan.boosters"
SAYS = "The booster visit agreed for 1 July 2026 is not booked yet."


def steps_down(chart, *boosters):
    days = tuple(date.fromisoformat(one) for one in boosters)
    chart.day("2026-05-04 10:00").therapist.writes(
        lambda when: StepDownPlan(
            when=when, visits="Every six weeks", signature="I sleep less", client_view="Good", boosters=days
        ),
        f"signs the step-down plan, boosters on {', '.join(boosters) or 'no day'}",
    )


def test_each_booster_is_to_be_booked(chart):
    """R108. Two days agreed, none booked: each is said with its day."""
    steps_down(chart, "2026-07-01", "2026-10-01")
    seen = chart.seen("2026-05-04 10:01")
    seen.finds(SAYS, offers="Find a time")
    seen.finds("The booster visit agreed for 1 October 2026 is not booked yet.")


def test_a_visit_within_a_week_is_the_booster(chart):
    """Booked for 6 July: settled. Cancelled, it is said again."""
    steps_down(chart, "2026-07-01")
    visit = chart.day("2026-05-05 10:00").case_manager.books("2026-07-06 10:00")
    chart.seen("2026-05-05 10:01").says_nothing_of(RULE)
    chart.day("2026-05-06 10:00").case_manager.cancels(visit)
    chart.seen("2026-05-06 10:01").finds(SAYS)


def test_no_boosters_were_agreed(chart):
    """Stays quiet. So does a day that went by a week ago."""
    steps_down(chart)
    chart.seen("2026-05-04 10:01").says_nothing_of(RULE)
    steps_down(chart, "2026-07-01")
    chart.seen("2026-07-09 00:00").says_nothing_of(RULE)
