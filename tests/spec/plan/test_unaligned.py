"""Medicine and therapy work as one plan: a medicine ordered here serves a target."""


def test_no_target(chart):
    """Sertraline for nothing in particular: it is said, and what to do."""
    chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    finding = chart.seen("2026-02-02 10:01").finds(
        "sertraline is tied to no target of the plan.", urgency="note"
    )
    assert str(finding.do) == "Name the target it is for, and the measure that will judge it."


def test_with_a_target(chart):
    """Tied to a target: nothing to say."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.seen("2026-02-02 10:06").says_nothing_of("plan.unaligned")


def test_the_target_was_retracted(chart):
    """The target is gone: the medicine is said to be unaligned again."""
    target = chart.day("2026-02-02 10:00").prescriber.target("low mood", "phq_9")
    chart.day("2026-02-02 10:05").prescriber.orders("sertraline", 50, "2026-02-03", target=target)
    chart.day("2026-02-03 10:00").prescriber.retracts(target)
    chart.seen("2026-02-03 10:01").finds("sertraline is tied to no target of the plan.")


def test_from_elsewhere(chart):
    """What another doctor prescribes is theirs to explain."""
    chart.day("2026-02-02 10:00").client.tells_medicine("sertraline", "sertraline", started="2026-01-01")
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.unaligned")


def test_stopped(chart):
    """A medicine that has ended asks for no target."""
    order = chart.day("2026-02-02 10:00").prescriber.orders("sertraline", 50, "2026-02-03")
    chart.day("2026-03-02 10:00").prescriber.stops(order, "2026-03-02")
    chart.seen("2026-03-03").says_nothing_of("plan.unaligned")
