"""A medicine that somebody paused waits for a decision."""

HELD = "medication.held"


def test_a_pause_by_the_client_tells_the_prescriber(chart):
    """A pause by the client tells the prescriber."""
    order = chart.day("2026-05-04 10:00").prescriber.orders("sertraline", 50, "2026-05-04")
    chart.day("2026-06-02 20:00").client.pauses(order, "2026-06-02", "It makes me sick")
    chart.seen("2026-06-02 20:01").duty(
        "sertraline is paused since 2 June 2026 (It makes me sick): decide whether and how it goes on.",
        owner="Pete", level="T3", known="2026-06-02 20:00", due="2026-06-03 17:00", overdue=False,
    )  # fmt: skip
    chart.day("2026-06-03 10:00").prescriber.resumes(order, "2026-06-04")
    chart.seen("2026-06-03 11:00").no_duty(HELD)


def test_a_pause_with_a_day_to_decide_is_due_then(chart):
    """A pause with a day to decide is due then."""
    order = chart.day("2026-05-04 10:00").prescriber.orders("sertraline", 50, "2026-05-04")
    chart.day("2026-06-02 10:00").nurse.pauses(order, "2026-06-02", "A rash", decide_by="2026-06-05")
    chart.seen("2026-06-06 09:00").duty(
        "sertraline is paused since 2 June 2026 (A rash): decide whether and how it goes on.",
        owner="Pete", level="T3", due="2026-06-06 00:00", overdue=True,
    )  # fmt: skip


def test_a_pause_the_prescriber_made_is_a_note(chart):
    """A pause the prescriber made is a note."""
    order = chart.day("2026-05-04 10:00").prescriber.orders("sertraline", 50, "2026-05-04")
    chart.day("2026-06-02 10:00").prescriber.pauses(order, "2026-06-02", "Before surgery")
    seen = chart.seen("2026-06-02 11:00")
    seen.finds("sertraline is paused since 2 June 2026: Before surgery", urgency="note")
    seen.no_duty(HELD)


def test_what_is_taken_as_planned_waits_for_nobody(chart):
    """What is taken as planned waits for nobody."""
    chart.day("2026-05-04 10:00").prescriber.orders("sertraline", 50, "2026-05-04")
    seen = chart.seen("2026-06-02 11:00")
    seen.says_nothing_of(HELD)
    seen.no_duty(HELD)
