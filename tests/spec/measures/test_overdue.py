"""Measures that judge a target or a medicine are asked at the cadence of the phase."""

PHQ = "PHQ-9"
ASKED = (1, 1, 1, 1, 1, 1, 1, 1, 0)


def test_a_first_score_is_wanted(chart):
    """A target judged by the PHQ-9 wants a first score at once, and it is late after 7 days."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    says = f"{PHQ} has no first score yet; wanted since 5 January 2026."
    chart.seen("2026-01-05 10:01").duty(says, owner="Tess", level="T4", due="2026-01-12 10:00", overdue=False)
    chart.seen("2026-01-12 10:00").duty(says, owner="Tess", level="T4", overdue=True)


def test_why_there_is_no_answer_is_said(chart):
    """Whoever asks why nothing came is told how far it is: nobody has sent it yet."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    found = chart.seen("2026-01-05 10:01").duty(
        f"{PHQ} has no first score yet; wanted since 5 January 2026.", owner="Tess", level="T4"
    )
    assert [str(one) for one in found.remarks] == ["Not sent yet."]
    chart.note("expect", "“Not sent yet.”")


def test_a_medicine_wants_its_measure(chart):
    """So does an order that names a measure."""
    chart.day("2026-01-05 10:00").prescriber.orders("sertraline", 50, "2026-01-06", measure="phq_9")
    chart.seen("2026-01-05 10:01").duty(
        f"{PHQ} has no first score yet; wanted since 5 January 2026.", owner="Tess", level="T4"
    )


def test_every_two_weeks_at_first(chart):
    """In the acute phase (and where no phase is known) the PHQ-9 is due every 14 days, and late 2.8 days after (a fifth)."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-05 11:00").client.answers("phq_9", *ASKED)
    chart.seen("2026-01-19 10:59").no_duty("measures.overdue")
    says = f"{PHQ} due since 19 January 2026; last answered on 5 January 2026."
    chart.seen("2026-01-19 11:00").duty(says, owner="Tess", level="T4", due="2026-01-22 06:12", overdue=False)
    chart.seen("2026-01-22 06:12").duty(says, owner="Tess", level="T4", overdue=True)


def test_monthly_in_continuation(chart):
    """In continuation it is due after 30 days."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-05 11:00").client.answers("phq_9", *ASKED)
    chart.day("2026-01-05 12:00").prescriber.phase("depression", "continuation")
    chart.seen("2026-02-04 10:59").no_duty("measures.overdue")
    chart.seen("2026-02-04 11:00").duty(
        f"{PHQ} due since 4 February 2026; last answered on 5 January 2026.",
        owner="Tess", level="T4", due="2026-02-10 11:00",
    )  # fmt: skip


def test_every_three_months_in_maintenance(chart):
    """In maintenance it is due after 90 days; in between nobody is bothered."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-05 11:00").client.answers("phq_9", *ASKED)
    chart.day("2026-01-05 12:00").prescriber.phase("depression", "maintenance")
    chart.seen("2026-04-05 11:59").no_duty("measures.overdue")
    chart.seen("2026-04-05 12:00").duty(
        f"{PHQ} due since 5 April 2026; last answered on 5 January 2026.", owner="Tess", level="T4"
    )


def test_answers_without_a_score_do_not_count(chart):
    """A form that gives no total has not answered the question: the measure stays due."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-05 11:00").client.answers("phq_9", 1, 1, 1)
    chart.seen("2026-01-05 11:01").duty(
        f"{PHQ} has no first score yet; wanted since 5 January 2026.", owner="Tess", level="T4"
    )


def test_a_medicine_for_a_fixed_time_wants_it_too(chart):
    """An order that ends on a day is judged until that day is over."""
    chart.day("2026-01-05 10:00").prescriber.orders(
        "sertraline", 50, "2026-01-06", last="2026-01-20", measure="phq_9"
    )
    chart.seen("2026-01-20 23:59").duty(
        f"{PHQ} has no first score yet; wanted since 5 January 2026.", owner="Tess", level="T4", overdue=True
    )
    chart.seen("2026-01-21 00:00").no_duty("measures.overdue")


def test_nobody_is_asked_after_care_has_ended(chart):
    """Whoever left the clinic's care is not chased for questionnaires."""
    chart.day("2026-01-05 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-01-06 10:00").therapist.ends_care("client_choice", "Rosa moves to her sister.")
    chart.seen("2026-03-02").no_duty("measures.overdue")
