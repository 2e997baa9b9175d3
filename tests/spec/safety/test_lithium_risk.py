"""Lithium beside something new that raises its level, or after water and salt were lost."""

from tests.spec.safety.test_circumstance_sign import tells


def lithium(chart) -> None:
    chart.day("2026-03-02 11:00").prescriber.orders("lithium", 300, "2026-03-03", times=2)


def test_ibuprofen_from_elsewhere(chart):
    """A new NSAID with an unknown level: ES10-1, the same working day."""
    lithium(chart)
    chart.day("2026-03-17 14:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-03-15")
    chart.seen("2026-03-17 14:00").event("ES10-1", "T2", owner="Pete", due="2026-03-18 10:00")


def test_ibuprofen_with_a_high_level(chart):
    """With 1.4 it is within the hour: ES10-2."""
    lithium(chart)
    chart.day("2026-03-16 09:00").nurse.lithium_level(1.4, 12)
    chart.day("2026-03-17 14:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-03-15")
    chart.seen("2026-03-17 14:00").event("ES10-2", "T1", owner="Pete", due="2026-03-17 15:00")


def test_vomiting(chart):
    lithium(chart)
    tells(chart.day("2026-03-17 14:00").nurse, "volume_or_sodium_loss")
    chart.seen("2026-03-17 14:00").event("ES10-1", "T2", owner="Pete", due="2026-03-18 10:00")


def test_ibuprofen_was_taken_before_lithium(chart):
    """What was there when lithium was ordered was weighed with the order."""
    chart.day("2026-03-01 11:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-01-15")
    lithium(chart)
    chart.seen("2026-03-17 14:00").events()


def test_ibuprofen_without_lithium(chart):
    chart.day("2026-03-17 14:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-03-15")
    chart.seen("2026-03-17 14:00").events()
