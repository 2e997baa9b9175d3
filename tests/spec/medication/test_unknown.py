"""A medicine that matches no file cannot be checked. That is said, never passed over."""

ASK = "Match it to a known medicine, or check it by hand."


def test_told_from_elsewhere(chart):
    """A syrup from the counter is kept as told, and listed as not checked."""
    chart.day("2026-06-10 10:00").client.tells_medicine("cough syrup (dextromethorphan)")
    chart.seen("2026-06-10 10:01").finds(
        "cough syrup (dextromethorphan) cannot be checked for interactions.",
        missing=ASK, urgency="note", state="cannot_tell",
    )  # fmt: skip


def test_no_longer_described(chart):
    """So is a medicine whose id no file describes, as an older or newer release may have written it."""
    chart.day("2026-06-12 10:00").client.tells_medicine("nefazodone", "nefazodone")
    chart.seen("2026-06-12 10:01").finds(
        "nefazodone cannot be checked for interactions.", missing=ASK, state="cannot_tell"
    )


def test_ordered_here(chart):
    """Ordered by ourselves it asks for attention."""
    chart.day("2026-06-10 10:00").prescriber.orders("a new medicine", 10, "2026-06-11")
    chart.seen("2026-06-10 10:01").finds(
        "a new medicine cannot be checked for interactions.",
        missing=ASK,
        urgency="attention",
        state="cannot_tell",
    )


def test_for_a_few_days(chart):
    """A course of five days is not checked either, until its last day is over."""
    chart.day("2026-06-10 10:00").prescriber.orders("a new medicine", 10, "2026-06-11", last="2026-06-15")
    says = "a new medicine cannot be checked for interactions."
    chart.seen("2026-06-15 23:59").finds(says, state="cannot_tell")
    chart.seen("2026-06-16 00:00").says_nothing_of("medication.unknown")


def test_a_known_medicine(chart):
    """Sertraline is described: nothing to say."""
    chart.day("2026-06-10 10:00").prescriber.orders("sertraline", 50, "2026-06-11")
    chart.seen("2026-06-10 10:01").says_nothing_of("medication.unknown")
