"""After a hard time the plan is looked at together within seven days. Nobody is at fault, and no word is refused."""

from steadystep.chart.setbacks import Setback
from steadystep.reasoning.facts.person_first import person_first

AGAIN = "After the setback of 2 February 2026: say how the plan changes, or why it stays."


def notes(chart, at="2026-02-02 10:00", **parts):
    return chart.day(at).therapist.writes(
        lambda when: Setback(
            when=when, what="hard_event", told="A week without sleep after the move", **parts
        ),
        "writes a setback note",
    )


def test_a_note_without_a_change_of_the_plan(chart):
    """What happened is written; how the plan changes is due within seven days."""
    notes(chart, helped="Her sister came over")
    chart.seen("2026-02-02 10:01").duty(
        AGAIN, owner="Tess", level="T4", due="2026-02-09 10:00", overdue=False
    )
    chart.seen("2026-02-09 10:01").duty(AGAIN, owner="Tess", level="T4", overdue=True)


def test_a_note_that_says_how_the_plan_changes(chart):
    """It says what would make the next hard day easier: nothing is due."""
    notes(chart, plan_change="A call every evening for two weeks")
    chart.seen("2026-02-02 10:01").no_duty("plan.setback")


def test_the_plan_changed_after_it(chart):
    """A target signed since answers it, without a second form."""
    notes(chart)
    chart.day("2026-02-04 10:00").prescriber.target("sleep", "isi")
    chart.seen("2026-02-04 10:01").no_duty("plan.setback")


def test_a_crisis_asks_for_a_look_at_the_plan(chart):
    """A safety event of T1 about suicide: within seven days the plan is looked at; a change before it answers nothing."""
    chart.day("2026-02-01 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 3)
    chart.seen("2026-02-02 10:01").duty(
        "After ES01-2 on 2 February 2026: look at the plan together; what helped, and what changes.",
        owner="Tess",
        level="T4",
    )


def test_nothing_happened(chart):
    """No event, no note: no duty."""
    chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.seen("2026-02-02 10:01").no_duty("plan.setback")


def test_words_without_blame_are_offered(chart):
    """ "Former addict" is offered "person in recovery", "dirty urine" a result; words that blame nobody get no offer."""
    offered = {one.instead for one in person_first("A former addict with dirty urine")}
    assert offered == {"person in recovery", "test that is positive, or negative"}
    assert person_first("She used on Friday and told us on Monday. The kitchen is clean.") == ()
