"""Who is 65 or older and drives has what makes drowsy talked over with them; nothing is reported (R97)."""

from steadystep.chart.life_stages import MedicinesLookedThrough
from tests.spec.intake.test_life_stages import told

TALK = "medication.driving"
OF_ZOLPIDEM = "They drive, or work where being drowsy is a danger, and take zolpidem (IR)."


def test_who_drives_and_takes_what_makes_drowsy_has_it_talked_over(chart):
    """A talk and a look at the medicine; a signed look through all of them ends it, and a later one begins it anew."""
    chart.born("1955-03-02")
    chart.day("2026-02-02 09:00").prescriber.orders("zolpidem", 5, "2026-02-02")
    chart.seen("2026-02-02 09:01").says_nothing_of(TALK)
    told(chart, "2026-02-02 10:00", "drives")
    chart.seen("2026-02-02 10:01").finds(
        OF_ZOLPIDEM, urgency="attention", offers="Look through the medicines"
    )
    chart.day("2026-02-09 10:00").prescriber.writes(
        lambda when: MedicinesLookedThrough(
            when=when, found="Awake by eight; her daughter drives in the morning."
        ),
        "signs the look through all medicines",
    )
    chart.seen("2026-02-09 10:01").says_nothing_of(TALK)


def test_who_does_not_drive_hears_nothing_of_it(chart):
    """No is an answer, and nothing follows from it."""
    chart.born("1955-03-02")
    chart.day("2026-02-02 09:00").prescriber.orders("zolpidem", 5, "2026-02-02")
    told(chart, "2026-02-02 10:00", "drives", holds=False)
    chart.seen("2026-02-02 10:01").says_nothing_of(TALK)


def test_what_does_not_make_drowsy_needs_no_talk(chart):
    """Sertraline is no reason."""
    chart.born("1955-03-02")
    chart.day("2026-02-02 09:00").prescriber.orders("sertraline", 25, "2026-02-02")
    told(chart, "2026-02-02 10:00", "drives")
    chart.seen("2026-02-02 10:01").says_nothing_of(TALK)
