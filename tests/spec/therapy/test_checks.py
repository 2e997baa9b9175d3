"""At sessions 3, 6 and 12 the work itself is looked at; a session check that fell asks for a talk, and a note of it is enough."""

from steadystep.chart.therapy import ProgressNote, Session

RULE = "therapy.checks"
TALK = "The session check says that something between you asks for a talk: 6.6 of 10."


def session(chart, at, **more):
    chart.day(at).therapist.writes(
        lambda when: Session(
            when=when, no_agenda="As it came", modality="cbt", summary="Worked on it.", **more
        ),
        "holds a session",
    )


def test_after_the_third_session_the_check_and_the_checklist_are_asked_for(chart):
    """Two sessions ask for nothing; the third does, and answers with a ticked checklist settle it."""
    session(chart, "2026-01-07 16:00")
    session(chart, "2026-01-14 16:00")
    chart.seen("2026-01-15 09:00").says_nothing_of(RULE)
    session(chart, "2026-01-21 16:00")
    chart.seen("2026-01-22 09:00").finds(
        "Session 3 was held: look at how the work goes.", missing="The session check of that time", urgency="note"
    )  # fmt: skip
    chart.day("2026-01-22 10:00").client.answers("session_check", 9, 8, 8)
    session(chart, "2026-01-28 16:00", checklist=("An agenda was set together",))
    chart.seen("2026-01-29 09:00").says_nothing_of(RULE)


def test_a_mean_below_seven_asks_for_a_talk_until_it_is_written_down(chart):
    """4, 8 and 8 are 6.6; the note of the talk closes it."""
    chart.day("2026-01-21 17:00").client.answers("session_check", 4, 8, 8)
    chart.seen("2026-01-21 17:01").finds(TALK, urgency="attention")
    chart.day("2026-01-23 10:00").therapist.writes(
        lambda when: ProgressNote(when=when, text="Spoke of feeling rushed."), "writes down the talk"
    )
    chart.seen("2026-01-23 10:01").says_nothing_of(RULE)


def test_a_drop_of_two_asks_although_the_mean_is_fine(chart):
    """From 10 to 8; a small change stays quiet."""
    chart.day("2026-01-14 17:00").client.answers("session_check", 10, 10, 10)
    chart.day("2026-01-21 17:00").client.answers("session_check", 9, 9, 9)
    chart.seen("2026-01-21 17:01").says_nothing_of(RULE)
    chart.day("2026-01-28 17:00").client.answers("session_check", 7, 7, 7)
    chart.seen("2026-01-28 17:01").finds(
        "The session check says that something between you asks for a talk: 7 of 10."
    )
