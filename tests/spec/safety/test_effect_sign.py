"""A side effect that is a sign of danger opens its event: what a row gives as a reason to call, and the weekly check."""

from tests.spec.supplying import notices

CHECK = [0] * 15


def check(item: int, value: int) -> list[int]:
    return [value if place == item - 1 else 0 for place in range(15)]


def test_a_rash_in_the_weekly_check(chart):
    """Item 7 of the check, mild, in the third week of lamotrigine: ES03, T1."""
    chart.day("2026-03-02 11:00").prescriber.orders("lamotrigine", 25, "2026-03-03")
    chart.day("2026-03-20 10:00").client.answers("side_effect_check", *check(7, 1))
    chart.seen("2026-03-20 10:00").event("ES03", "T1", owner="Nora", due="2026-03-20 11:00")


def test_a_rash_after_half_a_year(chart):
    """After the first eight weeks the check alone opens nothing; the reason to call still does."""
    order = chart.day("2026-03-02 11:00").prescriber.orders("lamotrigine", 25, "2026-03-03")
    chart.day("2026-09-15 10:00").client.answers("side_effect_check", *check(7, 1))
    chart.seen("2026-09-15 10:00").events()
    notices(chart.day("2026-09-16 10:00").client, "rash", known="SE15", order=order, red_flag=True)
    chart.seen("2026-09-16 10:00").event("ES03", "T0", owner="Nora", due="2026-09-16 10:05")


def test_a_rash_on_another_medicine(chart):
    chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 25, "2026-03-03")
    chart.day("2026-03-20 10:00").client.answers("side_effect_check", *check(7, 2))
    chart.seen("2026-03-20 10:00").events()


def test_nothing_answered(chart):
    """What was not answered is not none, and not a sign either."""
    chart.day("2026-03-02 11:00").prescriber.orders("lamotrigine", 25, "2026-03-03")
    chart.day("2026-03-20 10:00").client.answers("side_effect_check", *[None] * 15)
    chart.seen("2026-03-20 10:00").events()


def test_suicidal_thoughts_on_a_new_antidepressant_under_25(chart):
    """The boxed warning: under 25 and in the first weeks it is ES01-Y, the prescriber's within the hour."""
    chart.born("2004-06-01")
    order = chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 25, "2026-03-03")
    notices(chart.day("2026-03-17 14:00").client, "jitteriness", known="SE02", order=order, red_flag=True)
    chart.seen("2026-03-17 14:00").event("ES01-Y", "T1", owner="Pete", due="2026-03-17 15:00")


def test_suicidal_thoughts_on_a_new_antidepressant_at_40(chart):
    chart.born("1986-06-01")
    order = chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 25, "2026-03-03")
    notices(chart.day("2026-03-17 14:00").client, "jitteriness", known="SE02", order=order, red_flag=True)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess", due="2026-03-17 15:00")
