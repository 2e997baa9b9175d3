"""A result that cannot wait opens its event the moment it is written: the laboratory's message is a person's alarm."""


def test_lithium_at_1_3(chart):
    """Above 1.2 and below 1.5 without anything else: ES10-1, the same working day."""
    chart.day("2026-03-02 11:00").prescriber.orders("lithium", 300, "2026-03-03", times=2)
    chart.day("2026-03-17 14:00").nurse.lithium_level(1.3, 12)
    chart.seen("2026-03-17 14:00").event("ES10-1", "T2", owner="Pete", due="2026-03-18 10:00")


def test_lithium_at_1_5(chart):
    """1.5 or more is T0 until a clinician has ruled toxicity out, whatever hour it was drawn at."""
    chart.day("2026-03-02 11:00").prescriber.orders("lithium", 300, "2026-03-03", times=2)
    chart.day("2026-03-17 14:00").nurse.lithium_level(1.6, 3)
    chart.seen("2026-03-17 14:00").event("ES10-3", "T0", owner="Pete", due="2026-03-17 14:05")


def test_lithium_in_range(chart):
    chart.day("2026-03-02 11:00").prescriber.orders("lithium", 300, "2026-03-03", times=2)
    chart.day("2026-03-17 14:00").nurse.lithium_level(0.8, 12)
    chart.seen("2026-03-17 14:00").events()


def test_a_level_drawn_at_the_wrong_hour(chart):
    """1.3 three hours after a dose is no trough and tells nothing: it is drawn again, and no alarm is raised."""
    chart.day("2026-03-02 11:00").prescriber.orders("lithium", 300, "2026-03-03", times=2)
    chart.day("2026-03-17 14:00").nurse.lithium_level(1.3, 3)
    chart.seen("2026-03-17 14:00").events()


def test_a_low_count_without_clozapine(chart):
    """ES09 is of people on clozapine; elsewhere the rules of the medicine speak."""
    chart.day("2026-03-17 14:00").nurse.has_result("ANC", 1.2)
    chart.seen("2026-03-17 14:00").events()


def test_what_cannot_be_read(chart):
    """A unit that nobody knows cannot be judged: it is entered again, and no figure is guessed."""
    chart.day("2026-03-17 14:00").nurse.has_result("potassium", 7.5, "bananas")
    chart.seen("2026-03-17 14:00").events()


def test_two_results_of_one_sample(chart):
    """Low sodium and low potassium on one morning are one critical result to act on, not two alarms."""
    chart.day("2026-03-17 14:00").nurse.has_result("sodium", 121)
    chart.day("2026-03-17 14:05").nurse.has_result("potassium", 2.7)
    chart.seen("2026-03-17 14:05").events("ES23")


def test_again_two_days_later(chart):
    """What is still critical two days later is a new event."""
    chart.day("2026-03-17 14:00").nurse.has_result("sodium", 121)
    chart.day("2026-03-19 14:00").nurse.has_result("sodium", 120)
    chart.seen("2026-03-19 14:00").events("ES23", "ES23")


def test_an_imported_history(chart):
    chart.day("2026-03-17 14:00").an_import.has_result("potassium", 2.7)
    chart.seen("2026-03-17 14:00").events()
