"""Case A, panic disorder, acted day by day: the client on the phone, prescriber and therapist at their desks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from steadystep.chart.medication import DoseChanged, MedicineReported, Order
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import PlanAnswered
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from tests.journeys.days import Days, fill

SER_PD = {
    "dose_1": "25",
    "first_1": "2026-01-06",
    "last_1": "2026-01-12",
    "dose_2": "50",
    "first_2": "2026-01-13",
}
SENSATIONS = (("straw_breathing", 20, 75, 40), ("spinning", 30, 80, 50), ("stairs", 20, 60, 30))
LADDER = "Short grocery run, 75\nLonger run with a queue, 80\nSubway two stops, 85"


@pytest.fixture
def nora(days_of) -> Days:
    return days_of("panic", "Nora Fielding", born="1998-09-14", first="2026-01-05")


def test_from_the_subway_nobody_dared_to_the_slow_plan_to_stop(nora):
    intake(nora)
    the_order(nora)
    ready_too_soon(nora)
    jittery_in_the_first_week(nora)
    sensations_in_session_four(nora)
    little_better_at_week_four(nora)
    a_friends_tablet(nora)
    the_ladder_opens(nora)
    response_and_remission(nora)
    not_all_at_once(nora)


def intake(nora: Days) -> None:
    """Mon 5 January: what she answers, what she wants, and the pathway that is proposed."""
    nora.at("2026-01-05", "09:30")
    expect(nora.answers("phq_9", [1] * 8 + [0, 1]).locator("main")).to_contain_text("8 out of 27")
    for text, sign in (("Shop alone", "Once a week"), ("Subway to work", "3 days a week")):
        phone = nora.reads("client", "/my/plan/")
        phone.get_by_text("Add a goal").click()
        phone.get_by_label("My goal, in my words").fill(text)
        phone.get_by_label(re.compile("How will I notice")).fill(sign)
        phone.get_by_role("button", name="Put it on my plan").click()
        expect(phone.get_by_text(text).first).to_be_visible()
    assert {one.author for one in nora.chart.of(Goal)} == {str(nora.people["client"].pk)}
    nora.writes("therapist", "score", instrument="pdss_sr", total="16", permission="On file")
    no = {f"item_{number}": "0" for number in range(1, 11)}
    nora.writes("therapist", "answers", link="?instrument=bipolar_checklist", way="clinician", **no)
    nora.writes("therapist", "care-level", decision="outpatient", reason="Works and eats; a sister close by")
    nora.writes("therapist", "intake-safety", answer_thoughts_before="Never")
    nora.writes("therapist", "intake-pregnancy", answer_possible="no")
    nora.writes("therapist", "intake-substance_use", answer_caffeine="4 cups of coffee a day")
    summary = "Reads a fast heart as a heart attack, and keeps away from trains and shops."
    nora.writes("therapist", "formulation", summary=summary, problems="Panic disorder")
    nora.look(nora.reads("therapist", "", "Proposed pathway: Panic disorder"), "intake")


def the_order(nora: Days) -> None:
    """50 mg as the first dose is refused with the way to go; SER-PD is signed, and she agrees to the plan."""
    goal = nora.chart.of(Goal)[0].id
    nora.writes(
        "therapist", "target", name="Panic attacks and avoidance", goal=goal, measure="pdss_sr", therapy="cbt",
        therapy_focus="Exposure without safety behaviours",
    )  # fmt: skip
    nora.writes(
        "therapist",
        "phase",
        pathway="panic",
        phase="acute",
        client_view="Both, the talking and the medicine.",
    )
    nora.at("2026-01-05", "11:00")
    order = {"name": "Sertraline", "indication": "panic disorder", "target": nora.latest(Target)}
    page = nora.refused(
        "prescriber", "order", "Panic disorder starts at 25 mg for 7 days", "Begin by schedule SER-PD",
        "No comparison of options", **order, dose_1="50", first_1="2026-01-06",
    )  # fmt: skip
    nora.look(page, "order-refused")
    page.get_by_role("button", name=re.compile("Use this")).first.click()
    expect(page.locator("[name=dose_1]")).to_have_value("25")
    expect(page.locator("[name=dose_2]")).to_have_value("50")
    options = {"name_1": "CBT alone", "name_2": "Sertraline and CBT", "chosen": "2", "decided_by": "together"}
    nora.writes("prescriber", "options", reason="panic", **options)
    nora.signs("prescriber", "order", **order, ability="decides", card="given", **SER_PD)
    assert [step.milligrams_a_day for step in nora.chart.of(Order)[-1].body.steps] == [25, 50]
    phone = nora.reads("client", "/my/plan/", "Panic attacks and avoidance", "CBT", "Sertraline")
    phone.get_by_role("button", name="Yes, this is my plan").first.click()
    expect(phone.locator("main")).to_contain_text("I agree")
    assert nora.chart.of(PlanAnswered)[-1].body.answer == "agreed"
    nora.look(phone, "plan-agreed")


def ready_too_soon(nora: Days) -> None:
    nora.at("2026-01-10", "10:00")
    before = nora.chart.seq
    phone = nora.reads("client", "/my/medicines/calendar/", "25 mg")
    phone.get_by_role("button", name=re.compile("I feel ready to go up")).click()
    expect(phone.locator("main")).to_contain_text("The next step is Tue 13 January 2026")
    nora.look(phone, "ready-too-soon")
    assert nora.chart.seq == before


def jittery_in_the_first_week(nora: Days) -> None:
    nora.at("2026-01-12", "14:50")
    phone = nora.reads("client", "/my/medicines/effects/", "Many effects are common at the start")
    fill(phone, "form[action$='/medicines/effects/']", {"SE01": "little", "SE02": "little"})
    phone.get_by_role("button", name="Tell my team").click()
    expect(phone.locator("main")).to_contain_text("Thank you for telling us")
    nora.checks_in(sleep_hours=5.5, anxiety=6)
    nora.look(nora.reads("prescriber", "", "common in the first 1 to 2 weeks"), "week-one")
    nora.reads("prescriber", "medicines/calendar/", "50 mg")


def sensations_in_session_four(nora: Days) -> None:
    """Wed 28 January: asked about heart and asthma first; three exercises with before, peak and end."""
    nora.at("2026-01-28", "16:00")
    nora.writes("therapist", "health", heart_disease="no", other="asthma", other_holds="no")
    target = nora.latest(Target)
    for exercise, before, peak, end in SENSATIONS:
        nora.writes(
            "therapist", "practice", name=exercise, practice="interoceptive", exercise=exercise, target=target
        )
        tried = {"assigned": nora.latest(PracticeAssigned), "name": exercise, "done": "done"}
        nora.writes("therapist", "tried", **tried, before=before, peak=peak, end=end)
    assert [(one.body.before, one.body.peak, one.body.end) for one in nora.chart.of(PracticeTried)] == [
        tuple(rated) for _exercise, *rated in SENSATIONS
    ]
    nora.look(nora.reads("therapist", "therapy/"), "session-four")


def little_better_at_week_four(nora: Days) -> None:
    nora.at("2026-02-03", "15:00")
    nora.writes("therapist", "score", instrument="pdss_sr", total="14", permission="On file")
    nora.look(
        nora.reads("prescriber", "", "less than 20% better at an adequate dose", "PDSS-SR 12.5%"), "week-four"
    )
    change = {"order": nora.latest(Order), "why": "Less than 20% better after 21 days at 50 mg"}
    nora.signs("prescriber", "dose", **change, dose_1="75", first_1="2026-02-04")
    page = nora.fills("prescriber", "dose", **change, dose_1="100", first_1="2026-02-06")
    expect(page.locator("#checks")).to_contain_text("The next step is Wed 11 February 2026")


def a_friends_tablet(nora: Days) -> None:
    """Tue 10 February: she tells of it on the phone; therapist and prescriber both find the conflict, without blame."""
    nora.writes("therapist", "ladder", name="Shops and the subway", target=nora.latest(Target), steps=LADDER)
    nora.at("2026-02-10", "18:00")
    phone = nora.reads("client", "/my/plan/")
    phone.get_by_text("I take something else as well").click()
    phone.get_by_label("Its name, as well as you know it").fill("alprazolam")
    phone.get_by_label(re.compile("How much, how often")).fill("A friend's, before exposures")
    phone.get_by_role("button", name="Put it on my list").click()
    expect(phone.locator("main")).to_contain_text("alprazolam before exposure can undo the practice")
    assert nora.chart.of(MedicineReported)[-1].body.drug == "alprazolam"
    for who in ("therapist", "prescriber"):
        page = nora.reads(who, "", "alprazolam before exposure can undo the practice")
    nora.look(page, "conflict")
    nora.writes("therapist", "note", text="Talked with Pia and with Nora: her wave fell without the tablet.")


def the_ladder_opens(nora: Days) -> None:
    for day, before, peak, end in (("2026-02-13", 45, 70, 30), ("2026-02-16", 40, 60, 25)):
        nora.at(day, "18:00")
        phone = nora.reads("client", "/my/practice/")
        phone.locator("summary", has_text="I tried it: Short grocery run").click()
        step = phone.locator("details[open] form[action*='/step/']")
        fill_step = {"predicted": peak, "before": before, "peak": peak, "end": end}
        for name, value in fill_step.items():
            step.locator(f"[name={name}]").fill(str(value))
        step.get_by_label("I stayed").check()
        step.get_by_role("button", name="Note it").click()
        expect(phone.get_by_text(f"{peak} → {end}").first).to_be_visible()
    nora.look(
        nora.reads("client", "/my/practice/", "the fear fell by half twice", "70 → 30, 60 → 25"), "ladder"
    )
    nora.reads("therapist", "", "“Longer run with a queue” is open")


def response_and_remission(nora: Days) -> None:
    """Week 8 is a response, two scores two weeks apart are remission; a person signs each phase with her view."""
    nora.at("2026-03-03", "15:00")
    nora.writes("therapist", "score", instrument="pdss_sr", total="6", permission="On file")
    page = nora.reads("prescriber", "", "62.5% better", "Keep 75 mg", "Therapy every 2 weeks")
    nora.look(page, "week-eight")
    nora.writes(
        "therapist",
        "phase",
        pathway="panic",
        phase="response",
        client_view="Keep it, and more of the subway.",
    )
    for day, total in (("2026-03-31", 4), ("2026-04-14", 3)):
        nora.at(day, "15:00")
        nora.writes("therapist", "score", instrument="pdss_sr", total=total, permission="On file")
    nora.reads("prescriber", "", "Remission, confirmed")
    nora.writes(
        "therapist", "phase", pathway="panic", phase="continuation", client_view="Stay here for a while."
    )
    page = nora.reads("prescriber", "pathway/", "Continuation since today", "Stay here for a while.")
    nora.look(page, "continuation")


def not_all_at_once(nora: Days) -> None:
    """Mon 8 June: she wants to stop tomorrow. Not at once; her wish is taken up with a slow plan."""
    nora.at("2026-06-08", "11:00")
    order = nora.latest(Order)
    page = nora.refused(
        "prescriber", "stop", "not all at once", order=order, last_day="2026-06-08", why="Her wish"
    )
    nora.look(page, "not-all-at-once")
    steps = {
        "dose_1": "50",
        "first_1": "2026-06-10",
        "last_1": "2026-06-23",
        "dose_2": "25",
        "first_2": "2026-06-24",
    }
    nora.signs("prescriber", "dose", order=order, why="She chose the slow plan", **steps)
    assert [step.milligrams_a_day for step in nora.chart.of(DoseChanged)[-1].body.steps] == [50, 25]
    nora.look(nora.reads("client", "/my/medicines/calendar/", "50 mg", "25 mg"), "slow-plan")
