"""Case C from April on: work, a knee, a monthly injection, a trip, and a day on which he did not come."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string

from steadystep.chart.plan import PathwayPhase
from steadystep.chart.plans_ahead import PlanAhead, TravelPlanned
from steadystep.chart.safety import Acknowledged
from steadystep.knowledge import Condition
from steadystep.reasoning.facts.milestones import life_counts
from steadystep.reasoning.facts.pathway_course import checkin_fall
from steadystep.reasoning.facts.pathway_told import Told
from steadystep.reasoning.facts.told_beside import kept_through_surgery, told_beside
from steadystep.reasoning.rules.plan.ahead import AWAY, CONTINUE
from tests.spec.medication.substance_writing import naloxone, urine
from tests.spec.plan.test_ahead import NOTICE, agrees, knee, letter
from tests.spec.stories.case_c import craves
from tests.spec.stories.telling import Case, Look
from tests.spec.supplying import gives, orders_depot

MONTHLY = "buprenorphine_xr_monthly_brixadi"
CONSOLIDATION = "Propose the phase: consolidation; supply goes on as it is"


def steadier(case: Case) -> None:
    for day in ("2026-04-15", "2026-04-22"):
        urine(
            case, f"{day} 10:00", fentanyl="negative", buprenorphine="positive", norbuprenorphine="positive"
        )
    craves(case, date(2026, 4, 23), (3, 2, 3, 2, 3, 2))
    look = case.look("2026-04-29 10:00")
    fell = _craving_fell(look)
    look.holds("Worst craving 2.5 on the average, 58% below the first week", (fell.value, str(fell.says)),
               (58, "Craving: from 6 to 2.5 a day on average"))  # fmt: skip
    look.holds("He stays in stabilisation: consolidation is not proposed before 24 May, 8 weeks after 29 March",
               [CONSOLIDATION in _offered(case, day) for day in ("2026-04-29 10:00", "2026-05-23 23:59", "2026-05-24 00:00")], [False, False, True])  # fmt: skip


def _craving_fell(look: Look) -> Told:
    view = look.view()
    (episode,) = (one.episode for one in view.guards)
    return checkin_fall(view, episode, Condition(fact="checkin_fall", of="craving", at_least=50))


def _offered(case: Case, at: str) -> list[str]:
    return [str(one.says) for one in case.seen(at).said.offers]


def working(case: Case) -> None:
    at = case.day("2026-05-27 10:00")
    at.client.answers("recovery_counters", 3, 2, 4, 1, 7, 7, None, None)
    look = case.look("2026-05-27 10:10")
    look.does(CONSOLIDATION, "plan.decisions")
    look.does("Move the focus to work and relationships", "plan.decisions")
    counts = {one.name: one.last for one in life_counts(look.view())}
    look.holds("Counted first, above any urine result: 3 shifts, 2 good contacts with the family, 4 bills paid",
               [counts[name] for name in ("shifts worked", "family contacts", "bills paid")], [3, 2, 4])  # fmt: skip
    at.therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="opioid_use", phase="consolidation", client_view="I am at the table on Sundays."), "signs the phase: consolidation"
    )  # fmt: skip


def surgery(case: Case) -> None:
    about = knee(case)
    look = case.look("2026-06-04 18:21")
    look.does("Surgery plan due 11 June 2026 for Knee surgery on 18 June 2026", "plan.ahead")
    look.says("ontinue buprenorphine through surgery", "plan.ahead")
    look.holds(
        "Split doses allowed, pain relief without opioids named",
        all(part in CONTINUE for part in ("split", "acetaminophen, ice, regional block")),
    )
    attempt = letter(case, "2026-06-05 09:05", agrees(case, "2026-06-05 09:00"), about)
    case.refuses(
        attempt.writer,
        attempt.body,
        "tries to send the letter to the surgeon",
        "no Part 2 consent for this recipient is in force",
    )
    consent = agrees(case, "2026-06-05 09:10", "part2")
    letter(case, "2026-06-11 11:40", consent, about).allowed()
    case.look("2026-06-11 11:41").holds(
        "The letter goes, with the notice", NOTICE.startswith("42 CFR part 2 prohibits")
    )
    case.day("2026-06-11 11:45").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=CONTINUE), "signs the surgery plan"
    )
    told = case.day("2026-06-18 17:40").client.tells_medicine("tramadol", "tramadol", started="2026-06-18")
    look = case.look("2026-06-18 17:41")
    found = [one for one in look.said.findings if "MR18" in one.rule]
    look.holds("MR18 is major, and not contraindicated", [one.severity for one in found], ["major"])
    look.says(str(found[0].says), found[0].rule)
    look.says("buprenorphine", found[0].rule)
    look.holds(
        "The surgeon's team is called by the consent on file",
        "Call Knee surgeon, by the consent on file" in str(found[0].do),
    )
    look.holds(
        "Its own flags are shown",
        "serotonergic" in str(found[0].why) and "seizure" in str(found[0].why),
        True,
    )
    besides = told_beside(
        look.said.findings, look.view().courses, told, keeps=kept_through_surgery(look.view())
    )
    words = " ".join(render_to_string("portal/pieces/beside.html", {"besides": besides}).split())
    look.holds("The client is told to keep buprenorphine", "Keep taking buprenorphine" in words, True)
    case.day("2026-07-01 10:00").client.tells_it_ended(told, "2026-06-25")


def injection(case: Case) -> None:
    at = case.day("2026-07-08 14:00")
    case.compares(
        at.prescriber,
        "opioid use disorder",
        buprenorphine_xr_b="A monthly injection",
        buprenorphine_naloxone_sl="Go on with the film",
    )
    case.proposes(
        at.prescriber,
        orders_depot(at.prescriber, "buprenorphine_xr_b", 96, "2026-07-08"),
        "chooses 96 mg",
        "the label row for 18-24 mg is 128 mg",
    )
    case.kept["depot"] = at.prescriber._write(
        orders_depot(at.prescriber, "buprenorphine_xr_b", 128, "2026-07-08"),
        "signs Brixadi 128 mg once a month",
    )
    case.look("2026-07-08 14:01").says_nothing_of("medication.injection_dose")
    at = case.day("2026-07-08 14:30")
    at.prescriber.stops(case.kept["order"], "2026-07-07")
    _given(case, "2026-07-08 14:40")
    case.look("2026-07-29 00:00").does(
        "next injection 5 August 2026, window 29 July 2026 to 12 August 2026", "medication.injection"
    )


def _given(case: Case, at: str) -> None:
    gives(case.day(at).nurse, "buprenorphine_xr_b", 128, regimen=MONTHLY, order=case.kept["depot"])


def trip(case: Case) -> None:
    about = case.day("2026-07-27 10:00").client.writes(
        lambda when: TravelPlanned(
            when=when, first=date(2026, 8, 10), last=date(2026, 8, 24), where="Lisbon"
        ),
        "tells of a trip from 10 to 24 August",
    )
    look = case.look("2026-07-27 10:01")
    look.does("Travel plan due 3 August 2026 for Lisbon from 10 August 2026", "plan.ahead")
    look.holds(
        "It names a travel letter, naloxone, a list of clinics there",
        [part for part in ("travel letter", "naloxone", "list of clinics") if part not in AWAY],
        [],
    )
    case.day("2026-07-28 10:00").prescriber.writes(
        lambda when: PlanAhead(when=when, about=about, text=AWAY), "signs the travel plan"
    )
    naloxone(case, "2026-07-28 10:10", kits=1)
    case.look("2026-07-29 00:00").does("next injection 5 August 2026", "medication.injection")
    _given(case, "2026-08-05 14:40")
    case.look("2026-08-26 00:00").does(
        "next injection 2 September 2026, window 26 August 2026 to 9 September 2026", "medication.injection"
    )


def missed(case: Case) -> None:
    case._settle()
    case.woken("2026-09-10 00:00")
    look = case.look("2026-09-10 09:00")
    look.says("we kept your place", "medication.injection_late")
    look.does("contact same day", "medication.injection_late")
    look.event("ES15-1", "T3", owner="Nora")
    case.kept["gap"] = case.raised()[-1].id
    case.day("2026-09-10 10:00").nurse.writes(
        lambda when: Acknowledged(when=when, raised=case.kept["gap"]),
        "takes it on and calls: we kept your place",
    )
    _given(case, "2026-09-11 11:00")
    look = case.look("2026-09-11 11:01")
    look.says_nothing_of("medication.injection_late")
    case.day("2026-09-11 11:10").nurse.closes("Back on dose, no use; next 9 October.")
    case.look("2026-09-11 11:11").events()
    case.look("2026-10-02 00:00").does(
        "next injection 9 October 2026, window 2 October 2026 to 16 October 2026", "medication.injection"
    )
