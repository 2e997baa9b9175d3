"""Case C beside its medicine: what was used and when, doses seen, naloxone, urine tests, the lapse, surgery and the trip."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from datetime import timedelta
from typing import Final

from steadystep.chart import Coding, Dose, When
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.measures import Component, Observation
from steadystep.chart.monitoring import ResultReviewed
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    ResultFollowed,
    TravelPlanned,
)
from steadystep.chart.substance import (
    DoseGiven,
    LapseReported,
    LastUse,
    NaloxoneSupplied,
    OptionChosen,
    PdmpChecked,
    SupportPlanned,
)
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts

from .telling import Told

BUP: Final = "buprenorphine_naloxone_sl"
SURGERY_PLAN: Final = (
    "Continue buprenorphine through surgery. Split doses allowed. Pain relief without opioids first: acetaminophen, ice, regional block."
)
NOTICE: Final = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."


def before_the_start(t: Told, prescriber: Actor, nurse: Actor) -> None:
    """The first morning, before any dose."""
    s = t.s
    s.did(t.at("2026-03-04", "09:50"), prescriber, PdmpChecked, summary="No other prescriber, no controlled medicine in a year.")
    s.did(t.at("2026-03-04", "10:00"), prescriber, LastUse, substance="fentanyl", route="smoked", amount="Daily", when=When.instant(t.at("2026-03-03", "18:00"), s.zone))
    s.did(t.at("2026-03-04", "10:02"), prescriber, CapacityStated, ability="decides", care="substance_use_medicine")
    s.did(t.at("2026-03-04", "10:03"), prescriber, OptionChosen, option="buprenorphine", why="Today if I can. I want to feel normal.")
    s.did(t.at("2026-03-04", "10:20"), nurse, NaloxoneSupplied, kits=2, expires=t.day("2028-02-28"), trained=("Darius", "His mother"))


def scored(t: Told, nurse: Actor, hours: tuple[tuple[str, int], ...]) -> None:
    for hour, total in hours:
        acts.typed(t.s, t.at("2026-03-04", hour), nurse, "cows", total, "clinical use", objective_signs="signs_seen")
    acts.typed(t.s, t.at("2026-03-05", "10:10"), nurse, "cows", 4, "clinical use")


def given(t: Told, nurse: Actor, order: str) -> None:
    for hour in ("13:10", "15:15"):
        t.s.did(t.at("2026-03-04", hour), nurse, DoseGiven, name="Buprenorphine-naloxone", drug=BUP, amount=Dose(4, "mg"), order=order)


# Day of the test: what was there; everything else of the panel was not.
_URINE: Final = (
    ("2026-03-04", ("fentanyl", "norfentanyl")), ("2026-03-18", ()), ("2026-03-31", ("fentanyl",)), ("2026-04-15", ()),
    ("2026-04-29", ()), ("2026-05-27", ()), ("2026-06-24", ()), ("2026-08-05", ()),
)  # fmt: skip
_PANEL: Final = ("fentanyl", "buprenorphine", "norbuprenorphine", "morphine", "methadone", "benzodiazepines", "cocaine", "methamphetamine")


def urine(t: Told, nurse: Actor) -> None:
    for iso, found in _URINE:
        there = {*found, *(() if iso == "2026-03-04" else ("buprenorphine", "norbuprenorphine"))}
        parts = tuple(Component(what=Coding(one), text="positive" if one in there else "negative") for one in _PANEL)
        test = t.s.did(t.at(iso, "13:40"), nurse, Observation, what=Coding("Urine toxicology"), category="toxicology", components=parts)
        t.s.did(t.at(iso, "13:50"), nurse, ResultReviewed, result=test, decision="Support and supply go on.", talk="gone_through",
                they_said="It was the days he told us of." if "fentanyl" in found else "As he thought.")  # fmt: skip


# Shifts, family, bills, meetings, days as planned, nights in his own place: the weeks before consolidation.
_WEEKS: Final = (("2026-05-06", (2, 1, 3, 1, 7, 7)), ("2026-05-13", (3, 2, 3, 2, 7, 7)), ("2026-05-20", (3, 2, 4, 1, 7, 7)), ("2026-05-27", (3, 2, 4, 2, 7, 7)))


def counted(t: Told) -> None:
    for iso, counts in _WEEKS:
        acts.form(t.s, t.at(iso, "12:10"), "recovery_counters", [*counts, None, None])


def followed(t: Told, nurse: Actor, results: dict[str, str]) -> None:
    """Told by a person the same day; treatment linked by the twenty-fifth."""
    for name, entry in results.items():
        t.s.did(t.at("2026-03-11", "14:05"), nurse, ResultFollowed, result=entry, step="explained", same_person=True, where="In person")
        if name == "Hepatitis C RNA":
            t.s.did(t.at("2026-03-25", "11:20"), t.house.people["noor"], ResultFollowed, result=entry, step="treatment_linked", where="First visit booked, ride arranged")


def lapse(t: Told, therapist: Actor, nurse: Actor) -> None:
    s, told = t.s, t.at("2026-03-31", "08:15")
    used = s.answered(told, LapseReported, substance="fentanyl", first=t.day("2026-03-28"), told_by="client",
                      words="After a fight with my brother. I am coming today anyway.", when=When.on(t.day("2026-03-29"), s.zone))  # fmt: skip
    s.did(t.at("2026-03-31", "14:30"), therapist, SupportPlanned, lapse=used, more_contact="Twice a week, Gus walks along", client_view="A call on paydays.",
          dose_talk="16 to 20 mg from today", counselling="The chain of that weekend, link by link", naloxone_again=True)  # fmt: skip
    s.did(t.at("2026-04-01", "12:00"), nurse, NaloxoneSupplied, kits=2, expires=t.day("2028-03-30"), trained=("His brother",))


def surgery(t: Told, prescriber: Actor, consent: str) -> None:
    s = t.s
    knee = s.answered(t.at("2026-06-04", "18:20"), ProcedurePlanned, what="Knee surgery", day=t.day("2026-06-18"), by_whom="Rivergate General")
    s.did(t.at("2026-06-11", "11:30"), prescriber, PlanAhead, about=knee, text=SURGERY_PLAN)
    s.did(t.at("2026-06-11", "11:40"), prescriber, LetterSent, about=knee, consent=consent, text=SURGERY_PLAN, notice=NOTICE)


def trip(t: Told, helper: Actor) -> None:
    s = t.s
    away = s.answered(t.at("2026-07-27", "09:40"), TravelPlanned, first=t.day("2026-08-10"), last=t.day("2026-08-24"), where="His aunt, abroad")
    s.did(t.at("2026-07-27", "10:10"), helper, PlanAhead, about=away, text="Injection on the 5th, before he leaves. Travel letter, naloxone in the bag, a clinic list for there.")
    s.did(t.at("2026-07-27", "10:20"), helper, NaloxoneSupplied, kits=1, expires=t.day("2028-06-30"), when=When.instant(t.at("2026-07-27", "10:20") + timedelta(minutes=1), s.zone))
