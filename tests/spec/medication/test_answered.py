"""Alerts that were answered: folded for 90 days while list, doses and severity stay as they were (README, Severity words)."""

from steadystep.chart.medication import ReasonGiven

MR16 = ReasonGiven(rule="medication.MR16", reason="Three days only, level on Friday.")
SAYS = "lithium carbonate with ibuprofen: ibuprofen can raise lithium into the unsafe range."


def lithium_after_ibuprofen(chart):
    chart.day("2026-01-05 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-01-05")
    return chart.day("2026-01-06 10:00").prescriber.orders_with(MR16, "lithium", 300, "2026-01-06")


def answered(chart, said):
    found = chart.seen(said).finds(SAYS)
    return found.urgency, found.answer.reason if found.answer else ""


def test_an_answered_alert_is_a_note(chart):
    """Who answered, when and why stands with it."""
    lithium_after_ibuprofen(chart)
    found = chart.seen("2026-01-06 10:01").finds(SAYS)
    assert (found.urgency, found.severity) == ("note", "major")
    assert (found.answer.reason, found.answer.at.isoformat()[:10]) == (MR16.reason, "2026-01-06")


def test_ninety_days_later_it_opens_again(chart):
    lithium_after_ibuprofen(chart)
    assert answered(chart, "2026-04-06 10:59") == ("note", MR16.reason)
    assert answered(chart, "2026-04-06 11:01") == ("attention", "")


def test_a_new_dose_opens_it(chart):
    """The answer was about the dose that was signed."""
    order = lithium_after_ibuprofen(chart)
    chart.day("2026-02-06 10:00").prescriber.changes_dose(order, 600, "2026-02-06")
    assert answered(chart, "2026-02-06 10:01") == ("attention", "")


def test_the_same_telling_again_leaves_it_folded(chart):
    """A list that is told anew in the same words changes nothing."""
    lithium_after_ibuprofen(chart)
    chart.day("2026-02-06 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-01-05")
    assert answered(chart, "2026-02-06 10:01") == ("note", MR16.reason)


def test_an_alert_that_nobody_answered_stays_open(chart):
    chart.day("2026-01-05 10:00").prescriber.orders("lithium", 300, "2026-01-05")
    chart.day("2026-01-06 10:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-01-06")
    other = "ibuprofen with lithium carbonate: ibuprofen can raise lithium into the unsafe range."
    assert chart.seen("2026-01-06 10:01").finds(other, urgency="attention").answer is None


def test_the_same_order_anew_asks_for_no_second_reason(chart):
    """Stopped and ordered again at the same dose within 90 days: the pair and the doses are those that were answered."""
    order = lithium_after_ibuprofen(chart)
    chart.day("2026-02-05 10:00").prescriber.stops(order, "2026-02-05")
    chart.day("2026-02-06 10:00").prescriber.orders("lithium", 300, "2026-02-06")
    assert answered(chart, "2026-02-06 10:01") == ("note", MR16.reason)


def test_the_same_order_at_a_higher_dose_asks_again(chart):
    order = lithium_after_ibuprofen(chart)
    chart.day("2026-02-05 10:00").prescriber.stops(order, "2026-02-05")
    chart.day("2026-02-06 10:00").prescriber.tries_to_order("lithium", 600, "2026-02-06").needs_reason(SAYS)
