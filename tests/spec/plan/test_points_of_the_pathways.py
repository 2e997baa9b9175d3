"""The rows of pathways.md that tests, side effects, missed supply and nights decide: each an offer to prescriber and therapist."""

import pytest

from steadystep.chart.medication import SideEffect
from steadystep.chart.plan import OfferAnswered
from steadystep.chart.substance import SupportPlanned
from steadystep.chart.when import When
from tests.spec.medication.substance_writing import sixteen, urine
from tests.spec.medication.test_trial import sertraline

RULE = "plan.decisions"
SURPRISES = "Opioid use disorder. Three tests brought a surprise, and nothing was added yet: talk together."
ABSENT = "Opioid use disorder. The medicine was not found in a test, and nobody has explained it."
SLEEPY = "Opioid use disorder. Sleepiness beside the medicine: add nothing for now."
EARLY_SIGN = "Schizophrenia, maintenance. An early sign: a visit soon."


def both(found):
    return {one.for_role for one in found.offers} == {"prescriber", "therapist"}


def said(seen):
    return [str(one.says) for one in seen.said.findings]


def opioid_care(chart):
    sixteen(chart)
    chart.day("2026-03-16 09:30").therapist.phase("opioid_use", "stabilisation")


def test_week_one_to_two_asks_whether_it_is_bearable_and_taken(chart):
    """pathways.md 0. A week after the first tablet until the end of the second week."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "acute")
    sertraline(chart)
    says = "Panic disorder. The first two weeks on the medicine: is it safe, bearable and taken?"
    assert says not in said(chart.seen("2026-01-12 10:00"))
    assert both(chart.seen("2026-01-13 10:00").finds(says, urgency="note"))
    assert says not in said(chart.seen("2026-01-21 10:00"))


def test_three_unexpected_tests_are_a_huddle_and_never_a_discharge(chart):
    opioid_care(chart)
    for day in ("2026-03-17", "2026-03-24"):
        urine(chart, f"{day} 13:40", fentanyl="positive", buprenorphine="positive")
    assert SURPRISES not in said(chart.seen("2026-03-24 14:00"))
    urine(chart, "2026-03-31 13:40", fentanyl="positive", buprenorphine="positive")
    found = chart.seen("2026-03-31 14:00").finds(SURPRISES, urgency="attention")
    assert both(found)
    assert "care and supply go on" in str(found.offers[0].says)


def test_once_support_is_planned_the_tests_are_counted_anew(chart):
    opioid_care(chart)
    for day in ("2026-03-17", "2026-03-24", "2026-03-31"):
        urine(chart, f"{day} 13:40", fentanyl="positive", buprenorphine="positive")
    entry = chart.seen("2026-03-31 14:00").view().panels[-1].entry
    chart.day("2026-04-01 09:00").prescriber.writes(
        lambda when: SupportPlanned(
            when=when, lapse=entry, more_contact="twice a week", client_view="That helps."
        ),
        "plans more support",
    )
    assert SURPRISES not in said(chart.seen("2026-04-01 10:00"))


def test_a_test_without_the_medicine_is_talked_about_and_supply_goes_on(chart):
    opioid_care(chart)
    urine(chart, "2026-03-31 13:40", fentanyl="negative", buprenorphine="negative")
    found = chart.seen("2026-03-31 14:00").finds(ABSENT)
    assert both(found)
    assert "supply goes on" in str(found.offers[-1].says)


def sleepy(chart, at, *, gone=False):
    chart.day(at).client.writes(
        lambda when: SideEffect(when=when, effect="sedation", burden=5, gone=gone),
        "tells of sedation" if not gone else "the sedation is gone",
    )


def test_sleepiness_stops_adding_until_it_is_gone(chart):
    opioid_care(chart)
    sleepy(chart, "2026-03-20 09:00")
    assert both(chart.seen("2026-03-20 10:00").finds(SLEEPY))
    sleepy(chart, "2026-03-22 09:00", gone=True)
    assert SLEEPY not in said(chart.seen("2026-03-22 10:00"))


def test_a_positive_item_of_six_is_an_early_sign(chart):
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("schizophrenia", "maintenance")
    at.therapist.answers("bprs_18", *([2] * 18))
    assert EARLY_SIGN not in said(chart.seen("2026-03-04 10:00"))
    chart.day("2026-03-18 09:30").therapist.answers("bprs_18", *([2] * 11), 6, *([2] * 6))
    assert both(chart.seen("2026-03-18 10:00").finds(EARLY_SIGN))


def answered(chart, at, role, offer, **how):
    """Somebody says what becomes of an offer."""
    getattr(chart.day(at), role).writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer=offer, **how),
        f"says to “{offer}”: {how['answer']}",
    )


@pytest.mark.parametrize(
    "how",
    [
        {"answer": "accepted"},
        {"answer": "declined", "reason": "He has said why: the sample was mixed up."},
        {"answer": "snoozed", "until": When("2026-04-14")},
    ],
    ids=["accepted", "declined", "snoozed"],
)
def test_an_answer_of_each_keeps_the_point_quiet_within_its_window(chart, how):
    opioid_care(chart)
    urine(chart, "2026-03-31 13:40", fentanyl="negative", buprenorphine="negative")
    answered(chart, "2026-03-31 15:00", "prescriber", "oud_absent/observed", **how)
    answered(chart, "2026-03-31 15:00", "therapist", "oud_absent/talk", **how)
    assert ABSENT not in said(chart.seen("2026-04-13 10:00"))
    chart.seen("2026-04-15 10:00").finds(ABSENT)
