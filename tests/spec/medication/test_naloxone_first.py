"""R36. A new benzodiazepine beside an opioid: naloxone first, and a signed reason."""

from tests.spec.medication.substance_writing import naloxone, on_buprenorphine


def test_a_benzodiazepine_beside_buprenorphine(chart):
    """Refused while no naloxone is in hand; then the pair itself asks for the reason."""
    on_buprenorphine(chart)
    chart.day("2026-04-01 10:00").prescriber.tries_to_order("lorazepam", 0.5, "2026-04-01").refused(
        "lorazepam beside buprenorphine_naloxone_sl: naloxone is not in hand."
    )
    naloxone(chart, "2026-04-01 10:10")
    chart.day("2026-04-01 10:20").prescriber.tries_to_order("lorazepam", 0.5, "2026-04-01").needs_reason(
        "lorazepam"
    )


def test_an_opioid_told_from_elsewhere_counts(chart):
    """Oxycodone of a dentist."""
    chart.day("2026-04-01 09:00").client.tells_medicine("Oxycodone", "oxycodone", started="2026-03-30")
    chart.day("2026-04-01 10:00").prescriber.tries_to_order("lorazepam", 0.5, "2026-04-01").refused(
        "naloxone is not in hand"
    )


def test_without_an_opioid_nothing_is_asked(chart):
    chart.day("2026-04-01 10:00").prescriber.tries_to_order("lorazepam", 0.5, "2026-04-01").allowed()
    chart.seen("2026-04-01 10:01").says_nothing_of("medication.naloxone_first")


def test_an_opioid_that_has_ended_is_none(chart):
    chart.day("2026-04-01 09:00").client.tells_medicine(
        "Oxycodone", "oxycodone", started="2026-02-01", stopped="2026-02-05"
    )
    chart.day("2026-04-01 10:00").prescriber.tries_to_order("lorazepam", 0.5, "2026-04-01").allowed()
