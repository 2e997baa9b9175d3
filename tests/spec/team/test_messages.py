"""A message that waits has an owner and a time; how urgent its words are, only a reader says."""

from tests.spec.team.working import follows, writes_to
from tests.spec.writers import Writer

WAITS = "A message from the client waits for an answer."


def test_a_client_writes(chart):
    """On Friday evening: the case manager answers by the end of Monday. Words of danger change nothing here, a person reads them."""
    writes_to(chart.day("2026-01-16 18:00").client, "team", "I cannot do this any more")
    seen = chart.seen("2026-01-16 18:01")
    seen.duty(WAITS, owner="Cora", level="T3", known="2026-01-16 18:00", due="2026-01-19 17:00")
    seen.events()


def test_the_answer(chart):
    """Whoever of the team answers the client ends it; a new message begins it anew."""
    writes_to(chart.day("2026-01-13 10:00").client, "team", "Can I move Thursday?")
    writes_to(chart.day("2026-01-13 11:00").therapist, "client", "Yes, Friday at ten.")
    chart.seen("2026-01-13 11:01").no_duty("team.messages")
    writes_to(chart.day("2026-01-14 10:00").client, "team", "Thank you. One more question")
    chart.seen("2026-01-14 10:01").duty(WAITS, owner="Cora", level="T3", known="2026-01-14 10:00")


def test_handed_on(chart):
    """With a word why; the time does not begin anew."""
    writes_to(chart.day("2026-01-13 10:00").client, "team", "The new tablets make me sick")
    follows(chart.day("2026-01-13 10:30").case_manager, "client", "handed_on", "About a medicine", to="Pete")
    duty = chart.seen("2026-01-13 10:31").duty(WAITS, owner="Pete", level="T3", due="2026-01-14 17:00")
    assert "Handed on: About a medicine" in [str(one) for one in duty.remarks]


def test_no_answer_needed(chart):
    """Somebody says so, and why."""
    writes_to(chart.day("2026-01-13 10:00").client, "team", "Thank you!")
    follows(chart.day("2026-01-13 10:30").nurse, "client", "no_answer_needed", "A thank you")
    chart.seen("2026-01-13 10:31").no_duty("team.messages")


def test_who_is_on_leave(chart):
    """Their substitute has it while they are away, and they themselves when they are back."""
    chart.away("Cora", "2026-01-13 00:00", "2026-01-17 00:00", substitute="Nora")
    writes_to(chart.day("2026-01-16 16:00").client, "team", "Can I move Thursday?")
    chart.seen("2026-01-16 16:01").duty(WAITS, owner="Nora", level="T3")
    chart.seen("2026-01-17 10:00").duty(WAITS, owner="Cora", level="T3")


def test_a_question_among_colleagues(chart):
    """Only one that asks for an answer waits, for whom it was written to, by the day named; its own writer cannot answer it."""
    writes_to(chart.day("2026-01-13 10:00").therapist, "prescriber", "Saw her: she sleeps well")
    asked = writes_to(
        chart.day("2026-01-13 10:01").therapist,
        "prescriber",
        "Lower the dose before the exam?",
        answer_by="2026-01-15",
    )
    says = "A question of the team about them waits for an answer."
    chart.seen("2026-01-13 10:02").duty(says, owner="Pete", level="T3", due="2026-01-16 00:00")
    follows(chart.day("2026-01-13 12:00").prescriber, asked, "answered_elsewhere", "Talked in the corridor")
    chart.seen("2026-01-13 12:01").no_duty("team.messages")


def test_a_caregiver_writes(chart):
    """It is followed up like any other; whether anything may be answered is another question."""
    moment = chart.day("2026-01-13 10:00")
    writes_to(
        Writer(chart, moment.client.at, "mia", "Mia, her sister,"),
        "team",
        "She does not sleep",
        caregiver=True,
    )
    says = "Somebody who cares for them wrote to us: read it, and follow it up."
    chart.seen("2026-01-13 10:01").duty(says, owner="Cora", level="T3")


def test_history_of_another_system(chart):
    """Messages that an import brings wait for nobody."""
    writes_to(chart.day("2026-01-13 10:00").an_import, "team", "An old message", answer_by="2025-01-15")
    chart.seen("2026-01-13 10:01").no_duty("team.messages")
