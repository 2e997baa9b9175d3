"""Case F: lithium, a painkiller and a heat wave. An emergency at 16:20, and a careful way back."""

from __future__ import annotations

from datetime import date

from steadystep.chart import Dose, When
from steadystep.chart.holds import DoseResumed
from steadystep.chart.medication import DoseStep
from steadystep.chart.safety import Closed, ContactAttempted, EvidenceSaid
from steadystep.chart.team import ConsentGiven
from steadystep.reasoning.facts.closing import lacking
from tests.spec.medication.health import says
from tests.spec.stories.telling import Case
from tests.spec.supplying import notices

LEVEL = "MO01"
RESTART = "medication.lithium_restart"
SOON = "2026-06-23 16:20"


def plan(case: Case) -> None:
    """Lithium since January; Mon 2 March 2026 is the third level in a row."""
    at = case.day("2026-01-10 09:00")
    at.client.tells_medicine("lisinopril", "lisinopril", started="2025-01-01")
    at.nurse.has_result("egfr", 58)
    case.compares(at.prescriber, "bipolar", lithium="Lithium", lamotrigine="Lamotrigine")
    at = case.day("2026-01-10 10:00")
    order = at.prescriber._order("lithium", 600, "2026-01-10", 1, "", {"indication": "bipolar"})
    case.kept["order"] = case.signs(
        at.prescriber,
        order,
        "signs lithium 600 mg at night",
        because="Taken for years at this dose; levels are planned",
    )
    for day, level in (("2026-01-16", 0.60), ("2026-01-23", 0.61), ("2026-03-02", 0.62)):
        case.day(f"{day} 10:00").nurse.lithium_level(level, 12)
    look = case.look("2026-03-02 10:10")
    look.planned(LEVEL, "2026-06-02", "2026-06-20")
    note = look.says("lisinopril can raise lithium into the unsafe range", "medication.MR16")
    look.holds("With a plan for levels", "level at 1, 2 and 4 weeks" in str(note.do))
    of_level = [
        str(one.says)
        for one in look.said.findings
        if one.rule == "medication.results" and "lithium" in str(one.says)
    ]
    look.holds("0.62 lies within 0.4-0.8, the target at 70", of_level, [])
    higher = case.variant("a level of 0.85")
    higher.day("2026-03-03 10:00").nurse.lithium_level(0.85, 12)
    higher.look("2026-03-03 10:01").says("above the range for 65 and older of 0.4-0.8")


def emergency(case: Case) -> None:
    """Tue 23 June 2026, 16:20, on the portal."""
    case.day("2026-06-01 10:00").client.writes(
        lambda when: ConsentGiven(when=when, recipient_kind="caregiver", recipient="daughter", recipient_name="Mia",
                                  purpose="in a crisis", scopes=(8,), until=When("2027-06-01")),
        "signs for her daughter: scope 8",
    )  # fmt: skip
    _control(case.variant("the same ibuprofen with a level of 0.9, no signs and no vomiting"))
    at = case.day(SOON)
    case.kept["ibuprofen"] = at.client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-18")
    says(at.client, "volume_or_sodium_loss", True)
    notices(at.client, "shaky and unsteady, vomiting", known="SE12", order=case.kept["order"], red_flag=True)
    look = case.look(SOON)
    look.event("ES10-3", "T0", owner="Pete", due="2026-06-23 16:25")
    found = look.says("ibuprofen can raise lithium into the unsafe range", "medication.MR16")
    look.holds("MR16 for ibuprofen, major", (found.severity, "MR16" in found.rows), ("major", True))
    look.holds(
        "IX11: water and salt lost",
        [one.severity for one in look.said.findings if "IX11" in one.rows],
        ["major"],
    )
    line = look.planned(LEVEL, "2026-06-02", state="overdue")
    look.holds("The level is 21 days overdue", (date(2026, 6, 23) - line.first).days, 21)
    card = look.view().emergency_card
    look.holds("The emergency card: lithium, lisinopril, 70 years, eGFR 58",
               ([one.name for one in card.lines][:2], card.age, card.kidneys and card.kidneys.value),
               (["lithium carbonate", "lisinopril"], 70, 58))  # fmt: skip


def _control(case: Case) -> None:
    case.day("2026-06-22 09:00").nurse.lithium_level(0.9, 12)
    told = case.day(SOON).client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-23")
    look = case.look(SOON)
    look.event("ES10-1", "T2", owner="Pete")
    look.events("ES10-1")
    look.reads(told, "Do not take ibuprofen with lithium", "stop ibuprofen")
    look.planned(LEVEL, "2026-06-28", "2026-06-30")


def nurse_connects(case: Case) -> None:
    event = case.kept["event"] = next(one.id for one in case.raised() if one.body.event == "ES10-3")
    at = case.day("2026-06-23 16:23")
    at.nurse.acknowledges(event)
    look = case.look("2026-06-23 16:24")
    look.event("ES10-3", "T0", owner="Nora", acknowledged="Nora")
    at = case.day("2026-06-23 16:26")
    at.nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached", raised=event, to_whom="contact_person",
                                      note="Ambulance called; on her way to hospital."),
        "phones the daughter, as agreed",
    )  # fmt: skip
    case.look("2026-06-23 16:27").event("ES10-3", "T0", owner="Nora", acknowledged="Nora")


def hospital(case: Case) -> None:
    at = case.day("2026-06-23 18:10")
    case.kept["level"] = at.nurse.lithium_level(1.72, 14)
    at.nurse.has_result("creatinine", 1.4)
    case.day("2026-06-23 18:15").nurse.pauses(case.kept["order"], "2026-06-23", "Level 1.72 in hospital.")
    look = case.look("2026-06-23 18:16")
    look.holds(
        "The results stand in the timeline",
        [one.value for one in look.view().results["lithium_level"]][-1],
        1.72,
    )
    at = case.day("2026-06-24 10:00")
    again = at.prescriber._resumed(case.kept["order"], "2026-06-25", "")
    case.refuses(
        at.prescriber,
        again,
        "tries to let lithium be taken again",
        "No lithium before a level below 1.0 mmol/L",
        "1.72",
    )
    case.no_reason_opens_it()


def way_back(case: Case) -> None:
    at = case.day("2026-06-26 09:00")
    at.nurse.lithium_level(0.7, 60)
    at.nurse.has_result("creatinine", 0.9)
    at.client.tells_it_ended(case.kept["ibuprofen"], "2026-06-23")
    says(at.nurse, "volume_or_sodium_loss", False)
    at = case.day("2026-06-26 10:00")
    step = DoseStep(first=date(2026, 6, 27), amount=Dose(300, "mg"))
    order = case.kept["order"]
    case.signs(at.prescriber, DoseResumed(when=at.prescriber._when(), order=order, first=date(2026, 6, 27), why="Level 0.7.", steps=(step,)),
               "lets 300 mg at night be taken again from 27 June")  # fmt: skip
    look = case.look("2026-06-26 10:01")
    look.planned(LEVEL, "2026-07-02", "2026-07-04")
    look.says(
        "Agree on acetaminophen for pain. Write to primary care: no NSAID with lithium", f"{RESTART}.after"
    )
    look.does("Write to primary care", f"{RESTART}.after")
    look.holds("ES10 waits for that level", bool(_lacks(case, "2026-06-26 10:02")))
    case.day("2026-07-03 09:00").nurse.lithium_level(0.5, 12)
    look.holds("With that level it may be closed", _lacks(case, "2026-07-03 10:00"), [])
    case.day("2026-07-03 10:10").prescriber._write(
        _closing(case), "closes ES10: level 0.5, no signs left, ibuprofen ended"
    )
    left = [one.raised.event for one in case.look("2026-07-03 10:11").view().events if one.open]
    look.holds("ES10 is closed", "ES10-3" in left, False)


def _closing(case: Case) -> Closed:
    gone = tuple(
        EvidenceSaid(item=item, words="Seen on 3 July; steady and well.")
        for item in ("symptoms gone", "cause fixed")
    )
    return Closed(
        when=case.day("2026-07-03 10:10").prescriber._when(),
        raised=case.kept["event"],
        finding="Well again.",
        said=gone,
    )


def _lacks(case: Case, said: str) -> list[str]:
    """What closing the emergency lacks at that time, the signs apart: somebody says that they are gone."""
    view = case.look(said).view()
    (event,) = (one for one in view.events if one.entry == case.kept["event"])
    return [str(one) for one in lacking(view, event, _closing(case))]
