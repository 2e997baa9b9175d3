"""A rule that breaks is shown as broken, is somebody's duty and is tried again within the hour. It is never silence."""

import msgspec

from steadystep.reasoning.rules.measures import meaning
from steadystep.reasoning.rules.safety import risk_answer
from steadystep.reasoning.rules.visits import next_visit


def broken(rule):
    def find(view):
        raise ZeroDivisionError("a fault of ours")
        yield

    return msgspec.structs.replace(rule, find=find)


def test_it_is_said(chart):
    """A finding names the rule and what to do by hand; the lead owes a look by tomorrow; the others have answered."""
    chart.ruled_by(broken(meaning.RULE), next_visit.RULE)
    chart.day("2026-02-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 0)
    says = "The rule measures.meaning broke (ZeroDivisionError) and could not be judged for this client."
    seen = chart.seen("2026-02-02 10:01")
    seen.finds(
        says, state="broken", urgency="attention",
        missing="Judge this by hand: Severity, change, response and remission of each measure, or why there is no score.",
    )  # fmt: skip
    seen.duty(says, owner="Lena", level="T3", due="2026-02-03 10:00", overdue=False)
    seen.duty("No next visit is booked.", owner="Cora", level="T3")
    chart.seen("2026-02-03 10:00").duty(says, owner="Lena", level="T3", overdue=True)


def test_it_is_tried_again(chart):
    """The review is made again within the hour, new entries or not."""
    chart.ruled_by(broken(meaning.RULE))
    chart.day("2026-02-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 0)
    chart.seen("2026-02-02 10:01").looks_again("2026-02-02 11:01")


def test_a_safety_rule(chart):
    """A broken safety rule may hide an alarm: the lead is told, and has one hour."""
    chart.ruled_by(broken(risk_answer.RULE))
    chart.day("2026-02-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 0)
    says = "The rule safety.risk_answer broke (ZeroDivisionError) and could not be judged for this client."
    seen = chart.seen("2026-02-02 10:01")
    duty = seen.duty(says, owner="Lena", level="T1", due="2026-02-02 11:00")
    assert [told.person for told in duty.told] == ["Lena"]
    seen.finds(says, state="broken", urgency="urgent")


def test_the_clients_words_stay_out(chart):
    """The message names the kind of fault, never what was in the chart."""
    chart.ruled_by(broken(meaning.RULE))
    chart.day("2026-02-02 10:00").client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 0)
    seen = chart.seen("2026-02-02 10:01")
    seen.finds(
        "The rule measures.meaning broke (ZeroDivisionError) and could not be judged for this client.",
        state="broken",
    )
    assert "a fault of ours" not in str(seen.said)


def test_a_rule_that_reads_nothing_here(chart):
    """A rule is only asked where the chart holds something that it reads; elsewhere it cannot break."""
    chart.ruled_by(broken(meaning.RULE))
    seen = chart.seen("2026-02-02 10:00")
    seen.says_nothing_of("measures.meaning")
    seen.no_duty("measures.meaning")
