"""Case B from the sprint in March on: two short nights, a quiet spring, and a dentist's painkiller."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string

from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.plan import PathwayPhase
from steadystep.chart.safety import Closed, ContactAttempted
from steadystep.chart.therapy import ProgressNote
from steadystep.faces.portal.today import checking_in
from steadystep.reasoning.facts.closing import lacking
from steadystep.reasoning.facts.told_beside import told_beside
from tests.spec.stories.case_b import level, nights
from tests.spec.stories.telling import Case

MONTHLY = "Monthly medication visits"


def sprint(case: Case) -> None:
    nights(case, date(2026, 3, 3), 13)
    case.day("2026-03-16 20:00").client.checks_in(sleep=5.0, energy=1, mood=2)
    case.day("2026-03-17 08:10").client.checks_in(sleep=5.2, energy=2, mood=2)
    look = case.look("2026-03-17 08:10")
    duty = look.event("ES17", "T2", owner="Tess", due="2026-03-17 12:10")
    case.kept["high"] = duty.raised
    words = checking_in._thanks(_written(case))
    look.holds(
        "“Your sleep rule has fired” stands in what she reads at once", "Your sleep rule has fired" in words
    )
    case.tell(
        "said",
        words.partition("team. ")[2],
        "safety.mood_signs",
        "Steadystep clinical specification, escalation.md ES17",
    )
    steps = " ".join(map(str, duty.steps))
    look.holds("To do: a call within 4 hours; the prescriber looks at antidepressants, level, stimulants; a visit within 48 hours",
               [part for part in ("call within 4 h", "prescriber review", "level", "visit in 48 h") if part not in steps], [])  # fmt: skip


def _written(case: Case) -> Any:
    """What the door answers to the check-in: the event it raised."""
    return SimpleNamespace(raised=case.raised()[-1:])


def called(case: Case) -> None:
    at = case.day("2026-03-17 09:30")
    at.therapist.acknowledges(case.kept["high"])
    at.therapist.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome="reached", raised=case.kept["high"]),
        "calls and reaches her",
    )
    at.therapist.writes(
        lambda when: ProgressNote(when=when, text="Speech a little fast; a 900-dollar purchase cancelled under the 48-hour rule; no psychosis. "
                                  "Sprint cap and fixed wake time agreed. Level offered."),
        "notes: speech a little fast, one purchase cancelled under the 48-hour rule, no psychosis; sprint cap and fixed wake time; level offered",
    )  # fmt: skip
    at.therapist.books("2026-03-19 11:00", purpose="rapid_access", with_person="Pete")
    look = case.look("2026-03-17 09:40")
    look.event("ES17", "T2", owner="Tess", acknowledged="Tess")
    antidepressants = [one.drug for one in look.view().running if one.drug != "lithium"]
    look.holds("No antidepressant on the list", antidepressants, [])
    visits = [one.day.isoformat() for one in look.view().visits if one.purpose == "rapid_access"]
    look.holds("Visit on 19 March, within 48 hours", visits, ["2026-03-19"])


def settled(case: Case) -> None:
    for day, sleep in (("2026-03-19", 6.5), ("2026-03-20", 7.0)):
        case.day(f"{day} 20:20").client.checks_in(sleep=sleep)
    case.look("2026-03-20 20:30").holds(
        "Two nights are not enough to close ES17", bool(_lacks(case, "2026-03-20 20:30"))
    )
    case.day("2026-03-21 20:20").client.checks_in(sleep=7.2)
    case.look("2026-03-21 20:30").holds(
        "With the third, “3 nights >= 6 h”, it may be closed", _lacks(case, "2026-03-21 20:30"), ()
    )
    at = case.day("2026-03-21 20:40").therapist
    at.writes(
        lambda when: Closed(
            when=when, raised=case.kept["high"], finding="3 nights >= 6 h, energy 0.", next_contact=when
        ),
        "closes ES17: 3 nights >= 6 h, energy 0",
    )
    case.look("2026-03-21 20:41").events("ES01-1")


def _lacks(case: Case, at: str) -> tuple[object, ...]:
    view = case.seen(at).view()
    event = next(one for one in view.events if one.entry == case.kept["high"])
    closed = Closed(when=case.day(at).therapist._when(), raised=event.entry, finding="3 nights >= 6 h")
    missing = lacking(view, event, closed)
    return tuple(one for one in missing if "sleep" in str(one))


def response(case: Case) -> None:
    _score(case, "2026-03-30 10:00", 8)
    look = case.look("2026-03-30 10:10")
    look.holds("PHQ-9 52.9% better; high signs 13 days ago, so no response yet",
               (look.trial().response.percent, _offers(look.said, "bipolar_response")), (52.9, False))  # fmt: skip
    look.holds("Response not before 14 April 2026", [_offers(case.seen(day).said, "bipolar_response") for day in ("2026-04-13 23:59", "2026-04-14 00:00")], [False, True])  # fmt: skip
    _score(case, "2026-04-27 10:00", 5)
    look = case.look("2026-04-27 10:10")
    look.does("Propose the phase: response", "plan.decisions")
    look.holds("Not remission: 5 is not below 5", look.trial().reading, "responded")
    at = case.day("2026-04-27 10:20").therapist
    at.writes(
        lambda when: PathwayPhase(
            when=when, pathway="bipolar_2", phase="response", client_view="I trust it more."
        ),
        "signs the phase: response",
    )


def _score(case: Case, at: str, total: int) -> None:
    case.day(at).client.answers("phq_9", *[1] * total, *[0] * (9 - total))


def _offers(said: Any, point: str) -> bool:
    return any(one.key.startswith(point) for one in said.offers)


def wrong_hour(case: Case) -> None:
    _score(case, "2026-05-25 10:00", 4)
    level(case, "2026-05-25 10:05", 0.88, 8.5)
    look = case.look("2026-05-25 10:10")
    look.says("this sample is not 12 hours after the last dose", "medication.results")
    look.does("Order a lithium level", "medication.results")
    look.holds("Monthly visits wait for a valid level", [one for one in look.offers() if MONTHLY in one], [])
    case.day("2026-05-27 09:00")
    case.takes(case.kept["order"], date(2026, 2, 16), 100, missed=7)
    level(case, "2026-05-27 10:00", 0.70, 12.0)
    case.day("2026-05-27 10:00").nurse.has_result("creatinine", 0.8)
    look = case.look("2026-05-27 10:10")
    look.says_nothing_of("medication.results")
    taken = look.trial().adherence
    look.holds(
        "93% of the doses taken",
        taken is not None and taken.share is not None and round(100 * taken.share),
        93,
    )
    look.does(MONTHLY, "plan.decisions")
    case.day("2026-05-27 10:20").prescriber.writes(
        lambda when: CadenceAgreed(when=when, of="prescriber", every_days=31, client_view="Fewer visits, not none."), "agrees on monthly visits"
    )  # fmt: skip


def remission(case: Case) -> None:
    _score(case, "2026-06-22 10:00", 4)
    look = case.look("2026-06-22 10:10")
    look.holds("Remission: below 5 on 25 May and on 22 June", look.trial().reading, "remitted")
    look.does("Propose the phase: continuation", "plan.decisions")
    look.planned("MO01", "2026-08-27")
    look.planned("MO03", "2026-08-03")


def dentist(case: Case) -> None:
    told = case.day("2026-07-10 11:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-07-10")
    look = case.look("2026-07-10 11:01")
    found = look.does("ibuprofen can raise lithium into the unsafe range", "medication.MR16")
    besides = told_beside(look.said.findings, look.view().courses, told)
    words = " ".join(render_to_string("portal/pieces/beside.html", {"besides": besides}).split())
    look.holds(
        "She reads it at once",
        "Do not take ibuprofen with lithium" in words and "until we have spoken" in words,
    )
    case.tell("said", "Do not take ibuprofen with lithium until we have spoken.", "medication.MR16")
    look.holds(
        "MR16, major", (getattr(found, "severity", ""), "MR16" in getattr(found, "rows", ())), ("major", True)
    )
    look.does("advise acetaminophen", "medication.MR16")
    urgent = [
        one
        for one in look.said.duties
        if (one.level in ("T0", "T1", "T2") and "ES10" in one.key) or one.raised
    ]
    look.holds(
        "An urgent task for today", bool([one for one in urgent if one.due.date() == date(2026, 7, 10)])
    )
