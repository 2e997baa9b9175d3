"""Before the first dose of a medicine in a safety programme (REMS) it is asked whether the site is certified."""

from tests.spec.medication.substance_writing import order


def _asked(name: str) -> str:
    return f"{name} comes only through its safety programme (REMS): is the site that gives it certified?"


def test_a_monthly_injection_of_buprenorphine(chart):
    """R46. Asked while the order is new; the next day nothing is asked again."""
    pete = chart.day("2026-07-08 14:00").prescriber
    order(pete, "buprenorphine_xr_s", 300, "2026-07-08", times=1 / 28).allowed()
    chart.seen("2026-07-08 14:01").finds(_asked("buprenorphine_xr_s"), urgency="attention")
    chart.seen("2026-07-09 00:00").says_nothing_of("medication.rems")


def test_esketamine(chart):
    pete = chart.day("2026-07-08 14:00").prescriber
    order(pete, "esketamine_nasal", 56, "2026-07-10", times=2 / 7).allowed()
    chart.seen("2026-07-09 14:00").finds(_asked("esketamine_nasal"))


def test_under_the_tongue_no_programme_is_asked_for(chart):
    pete = chart.day("2026-07-08 14:00").prescriber
    order(pete, "buprenorphine_naloxone_sl", 0.5, "2026-07-08").allowed()
    chart.seen("2026-07-08 14:01").says_nothing_of("medication.rems")
