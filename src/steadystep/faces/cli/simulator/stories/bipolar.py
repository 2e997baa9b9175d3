"""Case B: bipolar II, lithium by level, a high caught on its second day, and a steady half year."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from datetime import date, timedelta
from typing import Any, Final

from steadystep.chart import Coding, Dose, When
from steadystep.chart.education import EducationGiven
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseChanged, DoseStep, Fill, MedicineReported, Order
from steadystep.chart.plan import Goal, LifeEvent, PathwayPhase, Target
from steadystep.chart.safety import Acknowledged, Closed, ContactAttempted, SafetyPlan
from steadystep.chart.team import ConsentGiven, Message
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, ProgressNote, PsychotherapyNote, Session
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.acts import Who
from steadystep.faces.cli.simulator.answering import said_of
from steadystep.faces.cli.simulator.cast import id_of
from steadystep.faces.cli.simulator.scribe import local

from . import together, trying
from .telling import Story, Told

SPOUSE: Final = Actor(id=id_of("caregiver", "martin"), kind="caregiver", name="Martin Castell")


def _who() -> Who:
    return Who(
        actor=Actor(id=id_of("person", "elena"), kind="client", name="Elena", client=id_of("client", "elena")), team="Lantern",
        legal_name="Elena Castell", preferred_name="Elena", pronouns="she/her", birth_date="1987-11-02", sex="female",
        phone="555-0138", email="elena@example.org", username="elena", caregiver=SPOUSE,
    )  # fmt: skip


def _tell(t: Told) -> None:
    target = _intake(t)
    _risk(t)
    order = _lithium(t, target)
    _levels(t)
    _therapy(t, target)
    _the_high(t)
    _steady(t)
    _dentist(t)
    trying.bipolar(t, order, _people(t)[0])
    together.bipolar(t, *_people(t)[:3])
    acts.checkins(t.s, t.day("2026-02-03"), t.day("2026-03-15"), t.rng, 0.85, lambda day: _daily(t, day))
    acts.checkins(t.s, t.day("2026-03-22"), t.day("2026-05-31"), t.rng, 0.7, lambda day: _daily(t, day))
    acts.checkins(t.s, t.day("2026-06-01"), t.today, t.rng, 0.5, lambda day: _daily(t, day))


def _people(t: Told) -> tuple[Actor, Actor, Actor]:
    return t.house.people["miriam"], t.house.people["kofi"], t.house.people["oleg"]


_ASKED: Final = (
    ("presenting_problem", "What brings you here?", "Low since November. Before that a spring when I slept four hours and bought a boat."),
    ("screens", "Bipolar checklist", "Past hypomania: yes. Activated by an antidepressant: yes."),
    ("family", "Family", "Mother lives with bipolar disorder."),
    ("medical_history", "Contraception", "Copper IUD"),
    ("medical_history", "eGFR", "98"),
    ("screens", "ASQ", "Item 1 yes, item 5 no: not acute. Columbia level 1."),
    ("strengths", "What helps already?", "Martin notices before I do. Swimming."),
)


def _intake(t: Told) -> str:
    s, (prescriber, therapist, _), at = t.s, _people(t), t.at("2026-02-02", "09:30")
    acts.registered(s, t.at("2026-01-26", "10:05"), _who(), t.house)
    acts.visit(s, at, therapist, "intake", booked=t.at("2026-01-26", "10:10"), booked_by=t.house.people["ben"], minutes=75)
    acts.cared_for(s, at, therapist, "Lantern", [(prescriber, "prescriber"), (therapist, "therapist"), (t.house.people["bianca"], "case_manager")])
    for section, question, answer in _ASKED:
        s.did(at, therapist, IntakeAnswer, section=section, question=question, answer=answer)
    bipolar = acts.diagnosed(s, at, therapist, "Bipolar II disorder", "F31.81", "Depressive episode; two hypomanic springs.")
    acts.no_allergies(s, at, therapist)
    goal = s.answered(t.at("2026-02-02", "10:30"), Goal, text="Keep my job through a whole year", sign="No week lost to a high or a low", agreed=True)
    s.answered(t.at("2026-02-02", "10:31"), Goal, text="Swim again", sign="twice a week", agreed=True)
    after = t.at("2026-02-02", "10:40")
    target = s.did(after, therapist, Target, name="Depression without a high", goal=goal, measure="phq_9",
                   therapy_focus="Fixed wake time, sprint cap at work, early signs", problem=bipolar, therapy="rhythm", responsible=therapist.id)  # fmt: skip
    s.did(after, therapist, PathwayPhase, pathway="bipolar_2", phase="acute", client_view="Lithium scares me a little. The levels make it less scary.")
    until = When.on(t.day("2027-02-03"), s.zone)
    s.answered(t.at("2026-02-03", "11:20"), ConsentGiven, recipient_kind="caregiver", recipient=SPOUSE.id, recipient_name=SPOUSE.name,
               purpose="Martin may tell the team about warning signs, hear about the sleep rule, and be called in a crisis.", scopes=(5, 6, 8), until=until)  # fmt: skip
    return target


def _risk(t: Told) -> None:
    """Item nine was 1: raised by the answer itself, taken on in the room, a plan before leaving, closed after the week-one contact."""
    s, therapist = t.s, _people(t)[1]
    answers, anchor = acts.form(s, t.at("2026-02-02", "09:50"), "phq_9", [3, 3, 2, 2, 2, 2, 1, 1, 1, 2], way="kiosk")
    event = acts.event_of(s, anchor)
    s.did(t.at("2026-02-02", "09:56"), therapist, Acknowledged, raised=event, note="With her now.")
    plan = s.did(t.at("2026-02-02", "10:20"), therapist, SafetyPlan, warning_signs=("I stop opening the post", "I count what I cost others"),
                 my_steps=("Cold water on the face", "Walk to the pool and back"), people_and_places=("The swimming pool", "My sister's kitchen"),
                 who_to_ask=("Martin", "My sister"), professionals=("Kofi at the clinic", "988, call or text"),
                 making_safer=("Martin keeps the old tablets locked away",), reasons_for_living=("The twins", "The lake in August"))  # fmt: skip
    call = s.did(t.at("2026-02-09", "16:40"), therapist, ContactAttempted, method="in_person", outcome="reached", raised=event, note="Seven-day contact. Thoughts have eased.")
    s.did(t.at("2026-02-09", "16:50"), therapist, Closed, raised=event, finding="Passing thoughts on two days, no plan, no intent, no preparation (Columbia level 1). Safety plan in use.",
          said=said_of("ES01"), evidence=(answers, plan, call), next_contact=When.on(t.day("2026-02-16"), s.zone))  # fmt: skip


def _lithium(t: Told, target: str) -> str:
    s, (prescriber, _, nurse) = t.s, _people(t)
    drawn = t.at("2026-02-02", "11:30")
    for name, value in (("Creatinine", 0.8), ("Sodium", 140), ("TSH", 2.1)):
        acts.result(s, t.at("2026-02-03", "08:40"), nurse, name, value, drawn=drawn)
    acts.result(s, t.at("2026-02-03", "08:40"), nurse, "Calcium", 9.4, "mg/dL", drawn=drawn)
    acts.result(s, t.at("2026-02-03", "08:40"), nurse, "Pregnancy test (hCG)", "negative", drawn=drawn)
    signed = t.at("2026-02-03", "10:30")
    acts.visit(s, signed, prescriber, "prescriber", booked=t.at("2026-02-02", "10:45"), booked_by=t.house.people["kofi"], minutes=45)
    order = s.did(signed, prescriber, Order, name="Lithium carbonate", drug="lithium", indication="bipolar II disorder", target=target, measure="phq_9",
                  steps=(DoseStep(first=t.day("2026-02-03"), amount=Dose(300, "mg"), times_a_day=2),),
                  instruction="With food. Same salt and fluids every day; no ibuprofen or naproxen; if you are ill with vomiting or fever, stop and call.")  # fmt: skip
    s.did(signed, prescriber, EducationGiven, drug="lithium", name="Lithium carbonate", order=order, teach_back="Same salt, same water, and I ask before any painkiller.")
    s.did(t.at("2026-02-10", "09:30"), prescriber, DoseChanged, order=order, why="Level 0.42 at 12 hours, below 0.6; no side effects.",
          steps=(DoseStep.by_time(t.day("2026-02-10"), {"morning": Dose(300, "mg"), "night": Dose(600, "mg")}),))  # fmt: skip
    for iso in ("2026-02-04", "2026-03-05", "2026-04-04", "2026-05-05", "2026-06-04", "2026-07-06"):
        s.did(t.at(iso, "12:15"), nurse, Fill, name="Lithium carbonate", order=order, drug="lithium", days=30)
    return order


_LEVELS: Final = (
    ("2026-02-09", 0.42, 12.0), ("2026-02-16", 0.66, 12.2), ("2026-02-23", 0.68, 12.0), ("2026-05-25", 0.88, 8.5), ("2026-05-27", 0.70, 12.0),
)  # fmt: skip
_PHQ: Final = (
    ("2026-02-16", 15), ("2026-03-02", 13), ("2026-03-30", 8), ("2026-04-13", 6), ("2026-04-27", 5), ("2026-05-25", 4), ("2026-06-22", 4), ("2026-07-13", 4),
)  # fmt: skip


def _levels(t: Told) -> None:
    """A level says little without its hour: twelve after the last dose."""
    s, nurse = t.s, _people(t)[2]
    for iso, level, hours in _LEVELS:
        acts.result(s, t.at(iso, "13:20"), nurse, "Lithium level", level, drawn=t.at(iso, "08:05"), hours_after_dose=hours)
    acts.result(s, t.at("2026-05-27", "13:20"), nurse, "Creatinine", 0.8, drawn=t.at("2026-05-27", "08:05"))
    for iso, total in _PHQ:
        acts.form(s, t.at(iso, "18:40"), "phq_9", acts.spread("phq_9", total, t.rng))
    s.did(t.at("2026-05-25", "13:40"), nurse, Message, to="client", text="Your level was drawn 8.5 hours after your last tablets. This sample is not 12 hours after the last dose, so it cannot be used. Could you come again on Wednesday at eight, before the morning tablet?")


_SESSIONS: Final = (
    ("2026-02-09", "Illness story on one page. Seven-day contact: safer, sleeping six hours."),
    ("2026-02-16", "What lithium does and what helps it: salt, water, the same hour."),
    ("2026-02-23", "Signs in three domains: less sleep, faster speech, spending. Martin joined."),
    ("2026-03-02", "Steps for the first 24, 48 and 72 hours of a high."),
    ("2026-03-09", "Daily anchors: up at 6:45, meals, light, screens off at ten."),
    ("2026-03-23", "After the high: what the sleep rule caught, what the sprint did."),
    ("2026-04-06", "Sprint cap agreed with the team lead at work: two evenings, never three."),
    ("2026-04-20", "Travel rule: one hour of shift a day."),
    ("2026-05-11", "Thoughts of early highs: 'I finally see how it all fits'. Second opinion before big decisions."),
    ("2026-06-08", "Family session. What Martin says, and how he says it."),
    ("2026-07-06", "Swimming twice a week. Steady. Booster in two months."),
)


def _therapy(t: Told, target: str) -> None:
    s, therapist, before = t.s, _people(t)[1], t.at("2026-02-02", "10:50")
    for iso, summary in _SESSIONS:
        at = t.at(iso, "16:00")
        visit = acts.visit(s, at, therapist, "therapy", booked=before, booked_by=therapist)
        setting = "family" if "Family session" in summary else "individual"
        s.did(at, therapist, Session, modality="rhythm", setting=setting, summary=summary, agenda=acts.AGENDA, minutes=50, visit=visit)
        before = at + timedelta(minutes=40)
    s.did(t.at("2026-02-23", "17:05"), therapist, PsychotherapyNote, text="Her mother's springs, and the fear of becoming her. To come back to, gently.")
    for name, iso in (("Up at 6:45", "2026-03-09"), ("48-hour wait before buying", "2026-03-02")):
        assigned = s.did(t.at(iso, "16:45"), therapist, PracticeAssigned, name=name, practice="skill", target=target, how_often="every day")
        for days in (2, 5, 9, 16, 23):
            at = local(t.day(iso) + timedelta(days=days), "21:10")
            s.answered(at, PracticeTried, name=name, assigned=assigned, done="done" if days != 9 else "partly", barrier="late shift" if days == 9 else "")
    acts.visit(s, t.at("2026-08-03", "16:00"), therapist, "therapy", booked=before, booked_by=therapist, attended=False)


def _the_high(t: Told) -> None:
    """A work sprint, two short nights, energy up: seen on the second morning."""
    s, (prescriber, therapist, _) = t.s, _people(t)
    nights = [
        s.answered(t.at(iso, hour), DailyCheckin, day=t.day(iso), sleep_hours=sleep, energy=energy, swing=2, medicines="all", words=words)
        for iso, hour, sleep, energy, words in (
            ("2026-03-16", "07:50", 5.0, 1, "Sprint week. Feeling sharp."), ("2026-03-17", "08:10", 5.2, 2, "So many ideas."),
        )
    ]  # fmt: skip
    event = acts.event_of(s, nights[-1], "ES17")
    s.did(t.at("2026-03-17", "09:25"), therapist, Acknowledged, raised=event, note="Calling her.")
    s.did(t.at("2026-03-17", "09:30"), therapist, ContactAttempted, raised=event, method="call", outcome="reached", note="Sleep rule fired: two nights under the usual by two hours, energy up.")
    s.did(t.at("2026-03-17", "09:45"), therapist, ProgressNote, text="Speech a little fast. A 900-dollar purchase cancelled under the 48-hour rule. No psychosis, no risk. Sprint stopped today; wake time fixed. Prescriber asked to look today.")
    s.did(t.at("2026-03-17", "09:50"), therapist, Message, to="client", text="Your sleep rule has fired. You wrote it for a morning like this: home by six, screens off at nine, tablets at ten. We meet on Thursday.")
    visit = acts.visit(s, t.at("2026-03-19", "11:00"), prescriber, "rapid_access", booked=t.at("2026-03-17", "11:30"), booked_by=prescriber, minutes=40)
    s.did(t.at("2026-03-19", "11:30"), prescriber, Session, modality="medication", summary="Early high, settling: slept 6.5 hours. No antidepressant on the list. Lithium stays; level offered.", minutes=40, visit=visit)
    for iso, sleep in (("2026-03-18", 6.0), ("2026-03-19", 6.5), ("2026-03-20", 7.0), ("2026-03-21", 7.2)):
        s.answered(t.at(iso, "20:20"), DailyCheckin, day=t.day(iso), sleep_hours=sleep, energy=0, swing=0, medicines="all")
    s.did(t.at("2026-03-21", "20:40"), therapist, Closed, raised=event, finding="Three nights of six hours or more, energy back to 0: the high is over. Looked at together what the rule caught.",
          said=said_of("ES17"),          next_contact=When.on(t.day("2026-03-23"), s.zone))  # fmt: skip


def _steady(t: Told) -> None:
    s, (prescriber, therapist, _) = t.s, _people(t)
    booked = t.at("2026-02-03", "10:50")
    for iso, summary in _MEDICINE_VISITS:
        at = t.at(iso, "09:30")
        visit = acts.visit(s, at, prescriber, "prescriber", booked=booked, booked_by=prescriber, minutes=30)
        s.did(at, prescriber, Session, modality="medication", summary=summary, minutes=30, visit=visit)
        booked = at + timedelta(minutes=25)
    acts.visit(s, t.at("2026-07-27", "09:30"), prescriber, "prescriber", booked=booked, booked_by=prescriber, minutes=30, attended=False)
    for iso, phase, view in (("2026-04-27", "response", "I trust it a little more each month."), ("2026-06-22", "continuation", "Keep everything as it is.")):
        s.did(t.at(iso, "16:55"), therapist, PathwayPhase, pathway="bipolar_2", phase=phase, client_view=view)
    s.answered(t.at("2026-05-02", "18:00"), LifeEvent, text="Swam a kilometre, first time in two years", milestone=True)


_MEDICINE_VISITS: Final = (
    ("2026-02-10", "Level 0.42 at 12 hours. 900 mg a day from today; next level in five to seven days."),
    ("2026-03-02", "Level 0.68, in range twice. PHQ-9 13. Fourteen days in range: too early to judge the lithium. Keep going, more rhythm work."),
    ("2026-03-30", "PHQ-9 8 from 17. The sleep rule fired on the 17th, so response is not called yet."),
    ("2026-04-27", "PHQ-9 5 and four weeks without a signal: response. Keep 900 mg."),
    ("2026-05-27", "Level 0.70 at 12 hours, creatinine 0.8. Eight steady weeks: monthly visits."),
    ("2026-06-22", "PHQ-9 4 twice, four weeks apart: remission. Next level in August."),
)


def _dentist(t: Told) -> None:
    s, prescriber = t.s, _people(t)[0]
    told = s.answered(t.at("2026-07-10", "11:15"), MedicineReported, medicine=Coding("ibuprofen"), drug="ibuprofen", started=t.on("2026-07-10"), dose_text="400 mg three times a day for 5 days, advised by the dentist; not taken yet")
    s.answered(t.at("2026-07-10", "11:16"), Message, to="team", text="My dentist says ibuprofen for five days. Is that all right with the lithium?")
    s.did(t.at("2026-07-10", "11:40"), prescriber, Message, to="client", text="Thank you for asking first. Do not take ibuprofen with lithium until we have spoken: it can raise your level. I will call you within the hour about what to take instead.")
    event = acts.event_of(s, told, "ES10")
    s.did(t.at("2026-07-10", "11:38"), prescriber, Acknowledged, raised=event, note="Writing to her now.")
    call = s.did(t.at("2026-07-10", "12:20"), prescriber, ContactAttempted, method="call", outcome="reached", raised=event, note="Acetaminophen instead; fluids and salt as usual.")
    s.answered(t.at("2026-07-10", "18:30"), MedicineReported, medicine=Coding("ibuprofen"), drug="ibuprofen", status="stopped", started=t.on("2026-07-10"), stopped=t.on("2026-07-10"), dose_text="Not taken")
    s.did(t.at("2026-07-10", "18:45"), prescriber, Closed, raised=event, finding="Ibuprofen was never taken; acetaminophen instead. No signs of too much lithium.", said=said_of("ES10"), evidence=(told, call),
          next_contact=When.on(t.day("2026-07-13"), s.zone))  # fmt: skip


def _daily(t: Told, day: date) -> dict[str, Any]:
    iso, rng = (day - t.shift).isoformat(), t.rng
    low = 1.0 if iso < "2026-02-20" else 0.7 if iso < "2026-03-15" else 0.35 if iso < "2026-04-20" else 0.1
    return {
        "mood": max(1, min(9, round(7.5 - 4.5 * low + rng.gauss(0, 0.8)))), "swing": max(-3, min(1, round(-2.4 * low + rng.gauss(0, 0.4)))),
        "energy": max(-3, min(1, round(-2.0 * low + rng.gauss(0, 0.4)))), "sleep_hours": round((7.4 + rng.gauss(0, 0.5)) * 2) / 2,
        "medicines": "all" if rng.random() < 0.94 else "some",
    }  # fmt: skip



BIPOLAR: Final = Story(key="elena", who=_who, last_day=date(2026, 7, 13), tell=_tell)
