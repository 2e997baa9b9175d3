"""A day for a urine test that chance chose: offered on that day, never a punishment (R52)."""

from datetime import date, timedelta

import pytest

from steadystep.chart import Unreadable, When
from steadystep.chart.monitoring import MonitoringDone
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.reasoning.clinic_value import Clinic
from steadystep.reasoning.facts.lab_orders import open_days
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import urine

RULE = "medication.toxicology_day"
DAYS = tuple(date(2026, 3, 2) + timedelta(days=number) for number in range(5))


def draw(chart: Story, seed: str = "seed-1") -> date:
    body = UrineDayDrawn(when=When("2026-03-01"), days=DAYS, seed=seed)
    chart.day("2026-03-01 09:00").nurse.writes(
        lambda when: UrineDayDrawn(when=when, days=DAYS, seed=seed), "lets a day from 2 to 6 March be drawn"
    )
    return body.day


def test_on_the_day_it_is_offered(chart):
    day = draw(chart)
    chart.seen(f"{day - timedelta(days=1)} 23:00").no_duty(RULE)
    says = f"Urine test on {day.day} March 2026, a day drawn by chance: offer it."
    seen = chart.seen(f"{day} 09:00")
    seen.duty(says, owner="Nora", level="T4", overdue=False)
    steps = " ".join(str(one) for duty in seen.said.duties if duty.rule == RULE for one in duty.steps)
    assert "changes nothing: care, doses and supply go on as they are" in steps


def test_the_test_settles_it_whatever_it_shows(chart):
    day = draw(chart)
    urine(chart, f"{day} 10:00", fentanyl="positive")
    seen = chart.seen(f"{day} 10:01")
    seen.no_duty(RULE)


def test_a_no_settles_it_and_nothing_follows(chart):
    day = draw(chart)
    chart.day(f"{day} 10:00").nurse.writes(
        lambda when: MonitoringDone(when=when, rule="MO32", outcome="declined"),
        "writes down that Rosa said no",
    )
    seen = chart.seen(f"{day} 10:01")
    seen.no_duty(RULE)
    assert not [one for one in seen.said.findings if one.urgency == "urgent"]


def test_a_test_of_an_earlier_day_settles_nothing(chart):
    """Written down after the draw, of a test on 1 March: the drawn day is not answered by it, nor by a no of that day."""
    day = draw(chart)
    urine(chart, "2026-03-01 10:00", fentanyl="negative")
    chart.day("2026-03-01 10:05").nurse.writes(
        lambda when: MonitoringDone(when=when, rule="MO32", outcome="declined"),
        "writes down that Rosa said no to a test on 1 March",
    )
    chart.seen(f"{day} 09:00").duty(
        f"Urine test on {day.day} March 2026, a day drawn by chance: offer it.", owner="Nora", level="T4"
    )


def test_the_same_seed_draws_the_same_day_and_seeds_spread_over_all_of_them():
    drawn = [
        UrineDayDrawn(when=When("2026-03-01"), days=DAYS, seed=f"seed-{number}").day for number in range(200)
    ]
    again = [
        UrineDayDrawn(when=When("2026-03-01"), days=DAYS, seed=f"seed-{number}").day for number in range(200)
    ]
    assert drawn == again
    assert set(drawn) == set(DAYS)


def test_only_days_on_which_the_clinic_is_open_are_drawn_from():
    clinic = Clinic(holidays=frozenset({date(2026, 3, 4)}))
    found = open_days(clinic, date(2026, 3, 1), date(2026, 3, 8))
    assert found == tuple(date(2026, 3, day) for day in (2, 3, 5, 6))
    assert open_days(clinic, date(2026, 3, 8), date(2026, 3, 1)) == ()


@pytest.mark.parametrize(("days", "seed"), [((), "a"), (DAYS[::-1], "a"), (DAYS, " ")])
def test_a_draw_that_cannot_be_followed_is_refused(days, seed):
    with pytest.raises(Unreadable):
        UrineDayDrawn(when=When("2026-03-01"), days=days, seed=seed)
