"""An antidepressant alone, where the bipolar checklist has a flag: a reason is asked for. Case B."""

RULE = "medication.bipolar_first"
SAYS = "sertraline alone: possible bipolar disorder by the checklist of 2 February 2026."


def checklist(chart, *items):
    chart.day("2026-02-02 10:00").therapist.answers("bipolar_checklist", *items, *([0] * (10 - len(items))))


def test_case_b_sertraline_alone_needs_a_reason(chart):
    """Case B, 2 February: past hypomania yes, antidepressant activation yes, mother bipolar."""
    checklist(chart, 1, 1, 1)
    chart.day("2026-02-02 11:00").prescriber.tries_to_order("sertraline", 50, "2026-02-03").needs_reason(
        "possible bipolar disorder"
    )


def test_once_signed_it_stays_as_a_note(chart):
    """Signed with a reason: it is said, and interrupts nobody again."""
    checklist(chart, 1, 1, 1)
    chart.day("2026-02-02 11:00").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.seen("2026-02-02 11:01").finds(SAYS, urgency="note")


def test_beside_a_mood_stabiliser_nothing_is_said(chart):
    """Stays quiet beside lithium."""
    checklist(chart, 1, 1, 1)
    chart.day("2026-02-02 11:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    chart.day("2026-02-10 11:00").prescriber.orders("sertraline", 50, "2026-02-10")
    chart.seen("2026-02-10 11:01").says_nothing_of(RULE)


def test_a_checklist_without_flags_is_quiet(chart):
    """Case A, 5 January: all no."""
    checklist(chart, 0)
    chart.day("2026-02-02 11:00").prescriber.orders("sertraline", 25, "2026-02-03")
    chart.seen("2026-02-02 11:01").says_nothing_of(RULE)


def test_nobody_asked_so_nothing_is_claimed(chart):
    """Cannot tell: without the checklist no disorder is hinted at."""
    chart.day("2026-02-02 11:00").prescriber.orders("sertraline", 25, "2026-02-03")
    chart.seen("2026-02-02 11:01").says_nothing_of(RULE)
