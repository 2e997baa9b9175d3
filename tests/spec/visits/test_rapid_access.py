"""Rapid access: who needs somebody soon is called within a day and seen within three, and each has an owner."""

CONTACT = "Call within 24 hours. Treatment for opioid use is to begin."
VISIT = "A visit within 72 hours: hours are kept free for it. Treatment for opioid use is to begin."


def _begins(chart):
    chart.day("2026-01-12 10:00").therapist.phase("opioid_use_disorder", "engage")


def test_treatment_for_opioid_use_begins_within_days(chart):
    """A call within 24 hours, a visit within 72; after that both say that they are late."""
    _begins(chart)
    seen = chart.seen("2026-01-12 10:01")
    seen.duty(CONTACT, owner="Nora", level="T3", due="2026-01-13 10:00", overdue=False)
    seen.duty(VISIT, owner="Cora", level="T3", due="2026-01-15 10:00", overdue=False)
    chart.seen("2026-01-15 10:00").duty(VISIT, owner="Cora", level="T3", overdue=True)


def test_a_visit_in_time_is_the_answer(chart):
    """Booked within the time, nobody needs to look for one; a visit after a week is no answer."""
    _begins(chart)
    chart.day("2026-01-12 11:00").case_manager.books("2026-01-19 15:00")
    chart.seen("2026-01-12 11:01").duty(VISIT, owner="Cora", level="T3")
    chart.day("2026-01-12 12:00").case_manager.books("2026-01-14 15:00")
    assert [
        one.key for one in chart.seen("2026-01-12 12:01").said.duties if one.rule == "visits.rapid_access"
    ] == ["visits.rapid_access/contact"]


def test_who_came_is_looked_for_no_more(chart):
    """They came on the second day: both are done."""
    _begins(chart)
    visit = chart.day("2026-01-12 12:00").case_manager.books("2026-01-13 15:00")
    chart.day("2026-01-13 15:50").therapist.attends(visit)
    chart.seen("2026-01-16 10:00").no_duty("visits.rapid_access")


def test_a_safety_event_asks_for_a_visit_and_has_its_own_clock_for_the_call(chart):
    """ES01-2 is called by its own ladder; the visit within 72 hours is looked for here."""
    chart.day("2026-01-19 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 3)
    found = [
        one.key for one in chart.seen("2026-01-19 10:01").said.duties if one.rule == "visits.rapid_access"
    ]
    assert found == ["visits.rapid_access/visit"]
    chart.note("expect", "a visit within 72 hours is a duty, the call is the safety event's own")


def test_a_list_from_a_hospital_asks_for_both(chart):
    """Nobody told us of a stay, and their list came: somebody calls."""
    chart.day("2026-01-19 10:00").nurse.receives_list("hospital", "sertraline 50 mg")
    chart.seen("2026-01-19 10:01").duty(
        "Call within 24 hours. A list from a hospital came: they may be just out of it.",
        owner="Nora",
        level="T3",
    )


def test_an_ordinary_week_is_left_alone(chart):
    """A phase, a visit, nothing else: no hurry."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    chart.seen("2026-01-12 10:01").no_duty("visits.rapid_access")
