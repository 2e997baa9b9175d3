"""Lithium: a level 5 to 7 days after the start and after each change of dose, 12 hours after the last dose."""

from steadystep.chart.medication import Order
from tests.spec.medication.health import is_person

LEVEL = "lithium level"


def due(first: str, last: str) -> str:
    return f"Blood test due {first} 2026 to {last} 2026: lithium level, 12 hours after a dose."


def test_after_the_start(chart):
    """Case B. Started on 3 February: the level is due from 8 to 10 February, and late when the 10th is over."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    says = due("8 February", "10 February")
    chart.seen("2026-02-07 23:59").does_not_ask_for(LEVEL)
    chart.seen("2026-02-08 00:00").duty(says, owner="Pete", level="T3", due="2026-02-11 00:00", overdue=False)
    chart.seen("2026-02-10 23:59").duty(says, owner="Pete", level="T3", overdue=False)
    chart.seen("2026-02-11 00:00").duty(says, owner="Pete", level="T3", overdue=True)


def test_a_trough_settles_it(chart):
    """Case B. 0.42 on 9 February, 12.0 hours after the dose, is a valid trough."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.seen("2026-02-09 10:01").does_not_ask_for(LEVEL)


def test_after_a_change(chart):
    """Case B. 900 mg a day from 10 February: the next level belongs between the 15th and the 17th. The one before the change
    does not count for it; 0.66 at 12.2 hours on the 16th does."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-10", times=3)
    chart.seen("2026-02-14 23:59").does_not_ask_for(LEVEL)
    chart.seen("2026-02-15 00:00").duty(
        due("15 February", "17 February"), owner="Pete", level="T3", due="2026-02-18 00:00"
    )
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.66, 12.2)
    chart.seen("2026-02-16 10:01").does_not_ask_for(LEVEL)


def test_a_change_that_lies_ahead(chart):
    """Signed today for next week: nothing is due for it before it has begun. The weekly level of the dose so far stays."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.62, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-20", times=3)
    chart.seen("2026-02-16 09:00").asks_for(LEVEL)
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.64, 12.0)
    chart.seen("2026-02-24 23:59").does_not_ask_for(LEVEL)
    chart.seen("2026-02-25 00:00").duty(due("25 February", "27 February"), owner="Pete", level="T3")


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
    chart.seen("2026-05-27 10:01").says_nothing_of("medication.results")


def test_the_wrong_hour_leaves_the_level_due(chart):
    """A sample at the wrong hour within the window: the finding says why, and the duty stays."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.50, 15.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.duty(due("8 February", "10 February"), owner="Pete", level="T3")
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
            seen.does_not_ask_for(LEVEL)
        else:
            seen.duty(due("8 February", "10 February"), owner="Pete", level="T3")


def test_lithium_for_a_fixed_time(chart):
    """An order that ends next month is watched like any other until then."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2, last="2026-03-05")
    chart.seen("2026-02-08 00:00").duty(due("8 February", "10 February"), owner="Pete", level="T3")


def test_lithium_stopped(chart):
    """After the last dose no level is asked for."""
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-06 10:00").prescriber.stops(order, "2026-02-06")
    chart.seen("2026-02-09").does_not_ask_for(LEVEL)


def test_the_days_are_the_clients(chart):
    """Rosa lives in Los Angeles: her 8 February begins three hours after the clinic's."""
    chart.lives_in("America/Los_Angeles")
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.seen("2026-02-07 23:59").does_not_ask_for(LEVEL)
    chart.seen("2026-02-08 00:00").duty(
        due("8 February", "10 February"), owner="Pete", level="T3", due="2026-02-11 00:00"
    )


def test_the_clinics_zone_shifts_no_date(chart):
    """The same orders in a clinic in Berlin: the same days."""
    chart.lives_in("America/New_York")
    chart.clinic_in("Europe/Berlin")
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.seen("2026-02-08 00:00").duty(
        due("8 February", "10 February"), owner="Pete", level="T3", due="2026-02-11 00:00"
    )


# Case B: the dates of the whole year


def test_laboratory_values_first(chart):
    """Case B. Lithium without laboratory values is refused, and the refusal names them."""
    chart.day("2026-02-02 10:00").prescriber.tries_to_order("lithium", 300, "2026-02-03", labs=False).refused(
        "lithium carbonate: creatinine, electrolytes, TSH and calcium first."
    )


def test_some_laboratory_values_first(chart):
    """What is there is not asked again; a row that does not hold the supply back does not stop the order."""
    moment = chart.day("2026-02-02 10:00")
    moment.nurse.has_result("creatinine", 0.8)
    moment.nurse.has_result("sodium", 140)
    moment.prescriber.tries_to_order("lithium", 300, "2026-02-03", labs=False).allowed()


def in_range_twice(chart):
    order = chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.day("2026-02-10 10:00").prescriber.changes_dose(order, 300, "2026-02-10", times=3)
    chart.day("2026-02-16 10:00").nurse.lithium_level(0.66, 12.2)
    chart.seen("2026-02-16 10:01").planned("MO01", "2026-02-23")
    chart.day("2026-02-23 10:00").nurse.lithium_level(0.68, 12.0)
    return order


def test_two_stable_levels_lengthen_the_interval(chart):
    """Case B. 0.66 on 16 February: again on the 23rd. 0.68 then: two in range in a row, so next on 23 May."""
    in_range_twice(chart)
    seen = chart.seen("2026-02-23 10:01")
    seen.planned("MO01", "2026-05-23")
    seen.says_nothing_of("medication.results")


def test_the_rest_of_the_year(chart):
    """Case B. The sample of 25 May does not count; the one of the 27th does: next on 27 August. TSH is due on 3 August."""
    in_range_twice(chart)
    chart.day("2026-05-25 10:00").nurse.lithium_level(0.88, 8.5)
    chart.seen("2026-05-25 10:01").planned("MO01", "2026-05-23", "2026-06-10", state="due")
    moment = chart.day("2026-05-27 10:00")
    moment.nurse.lithium_level(0.70, 12.0)
    moment.nurse.has_result("creatinine", 0.8)
    seen = chart.seen("2026-06-22")
    seen.planned("MO01", "2026-08-27")
    seen.planned("MO03", "2026-08-03")
    seen.planned("MO04", "2027-02-03")


def test_a_level_below_the_range(chart):
    """Case B. 0.42 is a valid trough below 0.6: a note, and no alarm."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.finds(
        "lithium level 0.42 mmol/L on 9 February 2026: below the maintenance range of 0.6-1.0.",
        urgency="note",
    )
    seen.no_duty("medication.results")


def test_a_level_below_the_range_offers_the_next_step(chart):
    """Case B. After 0.42 at 600 mg the next step that the knowledge names is 900 mg; the prescriber takes it or not."""
    is_person(chart.day("2026-02-02 09:00").nurse, born="1987-11-02", sex="female")
    at = chart.day("2026-02-02 10:00")
    at.nurse.has_result("creatinine", 0.8)
    at.nurse.has_result("Body weight", 68, "kg")
    chart.day("2026-02-03 10:00").prescriber.orders(
        "lithium", 300, "2026-02-03", times=2, indication="bipolar II depression"
    )
    chart.day("2026-02-09 10:00").nurse.lithium_level(0.42, 12.0)
    chart.seen("2026-02-09 10:01").finds(
        "lithium level 0.42 mmol/L on 9 February 2026: below the maintenance range of 0.6-1.0.",
        offers="If it is tolerated, 900 mg a day is the next step, earliest 8 February 2026",
    )


# Case F: 65 and older


def seventy(chart):
    chart.born("1956-01-10")
    chart.day("2026-01-10 10:00").prescriber.orders("lithium", 600, "2026-01-10")
    chart.day("2026-01-16 10:00").nurse.lithium_level(0.60, 12.0)
    chart.day("2026-01-23 10:00").nurse.lithium_level(0.61, 12.0)
    chart.day("2026-03-02 10:00").nurse.lithium_level(0.62, 12.0)


def test_older_people_every_three_months(chart):
    """Case F. The last level was on 2 March: the next is due on 2 June, and is late after its window of 18 days."""
    seventy(chart)
    seen = chart.seen("2026-03-02 10:01")
    seen.planned("MO01", "2026-06-02", "2026-06-20")
    seen.says_nothing_of("medication.results")
    chart.seen("2026-06-23 16:20").planned("MO01", "2026-06-02", state="overdue")


def test_a_painkiller_opens_a_level(chart):
    """Case F, the control. Ibuprofen changes the lithium level: one belongs 5 to 7 days after it was begun."""
    seventy(chart)
    chart.day("2026-04-01 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-04-01")
    chart.seen("2026-04-05").does_not_ask_for(LEVEL)
    chart.seen("2026-04-06").duty(due("6 April", "8 April"), owner="Pete", level="T3")


def test_a_restart_is_watched_like_a_start(chart):
    """Case F. 300 mg again from 27 June: the level belongs between 2 and 4 July."""
    seventy(chart)
    order = chart.chart.of(Order)[0].id
    chart.day("2026-06-23 17:00").prescriber.stops(order, "2026-06-22")
    chart.day("2026-06-26 10:00").prescriber.orders("lithium", 300, "2026-06-27")
    chart.seen("2026-06-27").planned("MO01", "2026-07-02", "2026-07-04")


def toxic_and_held(chart) -> str:
    """Ibuprofen since 18 June and lithium 1.72 on 23 June: the nurse holds it. On 26 June the level is 0.7."""
    seventy(chart)
    order = chart.chart.of(Order)[0].id
    chart.day("2026-06-23 16:20").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-18")
    chart.day("2026-06-23 18:10").nurse.lithium_level(1.72, 14)
    chart.day("2026-06-23 18:15").nurse.pauses(order, "2026-06-23", "Level 1.72 in hospital.")
    chart.day("2026-06-24 09:00").client.tells_medicine(
        "ibuprofen", "ibuprofen", started="2026-06-18", stopped="2026-06-23"
    )
    chart.day("2026-06-26 09:00").nurse.lithium_level(0.7, 60)
    return order


def test_a_dose_that_begins_after_a_rest_is_what_the_next_level_counts_from(chart):
    """Case F. Signed on 26 June, 300 mg again from the 27th: the next level belongs between 2 and 4 July from the moment it is
    signed, not 5 to 7 days after the ibuprofen ended."""
    order = toxic_and_held(chart)
    chart.seen("2026-06-26 09:30").planned("MO01", "2026-06-28", "2026-06-30")
    chart.day("2026-06-26 10:00").prescriber.changes_dose(order, 300, "2026-06-27")
    for at in ("2026-06-26 10:01", "2026-06-27 08:00", "2026-06-30 08:00"):
        chart.seen(at).planned("MO01", "2026-07-02", "2026-07-04")


def test_kidneys_are_looked_at_more_often(chart):
    """65 and older: kidney values every three months instead of six, and why is said."""
    seventy(chart)
    chart.seen("2026-01-11").planned("MO02", "2026-04-10", part="creatinine")
    chart.day("2026-04-10 10:00").nurse.has_result("creatinine", 0.9)
    line = chart.seen("2026-04-11").planned("MO02", "2026-07-10", part="creatinine")
    assert str(line.why) == "Last time 10 April 2026; then every 3 months."


# Levels out of range


def test_a_toxic_level(chart):
    """1.5 or more is urgent at once, by the row: ES10 now."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(1.72, 12.0)
    seen = chart.seen("2026-02-09 10:01")
    says = "lithium level 1.72 mmol/L on 9 February 2026: a toxic lithium level."
    seen.finds(says, urgency="urgent")
    seen.duty(says, owner="Pete", level="T1", known="2026-02-09 10:00")


def test_a_high_level_until_somebody_says_what_follows(chart):
    """1.31 at 12 hours: a duty of the same day, closed when the prescriber has looked and said what follows."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    level = chart.day("2026-02-09 10:00").nurse.lithium_level(1.31, 12.0)
    chart.seen("2026-02-09 10:01").duty(
        "lithium level 1.31 mmol/L on 9 February 2026: a high lithium level.", owner="Pete", level="T2"
    )
    chart.day("2026-02-09 11:00").prescriber.reviews(level, "Tonight's dose held; level again tomorrow.")
    seen = chart.seen("2026-02-09 11:01")
    seen.no_duty("medication.results")
    seen.finds("lithium level 1.31 mmol/L on 9 February 2026: a high lithium level.", urgency="note")


def test_a_level_that_cannot_be(chart):
    """R33. A lithium of 12 is no result: it is kept, it counts for nothing, and is to be read again."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.lithium_level(12, 12.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.finds(
        "lithium level 12 mmol/L on 9 February 2026 cannot be right.", urgency="urgent", state="cannot_tell"
    )
    seen.asks_for(LEVEL)


def test_a_level_in_milliequivalents(chart):
    """0.68 mEq/L is 0.68 mmol/L."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.has_result("lithium level", 0.68, "mEq/L", hours=12.0)
    seen = chart.seen("2026-02-09 10:01")
    seen.does_not_ask_for(LEVEL)
    seen.says_nothing_of("medication.results")


def test_a_level_in_a_unit_nobody_knows(chart):
    """It is kept as it came, and said to be one that cannot be judged."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-09 10:00").nurse.has_result("lithium level", 4.7, "grain/pint", hours=12.0)
    chart.seen("2026-02-09 10:01").finds(
        "lithium level 4.7 grain/pint on 9 February 2026 cannot be judged: the unit is not known here.",
        missing="The result in mmol/L, or in a unit that can be turned into it.", state="cannot_tell",
    )  # fmt: skip


def test_a_unit_that_nobody_knows_is_said_also_without_lithium(chart):
    """Never silence: no medicine asks for the level, and somebody must still read the report again."""
    chart.day("2026-02-09 10:00").nurse.has_result("lithium level", 0.8, "grain/pint", hours=12)
    chart.seen("2026-02-09 10:01").finds(
        "lithium level 0.8 grain/pint on 9 February 2026 cannot be judged: the unit is not known here.",
        missing="The result in mmol/L, or in a unit that can be turned into it.", state="cannot_tell",
    )  # fmt: skip


def test_a_unit_that_can_be_turned_into_ours_is_no_question(chart):
    """0.8 meq/L is 0.8 mmol/L of lithium."""
    chart.day("2026-02-09 10:00").nurse.has_result("lithium level", 0.8, "meq/L", hours=12)
    chart.seen("2026-02-09 10:01").says_nothing_of("medication.results")
