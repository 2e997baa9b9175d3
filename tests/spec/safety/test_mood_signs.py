"""Two short nights with energy and a high mood open ES17 on the morning they are told; the person's own sleep is the measure."""


def usual(chart, days=range(1, 16)):
    """Two weeks of the usual: seven and a half hours, nothing high."""
    for day in days:
        chart.day(f"2026-03-{day:02} 08:00").client.checks_in(sleep=7.5)


def test_two_short_nights_with_energy_and_a_high_mood(chart):
    """RM1 and RM2 together: ES17, level T2, to the therapist."""
    usual(chart)
    chart.day("2026-03-16 08:00").client.checks_in(sleep=5.0, energy=1, mood=2)
    chart.day("2026-03-17 09:10").client.checks_in(sleep=5.2, energy=2, mood=2)
    chart.seen("2026-03-17 09:10").event("ES17", "T2", owner="Tess", due="2026-03-17 13:10")


def test_one_short_night(chart):
    """One night is a night."""
    usual(chart)
    chart.day("2026-03-16 08:00").client.checks_in(sleep=7.5)
    chart.day("2026-03-17 09:10").client.checks_in(sleep=5.0, energy=2, mood=2)
    chart.seen("2026-03-17 09:10").events()


def test_short_nights_and_tired(chart):
    """Sleeping badly without energy is not a sign of a high."""
    usual(chart)
    chart.day("2026-03-16 08:00").client.checks_in(sleep=5.0, energy=-1)
    chart.day("2026-03-17 09:10").client.checks_in(sleep=5.0, energy=-1)
    chart.seen("2026-03-17 09:10").events()


def test_a_person_we_hardly_know(chart):
    """With fewer than 14 days nobody can tell what is short for this person."""
    usual(chart, range(10, 16))
    chart.day("2026-03-16 08:00").client.checks_in(sleep=5.0, energy=1, mood=2)
    chart.day("2026-03-17 09:10").client.checks_in(sleep=5.2, energy=2, mood=2)
    chart.seen("2026-03-17 09:10").events()


def test_two_nights_under_four_hours(chart):
    """Under four hours twice with energy is a sign for anybody."""
    chart.day("2026-03-16 08:00").client.checks_in(sleep=3.5, energy=1)
    chart.day("2026-03-17 09:10").client.checks_in(sleep=3.0, energy=2)
    chart.seen("2026-03-17 09:10").event("ES17", "T2", owner="Tess", due="2026-03-17 13:10")


def test_the_high_goes_on(chart):
    """The third and fourth day tell of the same high: one event."""
    usual(chart)
    for day in range(16, 20):
        chart.day(f"2026-03-{day} 09:10").client.checks_in(sleep=5.0, energy=2, mood=2)
    chart.seen("2026-03-19 09:10").events("ES17")
