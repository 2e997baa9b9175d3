"""Days without a medicine for opioid use disorder: one day without supply is called about the next day, two days within the hour."""

from tests.spec.medication.substance_writing import last_use
from tests.spec.supplying import dose, hands_out


def buprenorphine(chart) -> str:
    return str(chart.day("2026-03-02 11:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-03-03"))


def test_one_day_without_a_tablet(chart):
    """ES15 names two days in a row: one forgotten tablet is no gap, and stays a matter of adherence."""
    order = buprenorphine(chart)
    dose(chart.day("2026-03-17 09:00").client, order, "2026-03-16", "missed")
    chart.seen("2026-03-17 09:00").events()


def test_two_days_with_one_between(chart):
    order = buprenorphine(chart)
    for day in ("14", "16"):
        dose(chart.day(f"2026-03-{day} 20:00").client, order, f"2026-03-{day}", "missed")
    chart.seen("2026-03-17 09:00").events()


def test_one_day_without_a_tablet_and_opioids_since(chart):
    """Known use in the gap: ES15-3, T1."""
    order = buprenorphine(chart)
    last_use(chart, "2026-03-17 08:30", "heroin", "2026-03-16 22:00")
    dose(chart.day("2026-03-17 09:00").client, order, "2026-03-16", "missed")
    chart.seen("2026-03-17 09:00").event("ES15-3", "T1", owner="Nora")


def test_one_day_without_methadone(chart):
    """ES15-1, T3: a dose missed at a programme counts from the first day; the next working day."""
    told = chart.day("2026-03-02 11:00").client.tells_medicine("methadone", "methadone", started="2026-03-03")
    dose(chart.day("2026-03-17 09:00").client, told, "2026-03-16", "missed")
    chart.seen("2026-03-17 09:00").event("ES15-1", "T3", owner="Nora", due="2026-03-18 17:00")


def test_two_days(chart):
    """ES15-3, T1: within the hour; we kept the place."""
    order = buprenorphine(chart)
    dose(chart.day("2026-03-16 20:00").client, order, "2026-03-16", "missed")
    dose(chart.day("2026-03-17 14:00").client, order, "2026-03-17", "missed")
    chart.seen("2026-03-17 14:00").event("ES15-3", "T1", owner="Nora", due="2026-03-17 15:00")


def test_a_gap_that_goes_on(chart):
    """The third and fourth day tell of the same gap."""
    order = buprenorphine(chart)
    for day in ("14", "15", "16", "17"):
        dose(chart.day(f"2026-03-{day} 20:00").client, order, f"2026-03-{day}", "missed")
    chart.seen("2026-03-17 20:00").events("ES15-3")


def test_nothing_was_picked_up(chart):
    """Supply for seven days ends on 9 March; a whole day without, then two: each is raised by time alone."""
    order = buprenorphine(chart)
    hands_out(chart.day("2026-03-03 10:00").nurse, order, 7)
    chart.woken("2026-03-10 23:59")
    chart.seen("2026-03-10 23:59").events()
    chart.woken("2026-03-11 00:00")
    chart.seen("2026-03-11 00:00").events("ES15-1")
    chart.woken("2026-03-12 00:00")
    chart.seen("2026-03-12 00:00").event("ES15-3", "T1", owner="Nora", due="2026-03-12 01:00")


def test_doses_were_told_since(chart):
    """Who goes on telling of doses has some left."""
    order = buprenorphine(chart)
    hands_out(chart.day("2026-03-03 10:00").nurse, order, 7)
    dose(chart.day("2026-03-10 20:00").client, order, "2026-03-10", "taken")
    chart.woken("2026-03-11 00:00")
    chart.seen("2026-03-11 00:00").events()


def test_another_medicine(chart):
    order = chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 25, "2026-03-03")
    dose(chart.day("2026-03-17 14:00").client, order, "2026-03-17", "missed")
    chart.seen("2026-03-17 14:00").events()


def test_nobody_said_anything(chart):
    """A day of which nothing was said is not a missed day."""
    buprenorphine(chart)
    chart.woken("2026-03-17 14:00")
    chart.seen("2026-03-17 14:00").events()
