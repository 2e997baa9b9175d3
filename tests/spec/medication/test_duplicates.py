"""Duplicates: the same substance or class twice."""


def test_the_same_substance_twice(chart):
    """Two products of one substance; tablets beside their own depot are meant so."""
    chart.day("2026-01-05 10:00").client.tells_medicine(
        "buprenorphine", "buprenorphine_sl", started="2025-12-01"
    )
    chart.day("2026-01-05 10:05").prescriber.orders("buprenorphine_naloxone_sl", 8, "2026-01-05")
    chart.seen("2026-01-05 10:06").finds(
        "buprenorphine-naloxone SL film/tablet and buprenorphine hold the same substance: is one of them enough?",
        urgency="note",
    )
    chart.day("2026-01-06 10:00").prescriber.orders("haloperidol", 2, "2026-01-06")
    chart.day("2026-01-06 10:05").prescriber.orders("haloperidol_dec", 50, "2026-01-06")
    found = [
        one
        for one in chart.seen("2026-01-06 10:06").said.findings
        if one.rule == "medication.duplicate.substance"
    ]
    assert len(found) == 1


def test_two_of_one_class(chart):
    """A second SSRI does the same again."""
    chart.day("2026-01-05 10:00").client.tells_medicine("citalopram", "citalopram", started="2025-12-01")
    chart.day("2026-01-05 10:05").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.seen("2026-01-05 10:06").finds(
        "sertraline and citalopram are of one class (SSRI): is one of them enough?"
    )


def test_two_that_have_nothing_in_common(chart):
    """An SSRI and a mood stabiliser are no duplicate."""
    chart.day("2026-01-05 10:00").client.tells_medicine("lithium", "lithium", started="2025-12-01")
    chart.day("2026-01-05 10:05").prescriber.orders("sertraline", 50, "2026-01-05")
    chart.seen("2026-01-05 10:06").says_nothing_of(
        "medication.duplicate.class", "medication.duplicate.substance"
    )
