"""An injection of naltrexone goes with a plan for pain: opioids will not work for its month (R47)."""

from steadystep.chart.plans_ahead import PlanAhead
from tests.spec.medication.substance_writing import (
    XR,
    all_negative,
    challenge,
    heroin,
    naloxone,
    order,
    try_xr,
)

RULE = "medication.naltrexone_pain"


def test_the_plan_for_pain_is_asked_for_until_it_is_written(chart):
    """Case G on 24 September 2026."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    xr = try_xr(chart, "2026-09-24 10:30").allowed()
    chart.seen("2026-09-24 10:31").finds(
        f"{XR} blocks opioids: there is no plan for pain yet.", urgency="attention", offers="Write the plan for pain"
    )  # fmt: skip
    chart.day("2026-09-24 10:35").prescriber.writes(
        lambda when: PlanAhead(when=when, about=xr, text="Ibuprofen and ice; the emergency room reads the card."),
        "signs the plan for pain",
    )  # fmt: skip
    chart.seen("2026-09-24 10:36").says_nothing_of(RULE)


def test_tablets_ask_for_none(chart):
    """Naltrexone by mouth is left out for a day or two before an operation; the month of the injection cannot be."""
    heroin(chart)
    all_negative(chart, "2026-09-24 10:00")
    order(chart.day("2026-09-24 10:30").prescriber, "naltrexone_oral", 50, "2026-09-24").allowed()
    chart.seen("2026-09-24 10:31").says_nothing_of(RULE)
