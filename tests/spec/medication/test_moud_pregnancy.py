"""A pregnancy on buprenorphine: first that it goes on, then obstetric care within a week (R57)."""

from steadystep.chart import Coding
from steadystep.chart.measures import Observation
from steadystep.chart.sharing import ReferralMade
from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import on_buprenorphine

SAYS = (
    "buprenorphine_naloxone_sl goes on in the pregnancy. An obstetric visit and a note to that team within 7 days; speak of "
    "splitting or raising the dose, of the baby's withdrawal, of breastfeeding."
)


def test_a_pregnancy_is_told(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-04-01 09:00").prescriber, "pregnancy", True)
    chart.seen("2026-04-01 09:01").duty(SAYS, owner="Pete", level="T4", due="2026-04-08 09:00", overdue=False)
    chart.seen("2026-04-08 09:01").duty(SAYS, owner="Pete", level="T4", due="2026-04-08 09:00", overdue=True)


def test_a_positive_test_says_it_first(chart):
    """R57. Nobody told of it: the test in the laboratory's words is enough, and a negative one is none."""
    on_buprenorphine(chart)
    hcg(chart.day("2026-03-20 09:00").nurse, "negative")
    chart.seen("2026-03-20 09:01").no_duty("medication.moud_pregnancy")
    hcg(chart.day("2026-04-01 09:00").nurse, "positive")
    chart.seen("2026-04-01 09:01").duty(SAYS, owner="Pete", level="T4", due="2026-04-08 09:00", overdue=False)


def hcg(who, result: str) -> None:
    what = Coding("Pregnancy test (hCG)", "2106-3", "LOINC")
    who.writes(
        lambda when: Observation(when=when, what=what, category="lab", text=result),
        f"enters a pregnancy test: {result}",
    )


def test_the_referral_settles_it(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-04-01 09:00").prescriber, "pregnancy", True)
    chart.day("2026-04-02 09:00").prescriber.writes(
        lambda when: ReferralMade(when=when, service="obstetric", to_whom="Women's clinic", reason="Pregnancy", owner="Pete"),
        "refers to the women's clinic",
    )  # fmt: skip
    chart.seen("2026-04-02 09:01").no_duty("medication.moud_pregnancy")


def test_nobody_told_of_a_pregnancy(chart):
    on_buprenorphine(chart)
    chart.seen("2026-04-01 09:01").no_duty("medication.moud_pregnancy")
