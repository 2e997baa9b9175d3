"""History from another system raises one duty to read it, and no alarm of its own."""


def says(count: int) -> str:
    return f"Imported history to read: {count} records from another system."


def test_one_duty(chart):
    """However many records came: one duty, for a week from the day they came, whatever their own age."""
    for day in ("2019-05-02", "2021-01-11", "2023-08-30"):
        chart.day("2026-02-02 10:00").an_import.brings("Condition", day)
    chart.seen("2026-02-02 10:01").duty(
        says(3), owner="Pete", level="T4", known="2026-02-02 10:00", due="2026-02-09 10:00", overdue=False
    )
    chart.seen("2026-02-09 10:00").duty(says(3), owner="Pete", level="T4", overdue=True)


def test_read(chart):
    """A clinician marks it as read: the duty is done."""
    chart.day("2026-02-02 10:00").an_import.brings("Condition", "2019-05-02")
    chart.day("2026-02-03 10:00").prescriber.read_the_history()
    chart.seen("2026-02-03 10:01").no_duty("intake.imported_history")


def test_more_comes_later(chart):
    """What comes after that is to be read too, and only that."""
    chart.day("2026-02-02 10:00").an_import.brings("Condition", "2019-05-02")
    chart.day("2026-02-03 10:00").prescriber.read_the_history()
    chart.day("2026-02-10 10:00").an_import.brings("Observation", "2020-05-02")
    chart.seen("2026-02-10 10:01").duty(says(1), owner="Pete", level="T4", known="2026-02-10 10:00")


def test_no_alarm_of_its_own(chart):
    """An old questionnaire with item nine at 3 comes along: it is scored and shown, and opens no safety event."""
    chart.day("2026-02-02 10:00").an_import.brings("QuestionnaireResponse", "2020-05-02")
    chart.day("2026-02-02 10:00").an_import.answers(
        "phq_9", 3, 3, 3, 3, 3, 3, 3, 3, 3, when="2020-05-02 10:00"
    )
    seen = chart.seen("2026-02-02 10:01")
    seen.events()
    seen.score("phq_9", 27, "severe")
    seen.duty(says(1), owner="Pete", level="T4")
