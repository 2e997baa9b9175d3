"""Naloxone in hand and in date, wherever an opioid may be met."""

from tests.spec.medication.substance_writing import last_use, naloxone, on_buprenorphine

NONE = "Naloxone is not in hand: give it today and show how it is used."


def test_naloxone_for_everyone_on_an_opioid(chart):
    """MO34. Due the same day, settled by the kits; two years later the kit has expired, and it is due again."""
    on_buprenorphine(chart)
    chart.seen("2026-03-11 14:01").duty(NONE, owner="Nora", level="T3", overdue=False)
    naloxone(chart, "2026-03-11 15:00", expires="2026-06-30")
    chart.seen("2026-06-30 23:59").no_duty("medication.naloxone")
    chart.seen("2026-07-01 00:00").duty(
        "The naloxone given on 11 March 2026 has expired: give a new kit.",
        owner="Nora",
        level="T3",
        known="2026-07-01 00:00",
    )


def test_naloxone_for_stimulants(chart):
    """R53. Fentanyl hides in stimulants: who uses cocaine is offered naloxone too."""
    last_use(chart, "2026-03-04 10:00", "cocaine", "2026-03-01")
    chart.seen("2026-03-04 10:01").duty(NONE, owner="Nora", level="T3")


def test_no_opioid_no_naloxone(chart):
    """Somebody who meets no opioid is not asked."""
    chart.day("2026-03-04 10:00").prescriber.orders("sertraline", 50, "2026-03-04")
    chart.seen("2026-03-04 10:01").no_duty("medication.naloxone")
