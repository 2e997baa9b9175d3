"""Before a trip or an operation there is a signed plan, and a letter goes only under a consent."""

from datetime import date

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    TravelPlanned,
)
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.facts.told_beside import kept_through_surgery, told_beside
from steadystep.reasoning.rules.plan.ahead import AWAY, CONTINUE, HOLD, METHADONE
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import BUP, given, on_buprenorphine

NOTICE = knowledge.load().substance_care.part2_notice


def knee(chart: Story) -> str:
    return chart.day("2026-06-04 18:20").client.writes(
        lambda when: ProcedurePlanned(when=when, what="Knee surgery", day=date(2026, 6, 18)),
        "tells of knee surgery on 18 June",
    )


def letter(chart: Story, at: str, consent: str, about: str):
    return chart.day(at).prescriber.tries(
        lambda when: LetterSent(when=when, about=about, consent=consent, text=CONTINUE, notice=NOTICE),
        "to send the letter to the surgeon",
    )


def agrees(chart: Story, at: str, *labels: str, until: str = "2026-09-05") -> str:
    return chart.day(at).client.writes(
        lambda when: ConsentGiven(
            when=when, recipient_kind="external", recipient="surgeon", recipient_name="Knee surgeon", purpose="Plan for the operation",
            labels=labels, until=When(until),
        ),
        f"signs a consent for the surgeon that names {', '.join(labels) or 'no label'}",
    )  # fmt: skip


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
        f"Surgery plan due 3 October 2026 for Tooth out on 10 October 2026: {HOLD} Injected on 24 September 2026, it blocks opioids until 22 October 2026.",
        owner="Pete", level="T4",
    )  # fmt: skip


def test_surgery_and_a_trip_on_methadone(chart):
    """R55. The program that gives it is called first, before an operation and before a trip."""
    chart.day("2026-06-01 09:00").nurse.tells_medicine("methadone", "methadone", started="2026-01-01")
    knee(chart)
    chart.seen("2026-06-04 18:21").duty(
        f"Surgery plan due 11 June 2026 for Knee surgery on 18 June 2026: {METHADONE}",
        owner="Pete",
        level="T4",
    )
    chart.day("2026-07-27 10:00").client.writes(
        lambda when: TravelPlanned(
            when=when, first=date(2026, 8, 10), last=date(2026, 8, 24), where="Lisbon"
        ),
        "tells of a trip to Lisbon from 10 to 24 August",
    )
    chart.seen("2026-07-27 10:01").duty(
        f"Travel plan due 3 August 2026 for Lisbon from 10 August 2026: {METHADONE}", owner="Pete", level="T4"
    )


def test_an_operation_after_the_injection_has_ended_has_the_plan_of_what_is_taken_now(chart):
    """R55. Naltrexone of 2026 does not decide about pain relief in 2027."""
    given(chart)
    chart.day("2027-03-01 09:00").nurse.tells_medicine("Suboxone", BUP, started="2027-02-01")
    chart.day("2027-03-10 10:00").client.writes(
        lambda when: ProcedurePlanned(when=when, what="Tooth out", day=date(2027, 4, 10)),
        "tells of an operation on 10 April",
    )
    chart.seen("2027-03-10 10:01").duty(
        f"Surgery plan due 3 April 2027 for Tooth out on 10 April 2027: {CONTINUE}", owner="Pete", level="T4"
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
    view = chart.seen("2026-06-18 17:41").view()
    (told,) = told_beside(found, view.courses, keeps=kept_through_surgery(view))
    assert (told.kind, told.keep) == ("ask_first", True)  # the client is told to keep buprenorphine


def test_the_surgeons_team_is_called_by_consent(chart):
    """Case C. 18 June: by the consent under which the letter went; without it the consent is asked for first."""
    on_buprenorphine(chart)
    about = knee(chart)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    consent = agrees(chart, "2026-06-11 11:35", "part2")
    told = chart.day("2026-06-18 17:40").client
    told.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    assert "Ask for the consent to call who does Knee surgery." in _beside_opioid(chart, "2026-06-18 17:41")
    letter(chart, "2026-06-18 17:45", consent, about).allowed()
    assert "Call Knee surgeon, by the consent on file, about Knee surgery." in _beside_opioid(
        chart, "2026-06-18 17:46"
    )


def test_after_its_last_day_the_consent_is_asked_for_first(chart):
    """Case C. The consent for the surgeon ended before the call."""
    on_buprenorphine(chart)
    about = knee(chart)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    consent = agrees(chart, "2026-06-11 11:35", "part2", until="2026-06-20")
    letter(chart, "2026-06-11 11:40", consent, about).allowed()
    chart.day("2026-06-18 17:40").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    assert "Call Knee surgeon" in _beside_opioid(chart, "2026-06-18 17:46")
    assert "Ask for the consent" in _beside_opioid(chart, "2026-06-22 09:00")


def test_a_plan_holds_for_its_own_operation(chart):
    """MR18, R55. Until a month after the operation, as long as its pain counts as acute; then no plan is on file, nobody says
    “keep it”, and the surgeon of then is not called."""
    on_buprenorphine(chart)
    about = knee(chart)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    chart.day("2026-06-18 17:40").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    assert _plan_on_file(chart, "2026-07-17 23:59") is True
    assert "Knee surgery" in _beside_opioid(chart, "2026-07-17 23:59")
    assert kept_through_surgery(chart.seen("2026-07-17 23:59").view())
    assert _plan_on_file(chart, "2026-07-18 00:00") is None
    assert "Knee surgery" not in _beside_opioid(chart, "2026-07-18 00:00")
    assert not kept_through_surgery(chart.seen("2026-07-18 00:00").view())


def test_a_plan_of_years_ago_holds_for_no_new_opioid(chart):
    """MR18. Of tramadol in 2028 the plan of 2026 says nothing; one signed for the operation of then does."""
    on_buprenorphine(chart)
    about = knee(chart)
    chart.day("2026-06-11 11:30").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the plan"
    )
    chart.day("2028-02-01 09:00").client.tells_medicine("tramadol", "tramadol", started="2028-02-01")
    assert _plan_on_file(chart, "2028-02-01 09:01") is None
    tooth = chart.day("2028-02-01 09:30").client.writes(
        lambda when: ProcedurePlanned(when=when, what="Tooth out", day=date(2028, 2, 2)), "tells of a tooth that is taken out tomorrow"
    )  # fmt: skip
    chart.day("2028-02-01 10:00").prescriber.writes(
        lambda when: PlanAhead(when=when, about=tooth, text=CONTINUE), "signs the plan"
    )
    assert _plan_on_file(chart, "2028-02-01 10:01") is True
    assert "Tooth out" in _beside_opioid(chart, "2028-02-01 10:01")


def _plan_on_file(chart, at: str) -> bool | None:
    return chart.seen(at).view().circumstances.holds("opioid_plan_on_file")


def _beside_opioid(chart, at: str) -> str:
    (found,) = (one for one in chart.seen(at).said.findings if "MR18" in one.rule)
    return str(found.do)


def test_without_a_signed_plan_nobody_says_keep(chart):
    """Stays quiet: no plan for the operation is on file."""
    on_buprenorphine(chart)
    knee(chart)
    chart.day("2026-06-18 17:40").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    seen = chart.seen("2026-06-18 17:41")
    (told,) = told_beside(seen.said.findings, seen.view().courses, keeps=kept_through_surgery(seen.view()))
    assert not told.keep
