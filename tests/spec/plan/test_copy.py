"""Any signed change of the plan reaches the client in plain words and their language, or it is said why not."""

from steadystep.chart.intake import Demographics
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.chart.plan_together import PlanAnswered

SAYS = "The plan changed on 2 February 2026; the client has no copy of it since."


def aims(chart):
    return chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")


def gives(chart, at="2026-02-02 11:00", **parts):
    chart.day(at).therapist.writes(
        lambda when: PlanCopyGiven(when=when, **parts), "notes what came of the copy"
    )


def test_a_change_without_a_copy(chart):
    """A target is signed: the client has nothing of it in hand."""
    aims(chart)
    chart.seen("2026-02-02 10:01").finds(SAYS, urgency="note")


def test_no_plan_yet(chart):
    """Nothing was planned: there is nothing to give."""
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.copy")


def test_given_on_paper(chart):
    """It was handed over: quiet, until the next change."""
    aims(chart)
    gives(chart, how="on_paper")
    chart.seen("2026-02-02 11:01").says_nothing_of("plan.copy")
    chart.day("2026-02-09 10:00").prescriber.target("sleep", "isi")
    chart.seen("2026-02-09 10:01").finds(
        "The plan changed on 9 February 2026; the client has no copy of it since."
    )


def test_the_client_answered_where_they_read_it(chart):
    """Who says yes or no to a line on the phone has read it."""
    target = aims(chart)
    chart.day("2026-02-02 12:00").client.writes(
        lambda when: PlanAnswered(when=when, line=target, answer="agreed"), "agrees to it on the phone"
    )
    chart.seen("2026-02-02 12:01").says_nothing_of("plan.copy")


def test_a_reason_is_enough(chart):
    """They did not want paper at home: said, and quiet."""
    aims(chart)
    gives(chart, how="not_given", reason="No paper at home, they say: it is not safe there")
    chart.seen("2026-02-02 11:01").says_nothing_of("plan.copy", "plan.copy.language")


def test_a_copy_in_a_language_they_do_not_read(chart):
    """English for somebody who reads Vietnamese, without an interpreter: somebody goes through it with them."""
    chart.day("2026-02-01 09:00").therapist.writes(
        lambda when: Demographics(when=when, legal_name="Rosa", language="vi"), "writes down the language"
    )
    aims(chart)
    gives(chart, how="on_paper", language="en")
    chart.seen("2026-02-02 11:01").finds(
        "The copy of the plan is in en; the client reads vi.", offers="Book an interpreter"
    )
    gives(chart, "2026-02-02 12:00", how="read_together", language="en", interpreter=True)
    chart.seen("2026-02-02 12:01").says_nothing_of("plan.copy.language")
