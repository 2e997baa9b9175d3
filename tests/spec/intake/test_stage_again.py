"""From 65 on, whether somebody drives is asked once and every year."""

from .test_life_stages import told

ASK, TALK = "intake.stage_again", "medication.driving"


def test_on_the_birthday_it_is_asked_and_the_day_before_it_is_not(chart):
    """She turns 65 in care: nobody has asked yet."""
    chart.born("1961-03-02")
    chart.seen("2026-03-01 12:00").no_duty(ASK)
    chart.seen("2026-03-02 12:00").duty(
        "Whether they drive: nobody has asked yet (65 and older).", owner="Nora", level="T4", overdue=False
    )


def test_an_answer_of_younger_years_is_asked_again(chart):
    """Asked at 64 and again from 65 on; then it rests for a year."""
    chart.born("1961-03-02")
    told(chart, "2026-02-02 10:00", "drives")
    chart.seen("2026-03-02 12:00").duty(
        "Whether they drive: last asked on 2 February 2026 (65 and older). Ask again.",
        owner="Nora",
        level="T4",
    )
    told(chart, "2026-03-03 10:00", "drives", holds=False)
    chart.seen("2026-03-03 10:01").no_duty(ASK)
    chart.seen("2027-03-03 09:59").no_duty(ASK)
    chart.seen("2027-03-03 10:00").duty(
        "Whether they drive: last asked on 3 March 2026 (65 and older). Ask again.", owner="Nora", level="T4"
    )


def test_nobody_knows_the_age_and_nobody_is_asked(chart):
    """Without a birth date the stage says that it cannot tell; it is not guessed from here."""
    chart.seen("2026-03-02 12:00").no_duty(ASK)


def test_at_sixty_it_is_no_question_of_age(chart):
    """Younger people are asked with the rest of their health; this stage asks nothing of them."""
    chart.born("1966-03-02")
    chart.day("2026-02-02 09:00").prescriber.orders("zolpidem", 5, "2026-02-02")
    told(chart, "2026-02-02 10:00", "drives")
    seen = chart.seen("2026-02-02 10:01")
    seen.no_duty(ASK)
    seen.says_nothing_of(TALK)
