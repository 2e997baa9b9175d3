"""An answer that may mean danger opens a safety event at once: item nine of the PHQ-9, whether or not the form is finished."""

NONE = (0, 0, 0, 0, 0, 0, 0, 0)


def test_item_nine_answered_1(chart):
    """Several days: low risk, ES01-1, level T2. Within 4 working hours, so at 14:00 by 10:00 of the next working day."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 14:00").event("ES01-1", "T2", owner="Tess", due="2026-03-18 10:00")


def test_item_nine_answered_2(chart):
    """More than half the days: moderate risk, ES01-2, level T1. Within one hour, whatever the hour."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess", due="2026-03-17 15:00")


def test_item_nine_answered_3(chart):
    """Nearly every day is ES01-2 as well, until a clinician has found the level."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 3)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess", due="2026-03-17 15:00")


def test_item_nine_answered_0(chart):
    """Not at all: no event."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 0)
    chart.seen("2026-03-17 14:00").events()


def test_in_the_morning_of_a_working_day(chart):
    """At 9:30 the four working hours end at 13:30 on the same day."""
    chart.day("2026-03-17 09:30").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 09:30").event("ES01-1", "T2", owner="Tess", due="2026-03-17 13:30")


def test_at_night(chart):
    """At 23:00 the clock starts to run at 9:00."""
    chart.day("2026-03-17 23:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 23:00").event("ES01-1", "T2", owner="Tess", due="2026-03-18 13:00")


def test_over_a_weekend(chart):
    """On Friday at 16:00 one working hour is left; the other three are Monday's."""
    chart.day("2026-03-20 16:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-20 16:00").event("ES01-1", "T2", owner="Tess", due="2026-03-23 12:00")


def test_over_a_holiday(chart):
    """On the Saturday before Memorial Day the clock starts on Tuesday."""
    chart.day("2026-05-23 10:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-05-23 10:00").event("ES01-1", "T2", owner="Tess", due="2026-05-26 13:00")


def test_an_hour_has_no_weekend(chart):
    """T1 is an hour by the wall clock, on a Sunday night as on any other."""
    chart.day("2026-03-22 02:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-22 02:00").event("ES01-2", "T1", owner="Tess", due="2026-03-22 03:00")


def test_a_form_closed_early(chart):
    """The item is an entry the moment it is answered: the event opens although the form is never handed in."""
    chart.day("2026-03-17 14:00").client.item("phq_9", 9, 1)
    chart.seen("2026-03-17 14:00").event("ES01-1", "T2", owner="Tess", due="2026-03-18 10:00")


def test_the_same_sheet_says_it_once(chart):
    """The item and then the form that holds it are one telling: one event."""
    chart.day("2026-03-17 14:00").client.item("phq_9", 9, 1, form="sheet")
    chart.day("2026-03-17 14:03").client.answers("phq_9", *NONE, 1, form="sheet")
    chart.seen("2026-03-17 14:03").events("ES01-1")


def test_the_same_sheet_handed_in_days_later(chart):
    """Also when the event was closed before the rest of the form arrived."""
    chart.day("2026-03-17 14:00").client.item("phq_9", 9, 1, form="sheet")
    chart.day("2026-03-17 15:00").therapist.closes("Passive thoughts, no plan; safety plan of today.")
    chart.day("2026-03-19 10:00").client.answers("phq_9", *NONE, 1, form="sheet")
    chart.seen("2026-03-19 10:00").events()


def test_the_same_sheet_says_more(chart):
    """A higher answer on the same sheet is more urgent: it opens its own event."""
    chart.day("2026-03-17 14:00").client.item("phq_9", 9, 1, form="sheet")
    chart.day("2026-03-17 14:03").client.answers("phq_9", *NONE, 2, form="sheet")
    chart.seen("2026-03-17 14:03").events("ES01-1", "ES01-2")


def test_again_within_a_day(chart):
    """Another form within 24 hours, while the event is open and at least as urgent: the same event."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-18 13:59").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-18 13:59").events("ES01-1")


def test_again_after_a_day(chart):
    """After 24 hours it is a new event, even while the first is open."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-18 14:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-18 14:00").events("ES01-1", "ES01-1")


def test_worse_within_a_day(chart):
    """A more urgent answer within 24 hours is not merged into the milder event."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 20:00").client.answers("phq_9", *NONE, 3)
    chart.seen("2026-03-17 20:00").events("ES01-1", "ES01-2")


def test_milder_within_a_day(chart):
    """A milder answer while the more urgent event is open belongs to that event."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 3)
    chart.day("2026-03-17 20:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 20:00").events("ES01-2")


def test_again_after_closing(chart):
    """Once closed, the next such answer opens a new event, also within the same day."""
    chart.day("2026-03-17 09:30").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 11:00").therapist.closes("Passive thoughts, no plan; safety plan of today.")
    chart.seen("2026-03-17 11:00").events()
    chart.day("2026-03-17 16:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 16:00").events("ES01-1")


def test_a_corrected_answer_closes_nothing(chart):
    """The answer is corrected to 0: the event stays open, says so, and waits for a licensed clinician."""
    form = chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 14:30").therapist.corrects_answers(form, *NONE, 0)
    seen = chart.seen("2026-03-17 14:30")
    seen.event("ES01-1", "T2", owner="Tess", due="2026-03-18 10:00")
    seen.remarks(
        "The answer it rests on was corrected since. It stays open until a licensed clinician has looked."
    )


def test_a_retracted_answer_closes_nothing(chart):
    """So it is when the form was written in the wrong chart."""
    form = chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:30").therapist.retracts(form)
    chart.seen("2026-03-17 14:30").events("ES01-2")


def test_a_correction_that_says_the_same_raises_nothing_anew(chart):
    """Another item of the form is corrected a week after the event was closed; item nine says what it said: no new event."""
    form = chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 15:00").therapist.closes("Passive thoughts, no plan; safety plan of today.")
    chart.day("2026-03-24 10:00").therapist.corrects_answers(form, 1, *NONE[1:], 1)
    chart.seen("2026-03-24 10:00").events()


def test_a_correction_that_says_more_raises(chart):
    """Item nine is corrected from 1 to 2: more urgent than what was raised, so it opens its own event."""
    form = chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 15:00").therapist.closes("Passive thoughts, no plan; safety plan of today.")
    chart.day("2026-03-24 10:00").therapist.corrects_answers(form, *NONE, 2)
    chart.seen("2026-03-24 10:00").event("ES01-2", "T1", owner="Tess", due="2026-03-24 11:00")


def test_an_offline_answer_arrives_late(chart):
    """Answered on Monday on a phone without a network, sent on Thursday: full level, clock from Thursday, its day told."""
    chart.day("2026-03-19 10:00").client.answers("phq_9", *NONE, 2, when="2026-03-16 22:00")
    seen = chart.seen("2026-03-19 10:00")
    duty = seen.event("ES01-2", "T1", owner="Tess", due="2026-03-19 11:00")
    assert str(duty.says) == "PHQ-9, item 9 answered 2 on 16 March 2026."


def test_imported_history_raises_nothing(chart):
    """An answer that another system recorded years ago opens no event: reading the history is a duty of its own."""
    chart.day("2026-03-17 14:00").an_import.answers("phq_9", *NONE, 3, when="2023-05-02 10:00")
    chart.seen("2026-03-17 14:00").events()


def test_a_missing_answer_raises_nothing(chart):
    """Not answered is not 0 and not 1: no event; the score says that item nine has to be asked."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, None)
    seen = chart.seen("2026-03-17 14:00")
    seen.events()
    seen.no_score("phq_9", "Item 9 was not answered and is never filled in: ask it.")
