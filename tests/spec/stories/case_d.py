"""Case D: lamotrigine beside valproate from neurology. The slow schedule, days missed, a rash, and valproate that ends."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from steadystep import knowledge
from steadystep.chart.monitoring import MonitoringDone
from steadystep.reasoning.plans.pillbox import box
from tests.spec.stories.telling import Case
from tests.spec.supplying import notices

PACE, RESTART = "medication.pace", "medication.restart"
TOO_FAST = "25 mg every other day with valproate"


def refused(case: Case) -> None:
    """Mon 1 June 2026."""
    at = case.day("2026-06-01 09:00")
    case.kept["valproate"] = at.client.tells_medicine("divalproex", "divalproex", started="2025-01-01")
    at = case.day("2026-06-01 09:30")
    case.compares(at.prescriber, "bipolar disorder", lamotrigine="Lamotrigine", lithium="Lithium")
    at = case.day("2026-06-01 10:00")
    order = at.prescriber._order("lamotrigine", 25, "2026-06-01", 1, "", {"indication": "bipolar disorder"})
    case.refuses(at.prescriber, order, "orders lamotrigine 25 mg daily", TOO_FAST, offers=("LTG-V",))
    case.cites("IX05")


def signed(case: Case) -> None:
    at = case.day("2026-06-01 10:10")
    order = structs.replace(
        at.prescriber._planned("lamotrigine", "LTG-V", "2026-06-01"), indication="bipolar disorder"
    )
    case.kept["order"] = case.signs(
        at.prescriber,
        order,
        "signs lamotrigine by LTG-V from 1 June",
        because="Slow schedule; neurology knows",
    )
    look = case.look("2026-06-01 10:11")
    (course,) = (one for one in look.view().courses if one.entry == case.kept["order"])
    steps = [(str(one.first), one.milligrams_a_day) for one in course.steps]
    look.holds("25 mg every other day, 25 mg daily from 15 June, 50 mg from 29 June, 100 mg from 6 July", steps,
               [("2026-06-01", 12.5), ("2026-06-15", 25.0), ("2026-06-29", 50.0), ("2026-07-06", 100.0)])  # fmt: skip
    days = [
        day.day.day
        for monday in ("2026-06-01", "2026-06-08")
        for day in box((course,), date.fromisoformat(monday), knowledge.load())[0]
        if any(day.at.values())
    ]
    look.holds("Doses on 1, 3, 5, 7, 9, 11 and 13 June", days, [1, 3, 5, 7, 9, 11, 13])


def too_soon(case: Case) -> None:
    _skin(case, "2026-06-08")
    at = case.day("2026-06-10 10:00")
    step = at.prescriber.tries_to_change(case.kept["order"], 25, "2026-06-11").body
    case.refuses(at.prescriber, step, "tries to move 25 mg daily to 11 June", "allowed from 15 June 2026")
    case.no_reason_opens_it()


def above_the_target(case: Case) -> None:
    for day in ("2026-06-15", "2026-06-22", "2026-06-29", "2026-07-06"):
        _skin(case, day)
    at = case.day("2026-07-10 10:00")
    step = at.prescriber.tries_to_change(case.kept["order"], 200, "2026-07-10").body
    case.refuses(at.prescriber, step, "is asked for 200 mg", "100 mg is the target with valproate")


def missed(case: Case) -> None:
    _skin(case, "2026-07-13")
    longer = case.variant("he misses 12 days, 12 to 23 July")
    longer.day("2026-07-24 09:00").client.misses_doses(case.kept["order"], "2026-07-12", "2026-07-23")
    longer.look("2026-07-24 10:00").says("Start again from the first step", RESTART)
    at = case.day("2026-07-19 09:00")
    at.client.misses_doses(case.kept["order"], "2026-07-12", "2026-07-18")
    look = case.look("2026-07-19 10:00")
    look.says("It may be resumed; after 12 days it is begun again", RESTART)
    duty = look.does("Decide how Lamotrigine goes on: 7 days without a dose", RESTART)
    look.holds("The prescriber checks", duty.person, "Pete")
    case.day("2026-07-19 11:00").prescriber.resumes(case.kept["order"], "2026-07-19")
    case.look("2026-07-19 11:01").says_nothing_of(RESTART, PACE)


def rash(case: Case) -> None:
    """Any day to 27 July: the last of the eight weekly checks, and in two variants a rash."""
    _skin(case, "2026-07-20")
    mild = case.variant("a photo of a rash, no fever, the mouth clear")
    notices(mild.day("2026-07-24 10:00").client, "rash", known="SE15", order=case.kept["order"])
    mild.look("2026-07-24 10:00").event("ES03", "T1", owner="Nora", due="2026-07-24 11:00")
    sores = case.variant("a rash with mouth sores")
    notices(
        sores.day("2026-07-24 10:00").client, "rash", known="SE15", order=case.kept["order"], red_flag=True
    )
    look = sores.look("2026-07-24 10:00")
    look.holds("An emergency: T0", "T0" in {one.level for one in look.said.duties if one.safety})
    _skin(case, "2026-07-27")
    case.look("2026-07-27 11:00").ledger_says("MO13", "done")


def valproate_ends(case: Case) -> None:
    at = case.day("2026-08-01 09:00")
    at.client.tells_it_ended(case.kept["valproate"], "2026-08-01")
    look = case.look("2026-08-01 09:01")
    found = look.does("the dose follows LTG-VSTOP from 1 August 2026", "medication.schedule_change")
    draft = next(one.drafts for one in found.offers if one.drafts)
    look.holds("150 mg from 1 to 7 August, 200 mg from 8 August",
               [(str(one.first), str(one.last), one.amount.value) for one in draft.steps],
               [("2026-08-01", "2026-08-07", 150.0), ("2026-08-08", "None", 200.0)])  # fmt: skip
    look.says("when one begins or ends, the dose must follow", "medication.schedule_change")
    case.day("2026-08-01 11:00").prescriber._write(draft, "signs the steps of LTG-VSTOP")
    case.look("2026-08-01 11:01").says_nothing_of("medication.schedule_change", PACE)


def _skin(case: Case, day: str) -> None:
    """The weekly look at the skin: due that day, and done."""
    look = case.look(f"{day} 08:00")
    look.planned("MO13", day, state="due")
    case.day(f"{day} 08:30").nurse.writes(
        lambda when: MonitoringDone(when=when, rule="MO13"), "looks at the skin: no rash"
    )
