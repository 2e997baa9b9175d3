"""Whoever sees or hears of a safety event reports it: it opens at its level, with an owner, a clock and what to do."""


def test_a_past_overdose(chart):
    """ES02-B is level T1: within one hour, to the nurse first."""
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    chart.seen("2026-03-17 14:00").event("ES02-B", "T1", owner="Nora", due="2026-03-17 15:00")


def test_a_rash_on_lamotrigine(chart):
    """Any rash is level T1."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03")
    chart.seen("2026-03-17 14:00").event("ES03", "T1", owner="Nora", due="2026-03-17 15:00")


def test_a_rash_with_a_danger_sign(chart):
    """Fever, blisters or sores of the mouth: level T0, at once."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03", danger=True)
    chart.seen("2026-03-17 14:00").event("ES03", "T0", owner="Nora", due="2026-03-17 14:05")


def test_the_same_event_reported_twice_in_a_day(chart):
    """Two people tell of the same: one event."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03")
    chart.day("2026-03-17 15:00").nurse.reports("ES03")
    chart.seen("2026-03-17 15:00").events("ES03")


def test_the_danger_sign_seen_later(chart):
    """What is more urgent than what stands opens a second event."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03")
    chart.day("2026-03-17 14:30").nurse.reports("ES03", danger=True)
    chart.seen("2026-03-17 14:30").events("ES03", "ES03")


def test_it_happens_again_the_next_week(chart):
    """After a day it is a new event, though the first is still open."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03")
    chart.day("2026-03-24 14:00").therapist.reports("ES03")
    chart.seen("2026-03-24 14:00").events("ES03", "ES03")


def test_an_imported_history(chart):
    """What another system tells of the past opens nothing by itself."""
    chart.day("2026-03-17 14:00").an_import.reports("ES02-B")
    chart.seen("2026-03-17 14:00").events()
