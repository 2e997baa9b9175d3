"""R21, OPI-TAPER. An opioid that another doctor prescribes: what is told of its dose is watched, and nothing is changed from here."""

from steadystep.chart import Coding, Dose, When
from steadystep.chart.medication import MedicineReported

RULE = "medication.taper_elsewhere"


def tells(chart, at, amount=None, *, words="", times=2, stopped=False):
    """Oxycodone from the pain clinic since January 2025, in mg each time; or in words alone."""
    told = f"{amount:g} mg {times:g} times a day" if amount else words or "stopped"
    return chart.day(at).nurse.writes(
        lambda when: MedicineReported(
            when=when, medicine=Coding("oxycodone"), drug="oxycodone", started=When("2025-01-15"), dose_text=words,
            amount=Dose(amount, "mg") if amount else None, times_a_day=times if amount else None,
            status="stopped" if stopped else "active",
        ),
        f"tells of oxycodone from elsewhere: {told}",
    )  # fmt: skip


def test_a_tenth_is_told_and_asks_whose_wish_it_is(chart):
    """100 to 90 mg a day is a tenth: a note, since it belongs to the client and to the doctor who prescribes it."""
    tells(chart, "2026-02-02 10:00", 50)
    tells(chart, "2026-06-08 10:00", 45)
    found = chart.seen("2026-06-08 10:01").finds(
        "oxycodone, from elsewhere, goes down: 100 to 90 mg a day on 8 June 2026.", urgency="note"
    )
    assert "whether they agreed to it" in str(found.do)
    chart.seen("2026-07-06 10:00").says_nothing_of(RULE)


def test_more_than_a_tenth_a_month_is_too_fast(chart):
    """100 to 60 mg a day from one month to the next."""
    tells(chart, "2026-02-02 10:00", 50)
    tells(chart, "2026-06-08 10:00", 30)
    found = chart.seen("2026-06-08 10:01").finds(
        "oxycodone, from elsewhere: 100 to 60 mg a day on 8 June 2026, 40 per cent less, faster than OPI-TAPER: "
        "at most 10 per cent every 28 days.",
        urgency="attention",
    )
    assert str(found.why) == "A forced or fast taper drives people to the street supply."


def test_a_second_tenth_after_two_weeks_is_too_fast(chart):
    """Each is a tenth, and the second comes 14 days after the first."""
    tells(chart, "2026-02-02 10:00", 50)
    tells(chart, "2026-06-08 10:00", 45)
    tells(chart, "2026-06-22 10:00", 40.5)
    chart.seen("2026-06-22 10:01").finds(
        "oxycodone, from elsewhere: 90 to 81 mg a day on 22 June 2026, 10 per cent less, faster than OPI-TAPER: "
        "at most 10 per cent every 28 days.",
        urgency="attention",
    )


def test_told_as_stopped_after_months(chart):
    """From 100 mg a day to nothing."""
    tells(chart, "2026-02-02 10:00", 50)
    tells(chart, "2026-06-08 10:00", stopped=True)
    chart.seen("2026-06-08 10:01").finds(
        "oxycodone, from elsewhere: 100 to 0 mg a day on 8 June 2026, 100 per cent less, faster than OPI-TAPER: "
        "at most 10 per cent every 28 days.",
        urgency="attention",
    )


def test_words_that_leave_no_doubt_count_too(chart):
    """Told in words as before this could be told in figures: 50 mg twice daily, then 30 mg twice daily."""
    tells(chart, "2026-02-02 10:00", words="50 mg twice daily")
    tells(chart, "2026-06-08 10:00", words="30 mg twice daily")
    chart.seen("2026-06-08 10:01").finds(
        "oxycodone, from elsewhere: 100 to 60 mg a day on 8 June 2026, 40 per cent less, faster than OPI-TAPER: "
        "at most 10 per cent every 28 days."
    )


def test_a_dose_that_is_not_clear_cannot_tell(chart):
    """Cannot tell: what is taken as needed has no total, so nothing is compared with it."""
    tells(chart, "2026-02-02 10:00", 50)
    tells(chart, "2026-06-08 10:00", words="30 mg up to four times a day as needed")
    chart.seen("2026-06-08 10:01").says_nothing_of(RULE)


def test_a_higher_dose_is_no_taper(chart):
    tells(chart, "2026-02-02 10:00", 40)
    tells(chart, "2026-06-08 10:00", 50)
    chart.seen("2026-06-08 10:01").says_nothing_of(RULE)
