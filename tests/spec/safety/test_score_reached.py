"""A total that asks for somebody now opens its safety event, whoever scored it."""

CIWA_10 = (1,) * 10
CIWA_19 = (2,) * 9 + (1,)


def test_withdrawal_of_10(chart):
    """CIWA-Ar 10 to 18: ES22-1, level T1, to the nurse."""
    chart.day("2026-03-17 14:00").nurse.answers("ciwa_ar", *CIWA_10)
    chart.seen("2026-03-17 14:00").event("ES22-1", "T1", owner="Nora", due="2026-03-17 15:00")


def test_withdrawal_of_19(chart):
    """19 or more: ES22-2, level T0."""
    chart.day("2026-03-17 14:00").nurse.answers("ciwa_ar", *CIWA_19)
    chart.seen("2026-03-17 14:00").event("ES22-2", "T0", owner="Nora", due="2026-03-17 14:05")


def test_withdrawal_of_9(chart):
    """Below 10: no event."""
    chart.day("2026-03-17 14:00").nurse.answers("ciwa_ar", *CIWA_10[:-1], 0)
    chart.seen("2026-03-17 14:00").events()


def test_withdrawal_that_rises(chart):
    """From 10 to 19 within the hour: the second is more urgent, and is an event of its own."""
    chart.day("2026-03-17 14:00").nurse.answers("ciwa_ar", *CIWA_10)
    chart.day("2026-03-17 14:40").nurse.answers("ciwa_ar", *CIWA_19)
    chart.seen("2026-03-17 14:40").events("ES22-1", "ES22-2")


def test_an_item_is_missing(chart):
    """Nobody can tell the total: no event, and no calm either, since the measure says what is missing."""
    chart.day("2026-03-17 14:00").nurse.answers("ciwa_ar", *CIWA_19[:-1], None)
    chart.seen("2026-03-17 14:00").events()


def test_a_high_mood_by_questionnaire(chart):
    """ASRM of 6 or more: ES17."""
    chart.day("2026-03-17 14:00").client.answers("asrm", 2, 2, 1, 1, 0)
    chart.seen("2026-03-17 14:00").event("ES17", "T2", owner="Tess", due="2026-03-18 10:00")
