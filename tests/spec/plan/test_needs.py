"""A need of daily life is met, or somebody has it in hand; small steps count what was done, never what was not."""

import msgspec

from steadystep.chart.needs import Need, WeeklyStep, WeeklyStepTold
from steadystep.reasoning.facts.small_steps import small_steps

SAYS = "A need that nobody has in hand: The bus pass ran out"


def needs(chart, **parts):
    return chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Need(when=when, area="transport", text="The bus pass ran out", **parts),
        "writes down a need",
    )


def test_a_need_without_an_owner(chart):
    """Nobody has it in hand: it is said."""
    needs(chart)
    chart.seen("2026-02-02 10:01").finds(SAYS, urgency="attention")


def test_a_need_with_an_owner(chart):
    """The client sees to it themselves: quiet, and not forgotten on the plan."""
    needs(chart, owner="client", service="Transit office")
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.needs")


def test_a_need_that_was_met(chart):
    """Met is met, whoever did it."""
    need = needs(chart)
    body = msgspec.structs.replace(chart.chart.entry(need).body, status="need_met")
    chart.day("2026-02-03 10:00").therapist.corrects(need, body, "the need is met")
    chart.seen("2026-02-03 10:01").says_nothing_of("plan.needs")


def test_small_steps_add_up(chart):
    """Three days, then none with what got in the way: three days so far, and the barrier is as good an answer as four weeks."""
    step = chart.day("2026-02-02 10:00").client.writes(
        lambda when: WeeklyStep(when=when, text="A walk after lunch", area="movement", days=3),
        "chooses a walk after lunch",
    )
    chart.day("2026-02-09 10:00").client.writes(
        lambda when: WeeklyStepTold(when=when, line=step, days=3), "walked on three days"
    )
    (one,) = small_steps(chart.chart)
    assert (one.total, one.tried) == (3, False)
    chart.day("2026-02-16 10:00").client.writes(
        lambda when: WeeklyStepTold(when=when, line=step, days=0, barrier="Ice on the path"),
        "says what got in the way",
    )
    (one,) = small_steps(chart.chart)
    assert (one.total, one.tried) == (3, True)
