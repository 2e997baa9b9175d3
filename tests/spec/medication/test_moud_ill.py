"""Ill on a medicine for opioid use: somebody calls within two days, and nothing just stops (R56)."""

import pytest

from steadystep.chart.safety import ContactAttempted
from tests.spec.medication.health import says
from tests.spec.medication.substance_writing import given, on_buprenorphine


def test_vomiting_on_buprenorphine(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-03-20 09:00").client, "volume_or_sodium_loss", True)
    chart.seen("2026-03-20 09:01").duty(
        "Contact about vomiting, diarrhoea, fever, fasting, heat or a low-salt diet while on a medicine for opioid use. "
        "Buprenorphine goes on, its dose may be split over the day; pain relief from several sides without opioids first; no "
        "sudden stop.", owner="Pete", level="T4", due="2026-03-22 09:00", overdue=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "told", ["acute_infection", "volume_or_sodium_loss", "hospital_stay", "injury_or_pain"]
)
def test_each_of_these_begins_it(chart, told):
    """R56. And that it does not hold begins nothing."""
    on_buprenorphine(chart)
    says(chart.day("2026-03-20 09:00").client, told, False)
    chart.seen("2026-03-20 09:01").no_duty("medication.moud_ill")
    says(chart.day("2026-03-21 09:00").client, told, True)
    assert "medication.moud_ill" in {one.rule for one in chart.seen("2026-03-21 09:01").said.duties}


def test_a_call_in_which_nobody_answered_settles_nothing(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-03-20 09:00").client, "acute_infection", True)
    for hour, outcome in (("10", "not_reached"), ("11", "reached")):
        chart.day(f"2026-03-20 {hour}:00").nurse.writes(
            lambda when, outcome=outcome: ContactAttempted(when=when, method="call", outcome=outcome),
            "calls, and nobody answers" if outcome == "not_reached" else "calls and reaches her",
        )
        open_duties = {one.rule for one in chart.seen(f"2026-03-20 {hour}:01").said.duties}
        assert ("medication.moud_ill" in open_duties) == (outcome == "not_reached")


def test_a_visit_settles_it(chart):
    on_buprenorphine(chart)
    says(chart.day("2026-03-20 09:00").client, "acute_infection", True)
    visit = chart.day("2026-03-20 09:30").nurse.books("2026-03-21 10:00")
    chart.day("2026-03-21 10:05").nurse.attends(visit)
    chart.seen("2026-03-21 10:06").no_duty("medication.moud_ill")


def test_without_such_a_medicine_it_is_not_of_this_rule(chart):
    says(chart.day("2026-03-20 09:00").client, "acute_infection", True)
    chart.seen("2026-03-20 09:01").no_duty("medication.moud_ill")


def test_an_injury_alone_begins_it(chart):
    """R56. Pain relief is planned before somebody else stops the medicine for it."""
    on_buprenorphine(chart)
    says(chart.day("2026-03-20 09:00").client, "injury_or_pain", True)
    chart.seen("2026-03-20 09:01").duty(
        "Contact about an injury, or new strong pain while on a medicine for opioid use. Buprenorphine goes on, its dose may be "
        "split over the day; pain relief from several sides without opioids first; no sudden stop.",
        owner="Pete", level="T4", due="2026-03-22 09:00", overdue=False,
    )  # fmt: skip


def test_an_injection_of_naltrexone_counts_while_it_blocks(chart):
    """Given on 24 September 2026; a year later it keeps nobody from pain relief."""
    given(chart)
    says(chart.day("2026-10-02 09:00").client, "injury_or_pain", True)
    chart.seen("2026-10-02 09:01").duty(
        "Contact about an injury, or new strong pain while on a medicine for opioid use. Naltrexone blocks opioid pain relief: "
        "pain is treated from several sides without opioids.",
        owner="Pete", level="T4", due="2026-10-04 09:00", overdue=False,
    )  # fmt: skip
    chart.seen("2027-09-24 09:00").no_duty("medication.moud_ill")


def test_naltrexone_for_drinking_is_not_called_a_medicine_for_opioid_use(chart):
    chart.day("2026-05-04 09:30").prescriber.orders(
        "naltrexone_oral", 50, "2026-05-04", indication="alcohol use disorder"
    )
    says(chart.day("2026-05-10 09:00").client, "injury_or_pain", True)
    chart.seen("2026-05-10 09:01").no_duty("medication.moud_ill")
