"""Lithium: a level 5 to 7 days after the start and after each change of dose, 12 hours after the last dose."""

REJECTED = "The lithium level of {}: this sample is not 12 hours after the last dose ({} h)."


def due(first: str, last: str, changed: str) -> str:
    return f"Lithium level due {first} 2026 to {last} 2026, 12 hours after a dose: the dose changed on {changed} 2026."


def test_after_the_start(chart):
    """Case B. Started on 3 February: the level is due from 8 to 10 February, and late when the 10th is over."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    says = due("8 February", "10 February", "3 February")
    chart.seen("2026-02-07 23:59").no_duty("medication.lithium_level")
    chart.seen("2026-02-08 00:00").duty(says, owner="Pete", level="T3", due="2026-02-11 00:00", overdue=False)
    chart.seen("2026-02-10 23:59").duty(says, owner="Pete", level="T3", overdue=False)
    chart.seen("2026-02-11 00:00").duty(says, owner="Pete", level="T3", overdue=True)


def test_a_trough_settles_it(chart):
    """Case B. 0.42 on 9 February, 12.0 hours after the dose, is a valid trough."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.no_duty("medication.lithium_level")
    seen.says_nothing_of("medication.lithium_level")


def test_after_a_change(chart):
    """Case B. 900 mg a day from 10 February: the next level belongs between the 15th and the 17th. The one before the change
    does not count for it; 0.66 at 12.2 hours on the 16th does."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-10", times=3)
    chart.seen("2026-02-14 23:59").no_duty("medication.lithium_level")
    chart.seen("2026-02-15 00:00").duty(
        due("15 February", "17 February", "10 February"), owner="Pete", level="T3", due="2026-02-18 00:00"
    )
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.66, 12.2)
    chart.seen("2026-02-16 10:01").no_duty("medication.lithium_level")


def test_a_change_that_lies_ahead(chart):
    """Signed today for next week: nothing is due for it before it has begun."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-20", times=3)
    chart.seen("2026-02-24 23:59").no_duty("medication.lithium_level")
    chart.seen("2026-02-25 00:00").duty(
        due("25 February", "27 February", "20 February"), owner="Pete", level="T3"
    )


def test_the_wrong_hour(chart):
    """Case B. 0.88 drawn 8.5 hours after the dose is no trough: rejected, also where no level was due, and asked again."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-05-25 10:00").nurse.lithium_level(0.88, 8.5)
    chart.seen("2026-05-25 10:01").finds(
        "The lithium level of 25 May 2026 does not count: this sample is not 12 hours after the last dose (8.5 h).",
        missing="A level 12 hours after the last dose.", urgency="attention", state="cannot_tell",
        offers="Order a lithium level",
    )  # fmt: skip


def test_a_later_trough_settles_the_wrong_hour(chart):
    """Case B. 0.70 at 12 hours two days later: nothing is left to ask."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-05-25 10:00").nurse.lithium_level(0.88, 8.5)
    chart.day("2026-05-27 10:00").nurse.lithium_level(0.70, 12.0)
    chart.seen("2026-05-27 10:01").says_nothing_of("medication.lithium_level")


def test_the_wrong_hour_leaves_the_level_due(chart):
    """A sample at the wrong hour within the window: the finding says why, and the duty stays."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.50, 15.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.duty(due("8 February", "10 February", "3 February"), owner="Pete", level="T3")
    seen.finds(
        "The lithium level of 9 February 2026 does not count: this sample is not 12 hours after the last dose (15 h).",
        state="cannot_tell",
    )


def test_an_unknown_hour(chart):
    """Nobody wrote down the hour: nobody can tell, so it is asked."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.50, None)
    chart.seen("2026-02-09 10:01").finds(
        "The lithium level of 9 February 2026 does not count yet.", state="cannot_tell",
        missing="How many hours after the last dose was it drawn?",
    )  # fmt: skip


def test_ten_to_fourteen_hours_count(chart):
    """10 and 14 hours are still taken; a minute outside is not."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    for hours, counts in ((9.9, False), (14.1, False), (10.0, True)):
        chart.day("2026-02-09 10:00").nurse.lithium_level(0.50, hours)
        seen = chart.seen("2026-02-09 10:01")
        if counts:
            seen.no_duty("medication.lithium_level")
        else:
            seen.duty(due("8 February", "10 February", "3 February"), owner="Pete", level="T3")


def test_lithium_for_a_fixed_time(chart):
    """An order that ends next month is watched like any other until then."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2, last="2026-03-05")
    chart.seen("2026-02-08 00:00").duty(
        due("8 February", "10 February", "3 February"), owner="Pete", level="T3"
    )


def test_lithium_stopped(chart):
    """After the last dose no level is asked for."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-06 10:00").prescriber.stops(order, "2026-02-06")
    chart.seen("2026-02-09").no_duty("medication.lithium_level")


def test_the_days_are_the_clients(chart):
    """Rosa lives in Los Angeles: her 8 February begins three hours after the clinic's."""
    chart.lives_in("America/Los_Angeles")
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.seen("2026-02-07 23:59").no_duty("medication.lithium_level")
    chart.seen("2026-02-08 00:00").duty(
        due("8 February", "10 February", "3 February"), owner="Pete", level="T3", due="2026-02-11 00:00"
    )


def test_the_clinics_zone_shifts_no_date(chart):
    """The same orders in a clinic in Berlin: the same days."""
    chart.lives_in("America/New_York")
    chart.clinic_in("Europe/Berlin")
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.seen("2026-02-08 00:00").duty(
        due("8 February", "10 February", "3 February"), owner="Pete", level="T3", due="2026-02-11 00:00"
    )
