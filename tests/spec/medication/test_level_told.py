"""R26. A level and what is told of doses do not fit: both are shown, other reasons are looked for, and nobody is accused."""

from datetime import date, timedelta

import pytest

from tests.spec.builder import Story
from tests.spec.medication.health import says
from tests.spec.supplying import dose

RULE = "medication.level_told"
LOWER = (
    "lithium carbonate: 14 of 14 doses told of in the week before were taken; the level of 23 March 2026 is 0.38 mmol/L, "
    "and was 0.68 at the same dose."
)


def lithium(chart) -> str:
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 450, "2026-02-03", times=2, indication="bipolar II depression")  # fmt: skip
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.68, 12.0)
    return order


def tells(chart, order: str, last: str, outcome: str, days: int = 7) -> None:
    for count in range(days, 0, -1):
        day = str(date.fromisoformat(last) - timedelta(days=count))
        dose(chart.day(f"{day} 20:00").client, order, day, outcome)


def test_all_told_as_taken_and_the_level_fell_at_the_same_dose(chart):
    """0.68, then 0.38 with nothing changed: both figures, and what else moves a level."""
    order = lithium(chart)
    tells(chart, order, "2026-03-23", "taken")
    chart.day("2026-03-23 10:00").nurse.lithium_level(0.38, 12.0)
    found = chart.seen("2026-03-23 10:01").finds(LOWER, urgency="note")
    for word in ("lie", "false", "fail", "non-compliant", "claim"):
        assert word not in f"{found.says} {found.do}".casefold().split()
    chart.seen("2026-04-21 10:01").says_nothing_of(RULE)


def test_few_told_as_taken_and_the_level_is_in_range(chart):
    """Perhaps doses are taken that nobody taps: that is worth knowing too."""
    order = lithium(chart)
    tells(chart, order, "2026-03-23", "missed")
    chart.day("2026-03-23 10:00").nurse.lithium_level(0.7, 12.0)
    chart.seen("2026-03-23 10:01").finds(
        "lithium carbonate: 0 of 14 doses told of in the week before were taken, and the level of 23 March 2026 is 0.7 mmol/L."
    )


def test_where_they_fit_nothing_is_said(chart):
    """Told as taken, and in range as before."""
    order = lithium(chart)
    tells(chart, order, "2026-03-23", "taken")
    chart.day("2026-03-23 10:00").nurse.lithium_level(0.66, 12.0)
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)


def test_a_smaller_dose_explains_a_smaller_level(chart):
    """The dose was changed between the two: no mismatch."""
    order = lithium(chart)
    chart.day("2026-03-10 10:00").prescriber.changes_dose(order, 300, "2026-03-11", times=2)
    tells(chart, order, "2026-03-23", "taken")
    chart.day("2026-03-23 10:00").nurse.lithium_level(0.38, 12.0)
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)


def test_too_few_days_told_of_cannot_tell(chart):
    """A missing day is not a missed dose, and no taken one either."""
    order = lithium(chart)
    tells(chart, order, "2026-03-23", "taken", days=2)
    chart.day("2026-03-23 10:00").nurse.lithium_level(0.38, 12.0)
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)


LEVELS = {
    "divalproex": ("valproate level", 500, 78, 41, "ug/mL"),
    "carbamazepine_er": ("carbamazepine level", 200, 7.5, 3.1, "ug/mL"),
    "clozapine": ("clozapine level", 12.5, 420, 210, "ng/mL"),
    "nortriptyline": ("nortriptyline level", 50, 90, 30, "ng/mL"),
    "lamotrigine": ("lamotrigine level", 25, 8, 3, "ug/mL"),
}


ONCE = ("clozapine", "lamotrigine")  # begun at the first dose of their schedule


def measured(chart, drug: str, *levels: tuple[str, float, float | None]) -> str:
    """The medicine since 3 February, and its levels: day, value, hours after the dose."""
    name, dose_mg, _before, _now, unit = LEVELS[drug]
    order = chart.day("2026-02-03 10:00").prescriber.orders(
        drug, dose_mg, "2026-02-03", times=1 if drug in ONCE else 2
    )
    for day, value, hours in levels[:-1]:
        chart.day(f"{day} 10:00").nurse.has_result(name, value, unit, hours=hours)
    tells(chart, order, "2026-03-23", "taken")
    day, value, hours = levels[-1]
    chart.day(f"{day} 10:00").nurse.has_result(name, value, unit, hours=hours)
    return order


@pytest.mark.parametrize("drug", LEVELS)
def test_every_medicine_whose_level_is_looked_at(drug):
    """Told as taken, and the level left its range at the same dose; lamotrigine has no range, there it fell by more than half."""
    chart = Story()
    _name, _mg, before, now, unit = LEVELS[drug]
    measured(chart, drug, ("2026-02-25", before, 12.0), ("2026-03-23", now, 12.0))
    found = [one for one in chart.seen("2026-03-23 10:01").said.findings if one.rule == RULE]
    count = 7 if drug in ONCE else 14
    told = f"{count} of {count} doses told of in the week before were taken; the level of 23 March 2026 is {now:g} {unit}, and was {before:g} at the same dose."
    assert [str(one.says).partition(": ")[2] for one in found] == [told]
    assert "Steadystep clinical specification" in found[0].ground.sources[0].document


def test_valproate_fell_though_doses_are_told_as_taken(chart):
    """78, then 41 with nothing changed; the range of 50 to 125 is the specification's."""
    measured(chart, "divalproex", ("2026-02-25", 78, 12.0), ("2026-03-23", 41, 12.0))
    chart.seen("2026-03-23 10:01").finds(
        "divalproex sodium (DR/ER): 14 of 14 doses told of in the week before were taken; the level of 23 March 2026 is 41 ug/mL, "
        "and was 78 at the same dose.",
        urgency="note",
    )


def test_a_level_at_another_hour_is_not_compared(chart):
    """Four hours after a dose, or nobody wrote down the hour: nothing is concluded from it."""
    measured(chart, "divalproex", ("2026-02-25", 78, 4.0), ("2026-03-23", 41, 12.0))
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)
    chart.day("2026-03-23 11:00").nurse.has_result("valproate level", 30, "ug/mL")
    chart.seen("2026-03-23 11:01").says_nothing_of(RULE)


def test_another_medicine_that_moves_the_level_explains_it(chart):
    """Carbamazepine lowers valproate: with it begun in between, a fall says nothing about doses."""
    name, *_rest = LEVELS["divalproex"]
    order = chart.day("2026-02-03 10:00").prescriber.orders("divalproex", 500, "2026-02-03", times=2)
    chart.day("2026-02-25 10:00").nurse.has_result(name, 78, "ug/mL", hours=12.0)
    chart.day("2026-03-02 10:00").prescriber.orders("carbamazepine_er", 200, "2026-03-02", times=2)
    tells(chart, order, "2026-03-23", "taken")
    chart.day("2026-03-23 10:00").nurse.has_result(name, 41, "ug/mL", hours=12.0)
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)


def test_somebody_who_stopped_smoking_has_another_clozapine_level(chart):
    """IX13: an event that moves the level, told in between; a rise or a fall is no mismatch then."""
    name, *_rest = LEVELS["clozapine"]
    order = chart.day("2026-02-03 10:00").prescriber.orders("clozapine", 12.5, "2026-02-03")
    chart.day("2026-02-25 10:00").nurse.has_result(name, 420, "ng/mL", hours=12.0)
    says(chart.day("2026-03-02 10:00").nurse, "smoking_stop", True)
    tells(chart, order, "2026-03-23", "taken")
    chart.day("2026-03-23 10:00").nurse.has_result(name, 210, "ng/mL", hours=12.0)
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)


def test_lamotrigine_that_fell_by_less_than_half_is_no_mismatch(chart):
    """No range is known for it: MO14 names a fall of more than half at the same dose, and nothing less is judged."""
    measured(chart, "lamotrigine", ("2026-02-25", 8, 12.0), ("2026-03-23", 4.5, 12.0))
    chart.seen("2026-03-23 10:01").says_nothing_of(RULE)
