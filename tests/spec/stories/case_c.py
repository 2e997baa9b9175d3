"""Case C: opioid use disorder, age 31. A morning in withdrawal, the first two days, and use after an argument."""

from __future__ import annotations

from datetime import date, timedelta

from steadystep.chart import Coding
from steadystep.chart.intake import Diagnosis
from steadystep.chart.measures import DailyCheckin, Observation
from steadystep.chart.plan import PathwayPhase, Target
from steadystep.chart.plans_ahead import ResultFollowed
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.substance import PdmpChecked, SupportPlanned
from tests.spec.medication.substance_writing import (
    BUP,
    change,
    cows,
    gives,
    lapse,
    last_use,
    naloxone,
    order,
    urine,
)
from tests.spec.stories.telling import Case

DAY = "2026-03-04"
DISORDER = "opioid use disorder"


def morning(case: Case) -> None:
    at = case.day(f"{DAY} 09:50")
    at.prescriber.writes(
        lambda when: PdmpChecked(when=when, summary="Nothing unexpected."),
        "asks the monitoring programme: nothing unexpected",
    )
    naloxone(case, f"{DAY} 09:55")
    case.day(f"{DAY} 09:58").prescriber.writes(
        lambda when: Diagnosis(
            when=when, condition=Coding("Opioid use disorder, severe", "F11.20", "ICD-10-CM")
        ),
        "diagnoses opioid use disorder",
    )
    last_use(case, f"{DAY} 10:00", "fentanyl", "2026-03-03 18:00")
    at = case.day(f"{DAY} 10:01")
    at.client.answers("phq_9", 2, 2, 2, 2, 2, 2, 2, 2, 0)
    at.client.answers("pc_ptsd_5", 1, 1, 1, 1, 1, 1)
    at.client.total("pcl_5", 44)
    at.client.answers("audit_c", 0, 0, 0)
    at.therapist.writes(
        lambda when: SafetyPlan(when=when, warning_signs=("Paydays",), naloxone_where=("Kitchen shelf",), naloxone_trained=("My brother",),
                                never_alone=("I call first",), professionals=("988",)),
        "writes the safety plan with its overdose part",
    )  # fmt: skip
    at.therapist.writes(lambda when: PathwayPhase(when=when, pathway="opioid_use", phase="induction", client_view="I want buprenorphine."),
                        "signs the phase: opioid use disorder, induction")  # fmt: skip
    look = case.look(f"{DAY} 10:02")
    look.holds(
        "On the pathway of medicine for opioid use",
        [one.episode.pathway.id for one in look.view().guards],
        ["opioid_use_disorder"],
    )
    look.does("PC-PTSD-5 is positive for PTSD: a screen, not a diagnosis.", "measures.screens")
    look.does("PHQ-9 is positive for depression: a screen, not a diagnosis.", "measures.screens")
    look.says_nothing_of("medication.naloxone", "medication.pdmp")
    for name, measure in (("PTSD", "pcl_5"), ("Depression", "phq_9")):
        at.therapist.writes(
            lambda when, name=name, measure=measure: Target(when=when, name=name, measure=measure),
            f"adds a target: {name}",
        )
    unmarked = [
        one.kind
        for one in case.chart.entries
        if one.kind in ("last_use", "naloxone_supplied", "pdmp_checked", "pathway_phase")
        and "part2" not in one.labels
    ]
    look.holds("All that tells of use bears the Part 2 mark", unmarked, [])


def withdrawal(case: Case) -> None:
    cows(case, f"{DAY} 10:05", 8)
    at = case.day(f"{DAY} 10:06")
    case.compares(
        at.prescriber,
        DISORDER,
        buprenorphine_naloxone_sl="Buprenorphine",
        methadone="Methadone",
        naltrexone_xr="Naltrexone",
    )
    case.refuses(
        at.prescriber,
        order(at.prescriber, BUP, 4, DAY).body,
        "orders buprenorphine-naloxone 4 mg",
        "COWS 8: wait or give a reason",
    )
    cows(case, f"{DAY} 13:00", 13)
    at = case.day(f"{DAY} 13:05")
    first = order(at.prescriber, BUP, 4, DAY, times=2)
    case.kept["order"] = first.allowed()
    look = case.look(f"{DAY} 13:06")
    look.says_nothing_of(
        "medication.bup_start.cows", "medication.bup_start.hours.fentanyl", "medication.bup_start.ceiling"
    )
    look.does("HIV Ag/Ab, hepatitis C antibody+RNA, hepatitis B panel", "medication.monitoring")
    look.does("Blood test due 4 March 2026: ALT", "medication.monitoring")
    gives(case, f"{DAY} 13:10", 4)
    look = case.look(f"{DAY} 13:11")
    for minutes, due in ((60, "14:10"), (120, "15:10")):
        found = look.does(f"COWS {minutes} minutes after the first dose", "medication.bup_follow.cows")
        look.holds(f"due at {due}", f"{found.due.astimezone(case.local):%H:%M}", due)
    cows(case, f"{DAY} 14:10", 9)
    cows(case, f"{DAY} 15:10", 7)
    case.look(f"{DAY} 15:11").events()
    gives(case, f"{DAY} 15:12", 4)


def evening(case: Case) -> None:
    at = case.day(f"{DAY} 19:00")
    at.client.writes(lambda when: DailyCheckin(when=when, day=date(2026, 3, 4), craving=6), "worst craving 6")
    cows(case, f"{DAY} 19:00", 6)
    at = case.day(f"{DAY} 19:15")
    change(at.prescriber, case.kept["order"], 4, DAY, times=3).allowed()
    case.look(f"{DAY} 19:16").holds("12 mg on the first day, within 16", case.milligrams(), 12)
    at = case.day(f"{DAY} 19:20")
    case.refuses(
        at.prescriber,
        change(at.prescriber, case.kept["order"], 4, DAY, times=5).body,
        "tries to add 8 mg more",
        "20 mg on day 1 is more than 16 mg",
    )
    case.look("2026-03-05 08:00").does("Contact by day 2 of buprenorphine", "medication.bup_follow.contact")
    cows(case, "2026-03-05 10:00", 4)
    change(case.day("2026-03-05 10:05").prescriber, case.kept["order"], 8, "2026-03-05", times=2).allowed()
    look = case.look("2026-03-05 10:06")
    look.holds("16 mg a day", case.milligrams(), 16)
    look.holds(
        "The contact of day 2 is done", [one for one in look.said.duties if "day 2" in str(one.says)], []
    )


def results(case: Case) -> None:
    craves(case, date(2026, 3, 5), (6, 6, 6))
    at = case.day("2026-03-11 13:30")
    for what, text in (("HIV antigen/antibody", "negative"), ("Hepatitis C RNA", "positive")):
        case.kept[what] = at.nurse.writes(
            lambda when, what=what, text=text: Observation(when=when, what=Coding(what), category="lab", text=text), f"enters {what}: {text}"
        )  # fmt: skip
    look = case.look("2026-03-11 13:31")
    look.does("Hepatitis C RNA: explain the result in person.", "measures.followed_up")
    look.does("link to treatment. By 25 March 2026.", "measures.followed_up")
    case.day("2026-03-11 14:00").nurse.writes(
        lambda when: ResultFollowed(
            when=when, result=case.kept["Hepatitis C RNA"], step="explained", same_person=True
        ),
        "explains the result in person",
    )
    case.day("2026-03-11 14:10").therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="opioid_use", phase="stabilisation", client_view="Mornings are possible."), "signs the phase: stabilisation"
    )  # fmt: skip


def craves(case: Case, first: date, levels: tuple[int, ...]) -> None:
    """A check-in a day with the worst craving."""
    for number, much in enumerate(levels):
        day = first + timedelta(days=number)
        case.day(f"{day} 20:00").client.writes(
            lambda when, day=day, much=much: DailyCheckin(when=when, day=day, craving=much),
            f"worst craving {much}",
        )


def argument(case: Case) -> None:
    craves(case, date(2026, 3, 12), (6, 6, 6, 6, 6, 6))
    craves(case, date(2026, 3, 24), (4, 4, 4, 4, 4, 4))
    used = lapse(case, "2026-03-31 09:00", "fentanyl", "2026-03-28", "2026-03-29")
    urine(
        case, "2026-03-31 13:40", fentanyl="positive", buprenorphine="positive", norbuprenorphine="positive"
    )
    look = case.look("2026-03-31 13:41")
    look.says("Thank you for telling us", "medication.toxicology.fentanyl")
    plan = look.does("A supportive plan after use on 29 March 2026", "medication.lapse")
    look.holds("Offered: thanks, contact twice a week, 20 mg instead of 16 mg, counselling, the level of care, naloxone again", [str(one.says) for one in plan.offers],
               ["Thank you for telling us", "Contact twice a week", "Propose 20 mg a day instead of 16 mg", "More counselling for a while",
                "Look together at whether more care is wanted", "Give naloxone again"])  # fmt: skip
    look.holds("Supply goes on as before", "Supply goes on as before" in str(plan.says))
    look.holds(
        "No visit is asked for more often for a supply",
        [one for one in look.said.duties if one.rule == "medication.supply"],
        [],
    )
    at = case.day("2026-03-31 14:20")
    draft = next(one.drafts for one in plan.offers if one.key == "dose")
    at.prescriber._write(draft, "signs 20 mg a day, as proposed")
    at.therapist.writes(
        lambda when: SupportPlanned(when=when, lapse=used, more_contact="Twice a week.", client_view="A call on paydays.", dose_talk="16 to 20 mg", naloxone_again=True),
        "signs the plan with his view: contact twice a week, a call on paydays",
    )  # fmt: skip
    naloxone(case, "2026-03-31 14:30")
    case.look("2026-03-31 14:31").holds("20 mg a day", case.milligrams(), 20)
    at = case.day("2026-03-31 15:00")
    case.refuses(at.prescriber, at.prescriber._ended("lost_contact", "discharge for positive test"), "enters “discharge for positive test”",
                 "A positive test is not a reason to end treatment")  # fmt: skip
