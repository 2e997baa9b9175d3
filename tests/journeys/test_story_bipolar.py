"""Case B, bipolar II, acted day by day: item nine in the room, lithium by its level, a high caught on its second morning."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from steadystep.chart import When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import Order
from steadystep.chart.safety import Closed, Raised
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.writing import write
from tests.journeys.days import ZONE, Days
from tests.small_clinic import fresh

BLOOD = {"creatinine": "0.8 mg/dL", "sodium": "140 mmol/L", "tsh": "2.1 mIU/L", "calcium": "9.4 mg/dL"}
LITHIUM = {"name": "lithium", "indication": "bipolar II disorder", "dose_1": "300", "times_1": "2", "first_1": "2026-02-03"}  # fmt: skip


@pytest.fixture
def elena(days_of) -> Days:
    return days_of("bipolar", "Elena Castell", born="1987-11-02", first="2026-02-02")


def test_from_item_nine_to_a_steady_half_year(elena):
    item_nine_in_the_room(elena)
    no_antidepressant_alone(elena)
    lithium_after_its_blood_tests(elena)
    levels(elena)
    two_short_nights(elena)
    response(elena)
    a_level_at_the_wrong_hour(elena)
    the_dentists_advice(elena)


def item_nine_in_the_room(elena: Days) -> None:
    """Mon 2 February: one point at item nine. Help at once, the ASQ, the safety plan before leaving."""
    elena.at("2026-02-02", "09:50")
    elena.answers("phq_9", [3, 3, 2, 2, 2, 2, 1, 1, 1, 2], helps=9)
    elena.look(elena.phone, "item-nine-handed-in")
    desk = elena.today("therapist")
    elena.look(desk, "today-with-item-nine")
    desk.get_by_role("button", name="Take it on").first.click()
    expect(desk.get_by_text("You have taken it on")).to_be_visible()
    asq = {"item_1": "1", "item_2": "0", "item_3": "0", "item_4": "0", "item_5": "0"}
    elena.writes("therapist", "answers", link="?instrument=asq", way="clinician", **asq)
    elena.writes("therapist", "score", instrument="c_ssrs", total="1", permission="On file")
    plan = {"warning_signs": "I stop opening the post", "my_steps": "Walk to the pool", "who_to_ask": "Martin", "making_safer": "Martin keeps the old tablets"}  # fmt: skip
    elena.writes("therapist", "safety-plan", **plan)
    elena.look(elena.reads("client", "/my/safety-plan/", "Walk to the pool"), "safety-plan")
    flags = {f"item_{number}": "1" if number <= 3 else "0" for number in range(1, 11)}
    elena.writes("therapist", "answers", link="?instrument=bipolar_checklist", way="clinician", **flags)
    elena.writes("therapist", "diagnosis", condition="Bipolar II disorder", icd="F31.81")
    elena.writes("therapist", "target", name="Depression without a high", measure="phq_9", therapy="rhythm", therapy_focus="Fixed wake time")  # fmt: skip
    elena.writes(
        "therapist", "phase", pathway="bipolar", phase="acute", client_view="The levels make it less scary."
    )
    elena.look(elena.reads("therapist", ""), "first-day")


def no_antidepressant_alone(elena: Days) -> None:
    """Neither sertraline alone, nor lithium before its blood tests."""
    elena.at("2026-02-02", "11:00")
    sertraline = {"name": "Sertraline", "indication": "depression", "dose_1": "50", "first_1": "2026-02-03"}
    elena.look(
        elena.refused("prescriber", "order", "possible bipolar disorder", **sertraline),
        "antidepressant-alone",
    )
    labs_first = "creatinine, electrolytes, TSH and calcium first"
    elena.look(
        elena.refused("prescriber", "order", labs_first, "This cannot be signed", **LITHIUM), "lithium-first"
    )


def lithium_after_its_blood_tests(elena: Days) -> None:
    elena.at("2026-02-03", "10:00")
    elena.writes("nurse", "labs", **BLOOD)
    elena.writes("nurse", "result", category="lab", what="Pregnancy test (hCG)", text="negative")
    options = {"name_1": "lithium", "name_2": "quetiapine", "chosen": "1", "decided_by": "together"}
    elena.writes("prescriber", "options", reason="bipolar II disorder", **options)
    elena.signs("prescriber", "order", ability="decides", card="given", **LITHIUM)
    page = elena.reads("prescriber", "medicines/monitoring/", "Sun 8 February 2026 to Tue 10 February 2026")
    elena.look(page, "level-due")
    phone = elena.reads("client", "/my/sharing/")
    phone.get_by_role("link", name="Share with someone").click()
    phone.get_by_label("Who is it?").fill("Martin")
    for topic in (5, 6, 8):
        phone.locator(f"[name=scopes][value='{topic}']").check()
    phone.get_by_label("What for?").fill("So that he can say what he sees")
    phone.get_by_role("button", name="Share this").click()
    expect(phone.locator(".slip-code")).to_be_visible()
    elena.look(phone, "shared")
    assert elena.chart.of(ConsentGiven)[-1].body.scopes == (5, 6, 8)


def levels(elena: Days) -> None:
    """A level counts twelve hours after the dose; two in range space the next one; the trial is still too young."""
    elena.at("2026-02-09", "16:40")
    elena.writes("nurse", "labs", lithium_level="0.42 mmol/L", hours_after_dose="12")
    spoke = {"method": "in_person", "to_whom": "client", "outcome": "reached", "note": "Thoughts have eased"}
    elena.writes("therapist", "contact", raised=elena.latest(Raised), **spoke)
    elena.reads(
        "prescriber", "", "lithium level 0.42 mmol/L on Mon 9 February 2026: below the maintenance range"
    )
    change = {
        "order": elena.latest(Order),
        "why": "Level 0.42 at 12 hours, no side effects",
        "first_1": "2026-02-10",
    }
    elena.signs("prescriber", "dose", **change, morning_1="300", night_1="600")
    for day, level, hours in (("2026-02-16", "0.66 mmol/L", "12.2"), ("2026-02-23", "0.68 mmol/L", "12")):
        elena.at(day, "13:00")
        elena.writes("nurse", "labs", lithium_level=level, hours_after_dose=hours)
    elena.look(elena.reads("prescriber", "medicines/monitoring/", "Sat 23 May 2026"), "levels")
    elena.at("2026-03-02", "15:00")
    elena.writes("therapist", "score", instrument="phq_9", total="13")
    elena.reads("prescriber", "", "23.5% better", "trial incomplete", "Better, and the trial is not complete")


def _slept(day: date, hours: float) -> DailyCheckin:
    return DailyCheckin(when=When.on(day, ZONE), day=day, sleep_hours=hours, energy=0, swing=0)


def two_short_nights(elena: Days) -> None:
    """16 and 17 March: the rule fires on the second morning, on her phone and at the therapist's desk."""
    elena.at("2026-03-16", "07:50")
    month = [_slept(date(2026, 3, 16) - timedelta(days=back), 7.4) for back in range(1, 28)]
    write(elena.actor("client"), elena.client, [fresh(one, source="portal") for one in month])
    elena.checks_in(sleep_hours=5, energy=1, swing=2)
    elena.at("2026-03-17", "08:10")
    phone = elena.checks_in(sleep_hours=5.2, energy=2, swing=2)
    expect(phone.locator("main")).to_contain_text("Your sleep rule has fired")
    elena.look(phone, "sleep-rule")
    raised = elena.chart.of(Raised)[-1]
    assert raised.body.event == "ES17"
    desk = elena.today("therapist")
    expect(desk.locator("main")).to_contain_text("Two short nights with energy or a high mood")
    elena.look(desk, "today-with-the-high")
    desk.get_by_role("button", name="Take it on").first.click()
    expect(desk.get_by_text("You have taken it on")).to_be_visible()
    elena.at("2026-03-17", "09:30")
    note = "Speech a little fast; one purchase cancelled under the 48-hour rule; no psychosis"
    spoke = {"method": "call", "to_whom": "client", "outcome": "reached", "note": note}
    elena.writes("therapist", "contact", raised=raised.id, **spoke)
    elena.look(
        elena.reads("prescriber", "", "After “Signs of mania or hypomania”: a visit within 48 hours"),
        "the-high",
    )
    elena.at("2026-03-21", "20:30")
    nights = [_slept(date(2026, 3, 19), 6.5), _slept(date(2026, 3, 20), 7.0)]
    write(elena.actor("client"), elena.client, [fresh(one, source="portal") for one in nights])
    elena.checks_in(sleep_hours=7.2, energy=0, swing=0)
    closing = {
        "link": f"?raised={raised.id}",
        "finding": "The high is over",
        "shown_0": "6.5, 7.0 and 7.2 hours",
    }
    elena.writes("therapist", "close", **closing)
    assert elena.chart.of(Closed)[-1].body.raised == raised.id


def response(elena: Days) -> None:
    """PHQ-9 8 on 30 March is not yet a response, since the rule fired on the 17th; four quiet weeks later it is."""
    elena.at("2026-03-30", "18:00")
    elena.writes("therapist", "score", instrument="phq_9", total="8")
    elena.reads("prescriber", "", "52.9%")
    elena.look(
        elena.reads("prescriber", "pathway/", "“Signs of mania or hypomania” last on Tue 17 March 2026"),
        "not-yet-a-response",
    )
    elena.at("2026-04-27", "16:00")
    elena.writes("therapist", "score", instrument="phq_9", total="5")
    elena.writes(
        "therapist", "phase", pathway="bipolar", phase="response", client_view="I trust it a little more."
    )
    elena.reads("prescriber", "pathway/", "Response since today", "I trust it a little more.")


def a_level_at_the_wrong_hour(elena: Days) -> None:
    elena.at("2026-05-25", "13:20")
    elena.writes("nurse", "labs", lithium_level="0.88 mmol/L", hours_after_dose="8.5")
    elena.look(elena.reads("nurse", "", "this sample is not 12 hours after the last dose"), "wrong-hour")
    elena.writes("therapist", "score", instrument="phq_9", total="4")
    elena.at("2026-05-27", "13:20")
    elena.writes("nurse", "labs", lithium_level="0.70 mmol/L", hours_after_dose="12", creatinine="0.8 mg/dL")
    elena.look(elena.reads("prescriber", "", "Monthly medication visits"), "monthly-visits")
    elena.at("2026-06-22", "15:00")
    elena.writes("therapist", "score", instrument="phq_9", total="4")
    elena.reads("prescriber", "", "Remission, confirmed")
    elena.reads("prescriber", "medicines/monitoring/", "Thu 27 August 2026", "Mon 3 August 2026")


def the_dentists_advice(elena: Days) -> None:
    """Fri 10 July: ibuprofen for five days. She reads at once what to do; the prescriber has it today."""
    elena.at("2026-07-10", "11:15")
    phone = elena.reads("client", "/my/plan/")
    phone.get_by_text("I take something else as well").click()
    phone.get_by_label("Its name, as well as you know it").fill("ibuprofen")
    phone.get_by_label(re.compile("How much, how often")).fill("400 mg three times a day, my dentist says")
    phone.get_by_role("button", name="Put it on my list").click()
    expect(phone.locator("main")).to_contain_text("Do not take ibuprofen with lithium until we have spoken")
    elena.look(phone, "ibuprofen")
    page = elena.reads("prescriber", "", "Lithium: level a little high, or a new cause of one", "by today")
    elena.look(page, "ibuprofen")
