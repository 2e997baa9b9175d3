"""Naloxone in hand, the monitoring programme asked, results that reach their person, plans before a trip or an operation."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import Coding, Quantity, When
from steadystep.chart.measures import Observation
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    ResultFollowed,
    TravelPlanned,
)
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.rules.plan.ahead import AWAY, CONTINUE, HOLD
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import BUP, last_use, naloxone, order
from tests.spec.medication.test_naltrexone import given

NOTICE = knowledge.load().substance_care.part2_notice
NONE = "Naloxone is not in hand: give it today and show how it is used."


def on_buprenorphine(chart: Story, at: str = "2026-03-11 14:00") -> str:
    chart.day("2026-03-01 09:00").nurse.tells_medicine(
        "Suboxone", BUP, started="2026-02-01", stopped="2026-03-10"
    )
    return order(chart.day(at).prescriber, BUP, 8, at[:10], times=2).allowed()


def result(chart: Story, at: str, what: str, text: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: Observation(when=when, what=Coding(what), category="lab", text=text),
        f"enters {what}: {text}",
    )


def test_naloxone_for_everyone_on_an_opioid(chart):
    """MO34. Due the same day, settled by the kits; two years later the kit has expired, and it is due again."""
    on_buprenorphine(chart)
    chart.seen("2026-03-11 14:01").duty(NONE, owner="Nora", level="T3", overdue=False)
    naloxone(chart, "2026-03-11 15:00", expires="2026-06-30")
    chart.seen("2026-06-30 23:59").no_duty("medication.naloxone")
    chart.seen("2026-07-01 00:00").duty(
        "The naloxone given on 11 March 2026 has expired: give a new kit.",
        owner="Nora",
        level="T3",
        known="2026-07-01 00:00",
    )


def test_naloxone_for_stimulants(chart):
    """R53. Fentanyl hides in stimulants: who uses cocaine is offered naloxone too."""
    last_use(chart, "2026-03-04 10:00", "cocaine", "2026-03-01")
    chart.seen("2026-03-04 10:01").duty(NONE, owner="Nora", level="T3")


def test_no_opioid_no_naloxone(chart):
    chart.day("2026-03-04 10:00").prescriber.orders("sertraline", 50, "2026-03-04")
    chart.seen("2026-03-04 10:01").no_duty("medication.naloxone")


def test_the_programme_is_asked_before_a_controlled_medicine(chart):
    """Case C. Asked at 09:50 that morning: nothing to say. Never asked, or more than three months ago: said, with one click."""
    chart.day("2026-03-04 09:50").prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."),
        "asks the monitoring programme: nothing unexpected",
    )
    chart.day("2026-03-04 13:05").prescriber.orders("gabapentin", 300, "2026-03-04")
    chart.seen("2026-03-04 13:06").says_nothing_of("medication.pdmp")
    chart.day("2026-06-04 10:00").prescriber.orders("lorazepam", 0.5, "2026-06-04")
    chart.seen("2026-06-04 10:01").says_nothing_of("medication.pdmp")
    chart.day("2026-06-05 10:00").prescriber.orders("clonazepam", 0.5, "2026-06-05")
    chart.seen("2026-06-05 10:01").finds("The monitoring programme was last asked on 4 March 2026.")


def test_hepatitis_c_is_found(chart):
    """Case C. 11 March: HIV negative, HCV RNA positive. Both are told by a person; treatment is linked by 25 March."""
    negative = result(chart, "2026-03-11 13:30", "HIV antigen/antibody", "negative")
    positive = result(chart, "2026-03-11 13:31", "Hepatitis C RNA", "positive")
    seen = chart.seen("2026-03-11 13:32")
    seen.duty(
        "HIV antigen/antibody: explain the result in person. By 18 March 2026.", owner="Nora", level="T4"
    )
    seen.duty("Hepatitis C RNA: explain the result in person. By 18 March 2026.", owner="Nora", level="T4")
    link = "Hepatitis C RNA is positive: link to treatment. By 25 March 2026."
    seen.duty(link, owner="Nora", level="T4", due="2026-03-26 00:00", overdue=False)
    for each in (negative, positive):
        chart.day("2026-03-11 14:00").nurse.writes(
            lambda when, each=each: ResultFollowed(when=when, result=each, step="explained"),
            "explains a result in person",
        )
    chart.seen("2026-03-26 00:00").duty(link, owner="Nora", level="T4", overdue=True)
    chart.day("2026-03-26 09:00").case_manager.writes(
        lambda when: ResultFollowed(
            when=when, result=positive, step="treatment_linked", where="First visit booked"
        ),
        "writes down that treatment is booked",
    )
    chart.seen("2026-03-26 09:01").no_duty("measures.followed_up")


def knee(chart: Story) -> str:
    return chart.day("2026-06-04 18:20").client.writes(
        lambda when: ProcedurePlanned(when=when, what="Knee surgery", day=date(2026, 6, 18)),
        "tells of knee surgery on 18 June",
    )


def test_surgery_on_buprenorphine(chart):
    """Case C. Told on 4 June for the 18th: the plan is due on the 11th, and says to continue buprenorphine through surgery."""
    on_buprenorphine(chart)
    about = knee(chart)
    says = f"Surgery plan due 11 June 2026 for Knee surgery on 18 June 2026: {CONTINUE}"
    assert "Continue buprenorphine through surgery" in CONTINUE
    chart.seen("2026-06-04 18:21").duty(says, owner="Pete", level="T4", due="2026-06-12 00:00", overdue=False)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    chart.seen("2026-06-11 11:31").no_duty("plan.ahead")


def test_surgery_under_naltrexone(chart):
    """R55. The operation lies inside the 28 days: ES28, and a plan to hold with dates."""
    given(chart)
    chart.day("2026-09-25 10:00").client.writes(
        lambda when: ProcedurePlanned(when=when, what="Tooth out", day=date(2026, 10, 10)),
        "tells of an operation on 10 October",
    )
    seen = chart.seen("2026-09-25 10:01")
    seen.event("ES28", "T1", owner="Pete", due="2026-09-25 11:00")
    seen.duty(
        f"Surgery plan due 3 October 2026 for Tooth out on 10 October 2026: {HOLD}", owner="Pete", level="T4"
    )


def test_a_trip(chart):
    """Case C. Away from 10 to 24 August: a plan with a letter, doses and naloxone a week before."""
    on_buprenorphine(chart)
    chart.day("2026-07-27 10:00").client.writes(
        lambda when: TravelPlanned(
            when=when, first=date(2026, 8, 10), last=date(2026, 8, 24), where="Lisbon"
        ),
        "tells of a trip to Lisbon from 10 to 24 August",
    )
    chart.seen("2026-07-27 10:01").duty(
        f"Travel plan due 3 August 2026 for Lisbon from 10 August 2026: {AWAY}", owner="Pete", level="T4"
    )


def test_a_trip_of_somebody_else(chart):
    """Without such a medicine a trip asks for nothing here."""
    chart.day("2026-07-27 10:00").client.writes(
        lambda when: TravelPlanned(
            when=when, first=date(2026, 8, 10), last=date(2026, 8, 24), where="Lisbon"
        ),
        "tells of a trip",
    )
    chart.seen("2026-07-27 10:01").no_duty("plan.ahead")


def aud(chart: Story, at: str, drug: str, mg: float, times: float = 1):
    return order(chart.day(at).prescriber, drug, mg, at[:10], times=times)


def test_alcohol_withdrawal_first(chart):
    """R49, ES22. CIWA-Ar 12 asks for the prescriber's reason; 19 stops: withdrawal care first. Below 10 the way is open."""
    at = "2026-05-04"
    chart.day(f"{at} 09:00").nurse.total("ciwa_ar", 12)
    aud(chart, f"{at} 09:05", "acamprosate", 666, 3).needs_reason("CIWA-Ar 12: withdrawal care first.")
    chart.day(f"{at} 10:00").nurse.total("ciwa_ar", 19)
    aud(chart, f"{at} 10:05", "acamprosate", 666, 3).refused("CIWA-Ar 19: withdrawal care first.")
    chart.day(f"{at} 18:00").nurse.total("ciwa_ar", 6)
    aud(chart, f"{at} 18:05", "acamprosate", 666, 3).needs_reason()


def test_acamprosate_and_the_kidney(chart):
    """R49. At 30 mL/min and below it is contraindicated."""
    chart.day("2026-05-04 09:00").nurse.writes(
        lambda when: Observation(when=when, what=Coding("Creatinine clearance"), category="lab", quantity=Quantity(28, "mL/min")),
        "enters a creatinine clearance of 28 mL/min",
    )  # fmt: skip
    aud(chart, "2026-05-04 09:05", "acamprosate", 333, 3).refused("acamprosate is not given at 30 or below")


def test_disulfiram(chart):
    """R49, IX20. Twelve hours after the last drink, and only with goal, consent and supervision in writing."""
    last_use(chart, "2026-05-04 09:00", "alcohol", "2026-05-03 22:00")
    aud(chart, "2026-05-04 09:30", "disulfiram", 250).refused("disulfiram not before", "(12 hours)")
    aud(chart, "2026-05-04 10:00", "disulfiram", 250).needs_reason(
        "Disulfiram only with the goal of not drinking"
    )


def letter(chart: Story, at: str, consent: str, about: str):
    return chart.day(at).prescriber.tries(
        lambda when: LetterSent(when=when, about=about, consent=consent, text=CONTINUE, notice=NOTICE),
        "to send the letter to the surgeon",
    )


def agrees(chart: Story, at: str, *labels: str) -> str:
    return chart.day(at).client.writes(
        lambda when: ConsentGiven(
            when=when, recipient_kind="external", recipient="surgeon", recipient_name="Knee surgeon", purpose="Plan for the operation",
            labels=labels, until=When("2026-09-05"),
        ),
        f"signs a consent for the surgeon that names {', '.join(labels) or 'no label'}",
    )  # fmt: skip


def test_the_letter_waits_for_the_consent(chart):
    """Case C. Blocked until a Part 2 consent is stored; then it goes, with the notice; after its last day it is blocked again."""
    on_buprenorphine(chart)
    about = knee(chart)
    plain = agrees(chart, "2026-06-05 09:00")
    letter(chart, "2026-06-05 09:05", plain, about).refused(
        "no Part 2 consent for this recipient is in force"
    )
    consent = agrees(chart, "2026-06-05 09:10", "part2")
    letter(chart, "2026-06-11 11:40", consent, about).allowed()
    assert NOTICE.startswith("42 CFR part 2 prohibits")
    letter(chart, "2026-09-07 09:00", consent, about).refused(
        "no Part 2 consent for this recipient is in force"
    )


def test_tramadol_from_the_surgeon(chart):
    """Case C. 18 June: with the signed plan on file, tramadol beside buprenorphine is major and not contraindicated."""
    on_buprenorphine(chart)
    about = knee(chart)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    chart.day("2026-06-18 17:40").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    found = [one for one in chart.seen("2026-06-18 17:41").said.findings if "MR18" in one.rule]
    assert [one.severity for one in found] == ["major"]
    chart.note("expect", f"“{found[0].says}”, major.")
