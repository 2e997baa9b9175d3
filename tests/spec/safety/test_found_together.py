"""Two medicines that must never meet, found on a list or by what somebody tells: ES28."""


def test_an_opioid_from_elsewhere_on_naltrexone(chart):
    chart.day("2026-03-02 11:00").prescriber.orders("naltrexone_oral", 50, "2026-03-03")
    chart.day("2026-03-17 14:00").client.tells_medicine("oxycodone", "oxycodone", started="2026-03-15")
    chart.seen("2026-03-17 14:00").event("ES28", "T1", owner="Pete", due="2026-03-17 15:00")


def test_a_harmless_medicine_from_elsewhere(chart):
    chart.day("2026-03-02 11:00").prescriber.orders("sertraline", 50, "2026-03-03")
    chart.day("2026-03-17 14:00").client.tells_medicine("lisinopril", "lisinopril", started="2026-03-15")
    chart.seen("2026-03-17 14:00").events()


def test_a_name_that_fits_nothing(chart):
    """What nobody can match cannot be judged; somebody is asked what it is, and no alarm is guessed."""
    chart.day("2026-03-02 11:00").prescriber.orders("naltrexone_oral", 50, "2026-03-03")
    chart.day("2026-03-17 14:00").client.tells_medicine("the white ones", started="2026-03-15")
    chart.seen("2026-03-17 14:00").events()
