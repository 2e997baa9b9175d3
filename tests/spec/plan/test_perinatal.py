"""Around a pregnancy each medicine is weighed with the client, a plan is signed by 34 weeks, and a visit after the birth is booked."""

from datetime import date

from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.life_stages import PerinatalPlan, RiskBenefitWeighed
from steadystep.chart.when import When

DUE = date(2026, 8, 31)
WEIGH = "Risk and benefit are not weighed yet: sertraline."
PLAN = "A plan for the birth and after is due by 34 weeks, on 20 July 2026."
VISIT = "No visit after the birth is booked."


def told(story, at, circumstance, holds=True, *, until=None, since=""):
    body = lambda when: CircumstanceTold(  # noqa: E731
        when=when, circumstance=circumstance, holds=holds, until=until, since=When(since) if since else None
    )
    return story.day(at).nurse.writes(body, f"{circumstance.replace('_', ' ')}: {'yes' if holds else 'no'}")


def weighs(story, at, medicine):
    body = lambda when: RiskBenefitWeighed(  # noqa: E731
        when=when,
        medicine=medicine,
        benefits="Well for a year",
        risks="Small, late in pregnancy",
        decision="continue",
    )
    return story.day(at).prescriber.writes(body, "signs a note that weighs risk and benefit")


def test_each_medicine_is_weighed_within_a_week(chart):
    """A pregnancy on sertraline: the prescriber weighs it within seven days; a signed note closes it."""
    order = chart.day("2026-01-12 10:00").prescriber.orders("sertraline", 50, "2026-01-12")
    chart.seen("2026-02-02 09:59").no_duty("plan.perinatal.weigh")
    told(chart, "2026-02-02 10:00", "pregnancy", until=DUE)
    chart.seen("2026-02-02 10:01").duty(WEIGH, level="T3", owner="Pete", due="2026-02-09 10:00")
    weighs(chart, "2026-02-04 10:00", order)
    chart.seen("2026-02-04 10:01").no_duty("plan.perinatal.weigh")


def test_planning_is_the_best_time_to_weigh(chart):
    """Not yet pregnant, but planning: weighed as well."""
    chart.day("2026-01-12 10:00").prescriber.orders("sertraline", 50, "2026-01-12")
    told(chart, "2026-02-02 10:00", "pregnancy_planned")
    chart.seen("2026-02-02 10:01").duty(WEIGH, level="T3", owner="Pete", due="2026-02-09 10:00")


def test_no_pregnancy_no_weighing(chart):
    """Asked and not so: quiet."""
    chart.day("2026-01-12 10:00").prescriber.orders("sertraline", 50, "2026-01-12")
    for name in ("pregnancy", "pregnancy_planned", "breastfeeding"):
        told(chart, "2026-02-02 10:00", name, False)
    chart.seen("2026-02-02 10:01").says_nothing_of("plan.perinatal")
    chart.seen("2026-02-02 10:01").no_duty("plan.perinatal.weigh")


def test_without_a_due_date_the_week_cannot_be_told(chart):
    """Pregnant, due date unknown: nothing is counted, and it is asked for."""
    told(chart, "2026-02-02 10:00", "pregnancy")
    seen = chart.seen("2026-02-02 10:01")
    seen.finds(
        "The week of the pregnancy cannot be told: no due date is written down.",
        state="cannot_tell",
        missing="the due date",
    )
    seen.no_duty("plan.perinatal.plan")


def test_a_plan_by_34_weeks(chart):
    """Spoken of from 28 weeks on, late after 34, closed by the signed plan."""
    told(chart, "2026-02-02 10:00", "pregnancy", until=DUE)
    chart.seen("2026-06-07 12:00").no_duty("plan.perinatal.plan")
    chart.seen("2026-06-08 12:00").duty(PLAN, level="T4", owner="Pete", due="2026-07-20 00:00", overdue=False)
    chart.seen("2026-07-20 00:00").duty(PLAN, level="T4", owner="Pete", due="2026-07-20 00:00", overdue=True)
    chart.day("2026-07-20 10:00").prescriber.writes(
        lambda when: PerinatalPlan(
            when=when, feeding="Breast", newborn="Two days on the ward", doses="As now"
        ),
        "signs the plan for the birth and after",
    )
    chart.seen("2026-07-20 10:01").no_duty("plan.perinatal.plan")


def test_a_visit_after_the_birth(chart):
    """From 34 weeks on, until one is booked for after the due date."""
    told(chart, "2026-02-02 10:00", "pregnancy", until=DUE)
    chart.seen("2026-07-20 12:00").duty(VISIT, level="T4", owner="Cora", due="2026-08-31 00:00")
    chart.day("2026-07-21 10:00").prescriber.books("2026-09-07 10:00", purpose="prescriber")
    chart.seen("2026-07-21 10:01").no_duty("plan.perinatal.visit")
