"""Case C: opioid use disorder, from withdrawal in the morning to a monthly injection, work, and a family table.

Every clinical entry is a substance use record (42 CFR Part 2).
"""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from datetime import date, timedelta
from typing import Any, Final

from steadystep.chart import Coding, Dose, When
from steadystep.chart.education import EducationGiven
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.medication import (
    DoseChanged,
    DoseStep,
    Fill,
    MedicineReported,
    Order,
    OrderStopped,
    SideEffect,
)
from steadystep.chart.plan import Goal, LifeEvent, PathwayPhase, Target
from steadystep.chart.safety import ContactAttempted, SafetyPlan
from steadystep.chart.substance import PdmpChecked
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.team import ConsentGiven, Message
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, ProgressNote, Session
from steadystep.chart.visits import VisitBooked, VisitMissed
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.acts import Who
from steadystep.faces.cli.simulator.cast import id_of

from . import opioid_care as care
from . import together, trying
from .telling import Story, Told

SURGEON: Final = id_of("external", "knee surgeon")
_NAME: Final = "Buprenorphine-naloxone"


def _who() -> Who:
    return Who(
        actor=Actor(id=id_of("person", "darius"), kind="client", name="Darius", client=id_of("client", "darius")), team="Meadow",
        legal_name="Darius Holloway", preferred_name="Darius", pronouns="he/him", birth_date="1994-06-20", sex="male",
        phone="555-0171", username="darius",
    )  # fmt: skip


def _tell(t: Told) -> None:
    target = _first_morning(t)
    order = _induction(t, target)
    _stabilising(t, order)
    _labs(t)
    _therapy(t, target)
    _contacts(t)
    _surgery(t)
    _injection(t, order, target)
    _missed_and_back(t)
    trying.opioid(t, order, _people(t)[0])
    together.opioid(t, _people(t)[1], t.house.people["noor"])
    acts.checkins(t.s, t.day("2026-03-05"), t.day("2026-04-05"), t.rng, 0.8, lambda day: _daily(t, day))
    acts.checkins(t.s, t.day("2026-04-06"), t.today, t.rng, 0.25, lambda day: _daily(t, day))


def _people(t: Told) -> tuple[Actor, Actor, Actor, Actor]:
    return t.house.people["jonas"], t.house.people["priya"], t.house.people["helen"], t.house.people["gus"]


_ASKED: Final = (
    ("substance_use", "Opioids", "Fentanyl daily. Last use yesterday at 18:00. No methadone."),
    ("substance_use", "What would you like?", "Buprenorphine, today if I can."),
    ("screens", "PC-PTSD-5", "5"),
    ("screens", "AUDIT-C", "0"),
    ("safety", "Prescription monitoring programme", "Checked 09:50."),
    ("safety", "Naloxone", "Two kits handed out, use shown and shown back."),
    ("family", "Who is at home?", "My mother and my son, Sundays."),
    ("strengths", "What helps already?", "I have been a good mechanic. I still am."),
)


def _first_morning(t: Told) -> str:
    s, (prescriber, therapist, _, peer), at = t.s, _people(t), t.at("2026-03-04", "10:00")
    acts.registered(s, t.at("2026-03-03", "16:30"), _who(), t.house)
    acts.visit(s, at, prescriber, "rapid_access", booked=t.at("2026-03-03", "16:35"), booked_by=t.house.people["marta"], minutes=60)
    people = [(prescriber, "prescriber"), (therapist, "therapist"), (t.house.people["noor"], "case_manager"), (peer, "peer")]
    acts.cared_for(s, at, prescriber, "Meadow", people)
    for section, question, answer in _ASKED:
        s.did(at, prescriber, IntakeAnswer, section=section, question=question, answer=answer)
    opioid = acts.diagnosed(s, at, prescriber, "Opioid use disorder, severe", "F11.20")
    trauma = acts.diagnosed(s, at, prescriber, "Post-traumatic stress disorder, chronic", "F43.12")
    acts.no_allergies(s, at, prescriber)
    acts.form(s, t.at("2026-03-04", "10:02"), "phq_9", [2, 2, 3, 3, 2, 2, 2, 0, 0, 2], way="kiosk")
    acts.typed(s, t.at("2026-03-04", "10:04"), therapist, "pcl_5", 44, "public domain")
    goal = s.answered(t.at("2026-03-04", "10:30"), Goal, text="Back to the garage, three shifts a week", sign="3 shifts worked", agreed=True)
    s.answered(t.at("2026-03-04", "10:31"), Goal, text="Sunday dinner with my son", sign="one dinner a week", agreed=True)
    after = t.at("2026-03-04", "10:40")
    target = s.did(after, prescriber, Target, name="Cravings, and reasons that are stronger", goal=goal, measure="phq_9", therapy_focus="Cue map, urge surfing, repair", therapy="relapse_prevention", responsible=therapist.id, problem=opioid)
    s.did(after, prescriber, Target, name="Alarm and nightmares", therapy_focus="Grounding, then stuck points", therapy="cbt", problem=trauma)
    s.did(after, prescriber, PathwayPhase, pathway="opioid_use", phase="induction", client_view="I want to feel normal and go home to my son.")
    s.did(after, therapist, SafetyPlan, warning_signs=("Payday with nobody around", "Not answering my mother"), my_steps=("Walk to the garage and stay there an hour", "Call Gus"),
          people_and_places=("The garage", "My mother's kitchen"), who_to_ask=("My mother", "Gus, peer specialist"), professionals=("The clinic's line", "988, call or text"),
          making_safer=("The lock box stays at my mother's",), reasons_for_living=("My son", "Engines"),
          naloxone_where=("In the kitchen drawer", "In the car door"), naloxone_trained=("My mother", "Gus"),
          never_alone=("Call Gus before, and stay on the phone",), tolerance=("After a break never the old amount: test first, a little",),
          overdose=("Lie me on my side and stay",), caregiver_steps=("Come over, no questions", "Call 911, then the spray"))  # fmt: skip
    return target


_COWS: Final = (("10:05", 8), ("13:00", 13), ("14:10", 9), ("15:10", 7), ("19:00", 6))


def _induction(t: Told, target: str) -> str:
    """Eight is too early; thirteen, nineteen hours after the last use, is not."""
    s, (prescriber, _, nurse, _) = t.s, _people(t)
    care.before_the_start(t, prescriber, nurse)
    care.scored(t, nurse, _COWS)
    s.did(t.at("2026-03-04", "10:10"), prescriber, ProgressNote, text="COWS 8: wait. Warm drinks, a quiet room, Gus sits with him. Again at 13:00.")
    order = s.did(t.at("2026-03-04", "13:05"), prescriber, Order, name=_NAME, drug="buprenorphine_naloxone_sl", indication="opioid use disorder",
                  target=target, measure="phq_9", route="sublingual", steps=(_step(t, "2026-03-04", 4, 2, "2026-03-04"),),
                  instruction="Under the tongue until it is gone. 4 mg now, 4 mg when the nurse says so.")  # fmt: skip
    s.did(t.at("2026-03-04", "13:05"), prescriber, EducationGiven, drug="buprenorphine_naloxone_sl", name=_NAME, order=order, teach_back="Under the tongue, and the naloxone stays where my wife finds it.")
    care.given(t, nurse, order)
    s.did(t.at("2026-03-04", "19:00"), nurse, ContactAttempted, method="call", outcome="reached", note="Worst craving 6, COWS 6.")
    s.did(t.at("2026-03-04", "19:15"), prescriber, DoseChanged, order=order, steps=(_step(t, "2026-03-04", 4, 3, "2026-03-04"),), why="Still craving at 19:00; 12 mg in all on day 1, within 16.")
    _seen(t, "2026-03-05", "10:00", "Day 2: slept. 12 mg held him until the night; 16 mg from today.", t.at("2026-03-04", "15:30"))
    s.did(t.at("2026-03-05", "10:20"), prescriber, DoseChanged, order=order, steps=(_step(t, "2026-03-05", 8, 2),), why="Day 2: COWS 4, some craving at night. 16 mg.")
    s.answered(t.at("2026-03-06", "19:20"), SideEffect, effect="headache", burden=3, order=order)
    s.answered(t.at("2026-03-14", "19:20"), SideEffect, effect="headache", burden=0, order=order, gone=True)
    return order


def _step(t: Told, first: str, milligrams: float, times: float, last: str | None = None) -> DoseStep:
    return DoseStep(first=t.day(first), last=t.day(last) if last else None, amount=Dose(milligrams, "mg"), times_a_day=times)


def _seen(t: Told, iso: str, hour: str, summary: str, booked: Any, minutes: int = 25) -> Any:
    prescriber, at = _people(t)[0], t.at(iso, hour)
    visit = acts.visit(t.s, at, prescriber, "prescriber", booked=booked, booked_by=prescriber, minutes=minutes)
    t.s.did(at, prescriber, Session, modality="medication", summary=summary, minutes=minutes, visit=visit)
    return at + timedelta(minutes=minutes)


_VISITS: Final = (
    ("2026-03-07", "09:30", "Day 4. 16 mg holds; worst craving 5. Naloxone at home."),
    ("2026-03-11", "14:00", "Day 8. Hepatitis C found: told in person, treatment link by the 25th, and it can be cured."),
    ("2026-03-18", "14:00", "Week 2. Craving 5 at worst, evenings. Counselling weekly."),
    ("2026-03-24", "14:00", "Week 3. Nightmares twice. Grounding before bed."),
    ("2026-03-31", "14:00", "Used on the weekend after an argument and told us. Dose 16 to 20 mg, two contacts a week, naloxone again. Nothing taken away."),
    ("2026-04-08", "14:00", "20 mg. Worst craving 4. Back at the garage one shift."),
    ("2026-04-15", "14:00", "Worst craving 3. Tests as expected."),
    ("2026-04-29", "14:00", "Worst craving 2.5, down more than half. Two tests as expected. Stabilisation until eight weeks are full."),
    ("2026-05-27", "14:00", "Three shifts a week, dinner twice a week, four bills of four paid. Consolidation."),
    ("2026-06-24", "14:00", "Knee healed well, buprenorphine kept throughout. Asks about the injection."),
)


def _stabilising(t: Told, order: str) -> None:
    s, (prescriber, _, nurse, _) = t.s, _people(t)
    booked = t.at("2026-03-05", "10:25")
    for iso, hour, summary in _VISITS:
        booked = _seen(t, iso, hour, summary, booked)
    s.did(t.at("2026-03-31", "14:20"), prescriber, DoseChanged, order=order, steps=(_step(t, "2026-03-31", 10, 2),), why="Used on two days, worst craving still 4: more support, starting with the dose.")
    for iso, phase in (("2026-03-11", "stabilisation"), ("2026-05-27", "consolidation")):
        s.did(t.at(iso, "14:25"), prescriber, PathwayPhase, pathway="opioid_use", phase=phase)
    for week in range(16):
        day = t.at("2026-03-11", "12:10") + timedelta(weeks=week)
        s.did(day, nurse, Fill, name=_NAME, order=order, drug="buprenorphine_naloxone_sl", days=7)


_PHQ: Final = (("2026-03-18", 13), ("2026-04-01", 12), ("2026-04-15", 10), ("2026-04-29", 8), ("2026-05-27", 6), ("2026-06-24", 5), ("2026-07-22", 4), ("2026-08-19", 4), ("2026-09-11", 5))


def _labs(t: Told) -> None:
    s, (_, therapist, nurse, _) = t.s, _people(t)
    care.urine(t, nurse)
    care.counted(t)
    drawn = t.at("2026-03-04", "11:00")
    care.followed(t, nurse, {
        name: acts.result(s, t.at("2026-03-11", "13:30"), nurse, name, text, drawn=drawn)
        for name, text in (("HIV antigen/antibody", "negative"), ("Hepatitis C RNA", "positive"), ("Hepatitis B surface antigen", "negative"))
    })
    acts.result(s, t.at("2026-03-11", "13:30"), nurse, "ALT", "52 U/L", drawn=drawn)
    for iso, total in _PHQ:
        acts.form(s, t.at(iso, "19:30"), "phq_9", acts.spread("phq_9", total, t.rng))
    for iso, total in (("2026-04-15", 38), ("2026-05-27", 31), ("2026-07-22", 24)):
        acts.typed(s, t.at(iso, "16:20"), therapist, "pcl_5", total, "public domain")


_SESSIONS: Final = (
    ("2026-03-06", "What matters most: the garage, his son, sleeping through. Ambivalence is welcome here."),
    ("2026-03-13", "Cue map: payday, the bus station, his brother's voice. Urge surfing practised."),
    ("2026-03-20", "Stress plan for evenings; mother and Gus are the two calls."),
    ("2026-04-03", "The chain before the weekend, link by link: argument, no dinner, the old street. A new second link chosen."),
    ("2026-04-10", "Safer routines: gym with a colleague, home the long way on payday."),
    ("2026-04-24", "Repair: first talk with his brother, ten minutes, calm."),
    ("2026-05-15", "Grounding at night works two of three times. Stuck point: 'I should have been there'."),
    ("2026-06-12", "Work and money: shift plan, bills on one page. Knee surgery talked through."),
    ("2026-07-17", "Taking the son fishing. Twelve weeks without use."),
    ("2026-08-21", "Travel went well; carried naloxone and the letter, needed neither."),
)


def _therapy(t: Told, target: str) -> None:
    s, therapist, before = t.s, _people(t)[1], t.at("2026-03-04", "10:45")
    for iso, summary in _SESSIONS:
        at = t.at(iso, "15:30")
        visit = acts.visit(s, at, therapist, "therapy", booked=before, booked_by=therapist)
        s.did(at, therapist, Session, modality="relapse_prevention", summary=summary, agenda=acts.AGENDA, minutes=50, visit=visit)
        before = at + timedelta(minutes=45)
    acts.visit(s, t.at("2026-09-25", "15:30"), therapist, "therapy", booked=before, booked_by=therapist, attended=False)
    surfing = s.did(t.at("2026-03-13", "16:10"), therapist, PracticeAssigned, name="Urge surfing", target=target, how_often="each time it comes", fallback="Call Gus")
    for iso, before_, peak, end in (("2026-03-15", 60, 70, 40), ("2026-03-19", 50, 60, 30), ("2026-03-27", 55, 65, 35), ("2026-04-12", 30, 40, 15), ("2026-05-03", 20, 30, 10)):
        s.answered(t.at(iso, "22:05"), PracticeTried, name="Urge surfing", assigned=surfing, before=before_, peak=peak, end=end)
    s.answered(t.at("2026-04-08", "20:30"), LifeEvent, text="First shift back at the garage", milestone=True)
    s.answered(t.at("2026-03-28", "23:50"), LifeEvent, text="Argument with my brother")
    s.answered(t.at("2026-05-24", "20:10"), LifeEvent, text="Eight weeks. Dinner twice a week with my son", milestone=True)


def _contacts(t: Told) -> None:
    s, (_, therapist, nurse, peer) = t.s, _people(t)
    care.lapse(t, therapist, nurse)
    s.answered(t.at("2026-03-31", "08:15"), Message, to="team", text="I used on Saturday and Sunday after a fight with my brother. I am coming today anyway.")
    s.did(t.at("2026-03-31", "08:50"), therapist, Message, to="client", text="Thank you for telling us. Coming today is the right step. Nothing is taken away; we will look together at what would make this week easier.")
    for iso in ("2026-04-02", "2026-04-06", "2026-04-09", "2026-04-13"):
        s.did(t.at(iso, "17:10"), peer, ProgressNote, text="Walked together. Steady.")
    s.did(t.at("2026-03-25", "11:20"), t.house.people["noor"], ProgressNote, text="Hepatitis C treatment: first visit booked, ride arranged.")
    s.did(t.at("2026-04-01", "12:00"), nurse, Fill, name="Naloxone nasal 4 mg", drug="naloxone_nasal", quantity=2)


def _surgery(t: Told) -> None:
    s, prescriber = t.s, _people(t)[0]
    s.answered(t.at("2026-06-04", "18:20"), LifeEvent, text="Knee surgery is set for two weeks from now")
    consent = s.answered(t.at("2026-06-05", "09:10"), ConsentGiven, recipient_kind="external", recipient=SURGEON, recipient_name="Knee surgeon, Rivergate General",
               purpose="Plan for the operation: buprenorphine goes on, pain plan.", labels=("part2",), until=When.on(t.day("2026-09-05"), s.zone))  # fmt: skip
    s.did(t.at("2026-06-11", "11:30"), prescriber, ProgressNote, text="Surgery plan: continue buprenorphine through surgery; split doses allowed; acetaminophen, ice, regional block first. Letter sent with the Part 2 notice.")
    care.surgery(t, prescriber, consent)
    s.answered(t.at("2026-06-18", "17:40"), MedicineReported, medicine=Coding("tramadol"), drug="tramadol", dose_text="50 mg up to four times a day as needed, on the surgeon's list; not taken", started=t.on("2026-06-18"))
    s.did(t.at("2026-06-18", "18:05"), prescriber, ContactAttempted, method="call", outcome="reached", note="Surgeon's team called under the consent: tramadol off the list. He keeps the buprenorphine.")
    s.answered(t.at("2026-06-19", "09:30"), MedicineReported, medicine=Coding("tramadol"), drug="tramadol", status="stopped", started=t.on("2026-06-18"), stopped=t.on("2026-06-18"), dose_text="Not taken")


def _injection(t: Told, order: str, target: str) -> None:
    s, (prescriber, _, nurse, _) = t.s, _people(t)
    before = _seen(t, "2026-07-08", "14:00", "On 20 mg a day. Chose the monthly injection: 128 mg row for 18 to 24 mg. Given today.", t.at("2026-06-24", "14:25"))
    s.did(t.at("2026-07-08", "14:05"), prescriber, PdmpChecked, summary="Buprenorphine from here, nothing else.")
    monthly = s.did(t.at("2026-07-08", "14:10"), prescriber, Order, name="Buprenorphine XR monthly (Brixadi)", drug="buprenorphine_xr_b", indication="opioid use disorder", target=target,
                    measure="phq_9", route="subcutaneous", steps=(DoseStep(first=t.day("2026-07-08"), amount=Dose(128, "mg"), times_a_day=1 / 28),), instruction="Given by the nurse every four weeks.")  # fmt: skip
    s.did(t.at("2026-07-08", "14:11"), prescriber, EducationGiven, drug="buprenorphine_xr_b", name="Buprenorphine XR monthly (Brixadi)", order=monthly)
    s.did(t.at("2026-07-08", "14:12"), prescriber, OrderStopped, order=order, last_day=t.day("2026-07-07"), why="Changed to the monthly injection at his wish.")
    for iso in ("2026-07-08", "2026-08-05", "2026-09-11"):
        s.did(t.at(iso, "14:40"), nurse, InjectionGiven, name="Buprenorphine XR monthly (Brixadi)", drug="buprenorphine_xr_b", regimen="buprenorphine_xr_monthly_brixadi",
              order=monthly, dose=Dose(128, "mg"), site="left_abdomen", lot="demo lot", expiry=When("2027-12"))
    care.trip(t, t.house.people["noor"])
    s.did(t.at("2026-07-27", "10:15"), t.house.people["noor"], Message, to="client", text="For your trip: the injection stays on the 5th, before you leave. The travel letter and naloxone are at the desk.")
    _seen(t, "2026-08-05", "14:00", "Second injection, on the day. Travel planned.", before)


def _missed_and_back(t: Told) -> None:
    """Not there on the tenth: called the same day, seen the next. We kept his place."""
    s, (prescriber, _, _, _) = t.s, _people(t)
    noor, desk = t.house.people["noor"], t.house.people["marta"]
    starts = t.at("2026-09-10", "14:00")
    entry = s.did(t.at("2026-08-05", "14:25"), prescriber, VisitBooked, when=When.instant(starts, s.zone), minutes=25, purpose="prescriber", with_person=prescriber.id)
    s.did(t.at("2026-09-10", "14:40"), desk, VisitMissed, when=When.instant(starts, s.zone), visit=entry, barrier="car broke down")
    s.did(t.at("2026-09-10", "15:05"), noor, ContactAttempted, method="call", outcome="reached", note="Car broke down on the way. Ride arranged for tomorrow.")
    s.did(t.at("2026-09-10", "15:10"), noor, Message, to="client", text="We kept your place: tomorrow at two, and a ride at half past one.")
    done = _seen(t, "2026-09-11", "14:00", "No use. Day 37: injection given as soon as practical. Next in four weeks.", t.at("2026-09-10", "15:06"))
    acts.visit(s, t.at("2026-10-09", "14:00"), prescriber, "prescriber", booked=done, booked_by=prescriber, minutes=25, attended=False)


def _daily(t: Told, day: date) -> dict[str, Any]:
    iso, rng = (day - t.shift).isoformat(), t.rng
    craving = 6 if iso < "2026-03-12" else 5 if iso < "2026-03-27" else 4.5 if iso < "2026-04-08" else 2.5 if iso < "2026-06-01" else 1
    return {
        "craving": max(0, min(10, round(craving + rng.gauss(0, 0.9)))), "mood": max(1, min(9, round(7 - craving / 2 + rng.gauss(0, 0.9)))),
        "sleep_hours": round((6.9 - craving / 4 + rng.gauss(0, 0.6)) * 2) / 2, "medicines": "all" if rng.random() < 0.95 else "some",
    }  # fmt: skip


OPIOID: Final = Story(key="darius", who=_who, last_day=date(2026, 9, 11), tell=_tell, labels=frozenset({"part2"}))
