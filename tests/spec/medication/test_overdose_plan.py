"""With buprenorphine and with injected naltrexone go the overdose part of the safety plan and a copy of it (R43, R47)."""

from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven
from tests.spec.medication.substance_writing import (
    BUP,
    DAY,
    XR,
    all_negative,
    challenge,
    heroin,
    naloxone,
    started,
    try_xr,
)

RULE = "medication.overdose_plan"


def _plan(chart, at: str, **sections: tuple[str, ...]) -> str:
    return chart.day(at).therapist.writes(
        lambda when: SafetyPlan(when=when, warning_signs=("Paydays",), **sections),
        f"writes the safety plan with {len(sections)} lines of its overdose part",
    )


def test_the_safety_plan_goes_with_the_start(chart):
    """R43. Asked for until its overdose part is written and a copy is in somebody's hands."""
    started(chart)
    chart.seen(f"{DAY} 13:11").finds(
        f"{BUP}: there is no safety plan yet. Write it together, with its overdose part.", urgency="attention", offers="Open the safety plan"
    )  # fmt: skip
    _plan(chart, f"{DAY} 14:00")
    chart.seen(f"{DAY} 14:01").finds(
        f"{BUP}: the overdose part of the safety plan is empty. Write it together.", urgency="attention"
    )
    plan = _plan(chart, f"{DAY} 14:10", naloxone_where=("Kitchen shelf",), never_alone=("I call first",))
    chart.seen(f"{DAY} 14:11").finds(
        f"{BUP}: nobody holds a copy of the safety plan yet. Give one.", urgency="note"
    )
    chart.day(f"{DAY} 14:20").therapist.writes(
        lambda when: SafetyPlanGiven(when=when, plan=plan, how="paper"), "gives a copy on paper"
    )
    chart.seen(f"{DAY} 14:21").says_nothing_of(RULE)


def test_the_overdose_plan_goes_with_injected_naltrexone(chart):
    """R47. Overdose plan signed: case G on 24 September 2026."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    try_xr(chart, "2026-09-24 10:30").allowed()
    chart.seen("2026-09-24 10:31").finds(
        f"{XR}: there is no safety plan yet. Write it together, with its overdose part.", urgency="attention"
    )


def test_other_medicines_ask_for_none(chart):
    chart.day(f"{DAY} 10:00").prescriber.orders("sertraline", 50, DAY)
    chart.seen(f"{DAY} 10:01").says_nothing_of(RULE)
