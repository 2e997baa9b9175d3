"""R26. A level and what is told of doses do not fit: both are shown, other reasons are looked for, and nobody is accused."""

from datetime import date, timedelta

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
