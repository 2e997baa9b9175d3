"""The home check in the first days of buprenorphine: with signs, or with one left out, a nurse calls and looks on video (R51)."""

from steadystep.chart.safety import ContactAttempted
from steadystep.reasoning.facts.home_checks import in_first_days, next_checks
from tests.spec.builder import Story
from tests.spec.clinic import instant
from tests.spec.medication.substance_writing import BUP, DAY, cows, order, used_fentanyl

RULE = "medication.home_check"


def at_home(chart: Story) -> None:
    """The first dose is taken at home on 4 March."""
    used_fentanyl(chart)
    cows(chart, f"{DAY} 13:00", 13)
    order(chart.day(f"{DAY} 13:05").prescriber, BUP, 4, DAY, times=2).allowed()


def checks(chart: Story, at: str, *signs: int | None) -> str:
    return chart.day(at).client.answers("home_withdrawal", *signs)


def test_with_signs_a_nurse_calls(chart):
    """8 of 24. The figures are the clinic's own, so it is no alarm by itself: COWS on video decides (ES12)."""
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 1, 1, 1, 1, 1, 1, 1, 1)
    seen = chart.seen(f"{DAY} 15:01")
    seen.duty(
        "Home check for withdrawal: 8 of 24. Call, and look for signs on video.",
        owner="Nora",
        level="T3",
        overdue=False,
    )
    seen.events()


def test_a_sign_left_out_asks_for_a_call_too(chart):
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 0, 0, 0, 0, 0, 0, 0, None)
    says = "Home check for withdrawal: a sign was left out. Call, and look for signs on video."
    chart.seen(f"{DAY} 15:01").duty(says, owner="Nora", level="T3")


def test_with_little_nobody_has_to_call(chart):
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 1, 1, 1, 0, 0, 0, 0, 0)
    chart.seen(f"{DAY} 15:01").no_duty(RULE)


def test_a_call_in_which_they_were_reached_ends_it(chart):
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 1, 1, 1, 1, 1, 1, 1, 1)
    chart.day(f"{DAY} 15:20").nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached"), "calls, and reaches her"
    )
    chart.seen(f"{DAY} 15:21").no_duty(RULE)


def test_reaching_somebody_else_does_not_end_it(chart):
    """Her mother answered: nobody has looked for signs."""
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 1, 1, 1, 1, 1, 1, 1, 1)
    chart.day(f"{DAY} 15:20").nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached", to_whom="contact_person"),
        "calls, and reaches her mother",
    )
    says = "Home check for withdrawal: 8 of 24. Call, and look for signs on video."
    chart.seen(f"{DAY} 15:21").duty(says, owner="Nora", level="T3")


def test_the_score_on_video_ends_it(chart):
    at_home(chart)
    checks(chart, f"{DAY} 15:00", 1, 1, 1, 1, 1, 1, 1, 1)
    cows(chart, f"{DAY} 15:30", 14)
    chart.seen(f"{DAY} 15:31").no_duty(RULE)


def test_it_belongs_to_the_first_three_days(chart):
    at_home(chart)
    for day, is_one in (("2026-03-04", True), ("2026-03-06", True), ("2026-03-07", False)):
        seen = chart.seen(f"{day} 23:00")
        assert (in_first_days(seen.view(), seen.at) is not None) == is_one


def test_the_next_check_is_one_and_four_hours_after_a_dose():
    dose = instant("2026-03-04 13:10")
    assert next_checks(dose, instant("2026-03-04 13:30")) == (
        instant("2026-03-04 14:10"),
        instant("2026-03-04 17:10"),
    )
    assert next_checks(dose, instant("2026-03-04 15:00")) == (instant("2026-03-04 17:10"),)
    assert next_checks(None, instant("2026-03-04 15:00")) == ()
