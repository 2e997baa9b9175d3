"""Case C, opioid use disorder, acted day by day: the first morning by COWS, a lapse that adds care, an operation, the injection."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from steadystep.chart.medication import DoseChanged, Order
from steadystep.chart.plans_ahead import LetterSent, ProcedurePlanned
from steadystep.chart.substance import LapseReported
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.team import ConsentGiven
from tests.journeys.days import Days, fill

FILM = {"name": "Suboxone", "indication": "opioid use disorder", "route": "sublingual"}
FIRST_DAY = {"first_1": "2026-03-04", "dose_1": "4"}
MONTHLY = {
    "name": "Brixadi",
    "indication": "opioid use disorder",
    "route": "subcutaneous",
    "times_1": "0.0357",
    "first_1": "2026-07-08",
}


@pytest.fixture
def darius(days_of) -> Days:
    return days_of("opioid", "Darius Cole", born="1994-05-20", first="2026-03-04")


def test_from_the_first_morning_to_the_place_that_was_kept(darius):
    before_the_start(darius)
    eight_is_too_early(darius)
    the_first_doses(darius)
    a_lapse_adds_care(darius)
    consolidation(darius)
    the_operation(darius)
    the_injection(darius)
    we_kept_your_place(darius)


def before_the_start(darius: Days) -> None:
    """Wed 4 March, ten o'clock: last use, the programme, naloxone in hand, the pathway."""
    darius.at("2026-03-04", "10:00")
    darius.writes("prescriber", "diagnosis", condition="Opioid use disorder, severe", icd="F11.20")
    darius.writes("prescriber", "pdmp", summary="No other prescriber", decision="as_expected")
    darius.writes("prescriber", "last-use", substance="fentanyl", happened="2026-03-03T18:00", sure="sure")
    darius.writes("prescriber", "way-chosen", option="buprenorphine", why="Today if I can")
    darius.writes("nurse", "naloxone", kits="2", expires="2028-02-28", trained="Darius\nHis mother")
    target = {
        "name": "Cravings, and reasons that are stronger",
        "therapy": "relapse_prevention",
        "measure": "phq_9",
    }
    darius.writes("therapist", "target", **target, therapy_focus="Cue map, urge surfing, repair")
    darius.writes(
        "therapist",
        "safety-plan",
        my_steps="Call Gus",
        naloxone_where="Kitchen drawer",
        overdose="Lie me on my side and stay",
    )
    view = "I want to feel normal and go home to my son."
    darius.writes("prescriber", "phase", pathway="opioid_use_disorder", phase="induction", client_view=view)
    darius.look(darius.reads("client", "/my/staying-safe/", "you have it", "Give naloxone"), "staying-safe")


def cows(darius: Days, total: int) -> Page:
    page = darius.reads("nurse", "medicines/start/")
    page.get_by_label("Total, 0 to 48").fill(str(total))
    page.get_by_label("Signs one can see").select_option("signs_seen")
    page.locator("form", has=page.get_by_label("Total, 0 to 48")).get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("Written.")
    return page


def eight_is_too_early(darius: Days) -> None:
    darius.at("2026-03-04", "10:05")
    page = cows(darius, 8)
    expect(page.locator("main")).to_contain_text("COWS 8: wait or give a reason")
    darius.look(page, "cows-8")
    page = darius.refused(
        "prescriber", "order", "COWS 8: wait or give a reason", **FILM, **FIRST_DAY, times_1="2"
    )
    darius.look(page, "order-at-8")


def the_first_doses(darius: Days) -> None:
    """COWS 13 after nineteen hours opens the way; 4 mg twice, 12 mg in all by the evening, and never above 16."""
    darius.at("2026-03-04", "13:00")
    page = cows(darius, 13)
    expect(page.locator("main")).to_contain_text("Every gate is open")
    options = {"name_1": "Suboxone", "name_2": "Monthly injection", "chosen": "1", "decided_by": "together"}
    darius.writes("prescriber", "options", reason="opioid use disorder", **options)
    darius.signs("prescriber", "order", **FILM, **FIRST_DAY, times_1="2", ability="decides", card="given")
    give(darius, "13:10")
    darius.at("2026-03-04", "14:10")
    cows(darius, 9)
    darius.at("2026-03-04", "15:10")
    cows(darius, 7)
    darius.look(give(darius, "15:11"), "two-doses")
    order = darius.latest(Order)
    darius.at("2026-03-04", "19:15")
    more = {"order": order, "why": "Worst craving 6, COWS 6"} | FIRST_DAY
    darius.signs("prescriber", "dose", **more, times_1="3")
    darius.look(darius.refused("prescriber", "dose", "16", **more, times_1="5"), "above-sixteen")
    darius.at("2026-03-05", "10:10")
    cows(darius, 4)
    darius.signs(
        "prescriber", "dose", order=order, why="Day 2", dose_1="8", times_1="2", first_1="2026-03-05"
    )
    assert darius.chart.of(DoseChanged)[-1].body.steps[0].milligrams_a_day == 16


def give(darius: Days, hour: str) -> Page:
    darius.at("2026-03-04", hour)
    page = darius.reads("nurse", "medicines/start/")
    page.get_by_role("button", name="4 mg given now").first.click()
    expect(page.locator("main")).to_contain_text("Written.")
    return page


def a_lapse_adds_care(darius: Days) -> None:
    """Tue 31 March: he tells it on his phone. Thanks, more support, nothing taken away; "discharge" is refused."""
    darius.at("2026-03-11", "14:00")
    view = "It holds me through the day."
    darius.writes(
        "prescriber", "phase", pathway="opioid_use_disorder", phase="stabilisation", client_view=view
    )
    darius.at("2026-03-31", "08:15")
    phone = darius.reads("client", "/my/staying-safe/")
    fill(
        phone,
        "main form:has([name=substance])",
        {"substance": "fentanyl", "day": "2026-03-29", "words": "After an argument"},
    )
    phone.locator("main form:has([name=substance])").get_by_role("button", name="Tell my team").click()
    expect(phone.locator("main")).to_contain_text("Thank you for telling us")
    darius.look(phone, "told-of-use")
    darius.at("2026-03-31", "14:00")
    found = {
        "line_fentanyl": "positive",
        "line_buprenorphine": "positive",
        "line_norbuprenorphine": "positive",
    }
    darius.writes("nurse", "urine-test", **found)
    darius.look(darius.reads("prescriber", "", "Thank you for telling us"), "lapse")
    added = {
        "more_contact": "Twice a week",
        "dose_talk": "16 to 20 mg from today",
        "client_view": "A call on paydays",
    }
    darius.writes("prescriber", "support", lapse=darius.latest(LapseReported), naloxone_again=True, **added)
    darius.writes("nurse", "naloxone", kits="2", expires="2028-03-30", trained="His brother")
    order = darius.latest(Order)
    darius.signs(
        "prescriber",
        "dose",
        order=order,
        why="Used, craving 4",
        dose_1="10",
        times_1="2",
        first_1="2026-03-31",
    )
    before = darius.chart.seq
    ending = {"ending": "completed", "reason": "Discharge for positive test"}
    page = darius.writes(
        "prescriber", "care-ended", says="A positive test is not a reason to end treatment", **ending
    )
    darius.look(page, "no-discharge")
    assert darius.chart.seq == before


def consolidation(darius: Days) -> None:
    """Eight weeks after 29 March: what he counts stands first, and a person signs the phase with his view."""
    darius.at("2026-05-27", "14:00")
    darius.look(darius.reads("prescriber", "medicines/recovery/"), "counters-first")
    view = "Three shifts a week and dinner with my son."
    darius.writes(
        "prescriber", "phase", pathway="opioid_use_disorder", phase="consolidation", client_view=view
    )
    darius.look(darius.reads("therapist", "pathway/", "Consolidation since today", view), "consolidation")


def the_operation(darius: Days) -> None:
    """The letter waits for a Part 2 consent, and goes with the notice; tramadol on the surgeon's list is caught."""
    darius.at("2026-06-04", "10:00")
    darius.writes("nurse", "procedure", what="Knee surgery", day="2026-06-18", by_whom="Rivergate General")
    surgery = darius.latest(ProcedurePlanned)
    darius.look(darius.reads("prescriber", "", "Continue buprenorphine through surgery"), "surgery-plan-due")
    text = (
        "Continue buprenorphine through surgery; the daily dose may be split; non-opioid pain relief first."
    )
    darius.writes("prescriber", "plan-ahead", about=surgery, text=text)
    page = darius.fills("prescriber", "letter", about=surgery, text=text)
    expect(page.locator("main")).to_contain_text("Blocked until the client has signed a consent")
    darius.look(page, "letter-blocked")
    to = {
        "recipient": "surgeon",
        "recipient_name": "Knee surgeon, Rivergate General",
        "purpose": "Plan for the operation",
        "signed_by": "client",
    }
    darius.writes(
        "prescriber", "consent", recipient_kind="external", **to, scopes=["1"], labels_agreed=["part2"]
    )
    darius.writes("prescriber", "letter", consent=darius.latest(ConsentGiven), about=surgery, text=text)
    sent = darius.chart.of(LetterSent)[-1].body
    assert "42 CFR" in sent.notice
    darius.look(
        darius.reads("client", "/my/staying-safe/", "Continue buprenorphine through surgery"),
        "what-lies-ahead",
    )
    darius.at("2026-06-18", "17:40")
    darius.writes("nurse", "medicine-elsewhere", medicine="tramadol", status="active", told_by="other")
    darius.look(darius.reads("prescriber", "", "tramadol"), "tramadol")


def the_injection(darius: Days) -> None:
    """96 mg is not the label's row for 20 mg a day; 128 mg is given, and the next one is due in its window."""
    darius.at("2026-07-08", "14:00")
    darius.writes("prescriber", "pdmp", summary="No other prescriber", decision="as_expected")
    page = darius.fills("prescriber", "order", **MONTHLY, dose_1="96")
    expect(page.locator("#checks")).to_contain_text("the label row for 18-24 mg is 128 mg")
    darius.look(page, "another-row")
    page.goto("about:blank")
    film = darius.latest(Order)
    darius.signs("prescriber", "order", **MONTHLY, dose_1="128")
    darius.signs(
        "prescriber", "stop", order=film, last_day="2026-07-07", why="Changed to the injection at his wish"
    )
    inject(darius)
    darius.look(darius.reads("client", "/my/", "My injection", "Wed 5 August"), "my-injection")
    darius.at("2026-07-27", "09:40")
    darius.writes("nurse", "travel", where="His aunt, abroad", first="2026-08-10", last="2026-08-24")
    darius.at("2026-08-05", "14:00")
    inject(darius)


def inject(darius: Days) -> None:
    given = {
        "regimen": "buprenorphine_xr_monthly_brixadi",
        "amount": "128",
        "site": "left_abdomen",
        "lot": "A7",
    }
    darius.writes("nurse", "injection", order=darius.latest(Order), expiry="2027-12", **given)


def we_kept_your_place(darius: Days) -> None:
    """Not there until after the window: contact the same day, no blame; seen the next, and the injection is given."""
    darius.at("2026-09-10", "15:00")
    darius.look(darius.reads("client", "/my/", "We kept your place"), "place-kept")
    darius.look(darius.reads("nurse", "", "we kept your place"), "place-kept")
    darius.at("2026-09-11", "14:00")
    inject(darius)
    darius.look(darius.reads("client", "/my/", "Fri 9 October"), "back")
    assert len(darius.chart.of(InjectionGiven)) == 3
