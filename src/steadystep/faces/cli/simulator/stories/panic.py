"""Case A: panic disorder, from sixteen points and a subway nobody dared to take, to remission and a slow plan to stop."""

from __future__ import annotations

# One happening a line: a story is read down the page, and broken lines would hide its order.
# fmt: off
from datetime import date, timedelta
from typing import Any, Final

from steadystep.chart import Coding, Dose
from steadystep.chart.education import EducationGiven
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.medication import DoseChanged, DoseStep, Fill, MedicineReported, Order, SideEffect
from steadystep.chart.plan import Goal, LifeEvent, PathwayPhase, Target
from steadystep.chart.plan_together import PlanAnswered, PlanComment
from steadystep.chart.team import Message
from steadystep.chart.therapy import Session
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.acts import Who
from steadystep.faces.cli.simulator.cast import id_of

from . import assessing, together, trying
from .panic_practice import practised
from .telling import Story, Told

PERMISSION: Final = "permission on file"


def _who() -> Who:
    return Who(
        actor=Actor(id=id_of("person", "nora"), kind="client", name="Nora", client=id_of("client", "nora")), team="Harbor",
        legal_name="Nora Fielding", preferred_name="Nora", pronouns="she/her", birth_date="1998-09-14", sex="female",
        phone="555-0114", email="nora@example.org", username="nora",
    )  # fmt: skip


def _tell(t: Told) -> None:
    start = _intake(t)
    order = _medicine(t, start["target"])
    _sessions(t)
    practised(t, start["target"], *_people(t))
    _measures(t)
    _afterwards(t, order, start)
    trying.panic(t, order, _people(t)[0])
    together.panic(t, *_people(t)[:2])
    acts.checkins(t.s, t.day("2026-01-05"), t.day("2026-04-20"), t.rng, 0.7, lambda day: _daily(t, day))
    acts.checkins(t.s, t.day("2026-04-21"), t.today, t.rng, 0.3, lambda day: _daily(t, day))


def _people(t: Told) -> tuple[Actor, Actor]:
    return t.house.people["amara"], t.house.people["daniel"]


def _intake(t: Told) -> dict[str, str]:
    s, (prescriber, therapist), at = t.s, _people(t), t.at("2026-01-05", "09:30")
    acts.registered(s, t.at("2025-12-29", "11:10"), _who(), t.house)
    booked = t.at("2025-12-29", "11:15")
    acts.visit(s, at, therapist, "intake", booked=booked, booked_by=t.house.people["marta"], minutes=75)
    acts.cared_for(s, at, therapist, "Harbor", [(prescriber, "prescriber"), (therapist, "therapist"), (t.house.people["tomas"], "case_manager")])
    for section, question, answer in _ASKED:
        s.did(at, therapist, IntakeAnswer, section=section, question=question, answer=answer)
    panic = acts.diagnosed(s, at, therapist, "Panic disorder", "F41.0", "Unexpected attacks and three months of worry and avoidance.")
    acts.no_allergies(s, at, therapist)
    assessing.opened(s, t.at("2025-12-29", "11:12"), t.house.people["marta"])
    assessing.asked(s, t.at("2026-01-05", "09:40"), therapist, _ASSESSED)
    assessing.signed(
        s, t.at("2026-01-05", "10:25"), therapist, "No wish to die, no plan, a sister close by; works and eats.",
        "Since a first attack on a full train in October she reads a fast heart as a heart attack, flees, and keeps away "
        "from trains and shops. What she keeps away from has grown, and so has the fear of the next attack.",
        ("Panic disorder", "Keeping away from trains and shops"), set_off="The attack on the train, after weeks of overtime.",
        keeps_going="Leaving early, carrying water and pills, checking her pulse.", strengths="Her sister, her music, her humour.",
        client_view="That is it. I want my mornings back.",
    )  # fmt: skip
    said = t.at("2026-01-05", "10:20")
    alone = s.answered(said, Goal, text="Shop for groceries alone", sign="A full shop, alone, once a week", agreed=True)
    subway = s.answered(said, Goal, text="Take the subway to work", sign="3 days a week", agreed=True)
    target = s.did(
        t.at("2026-01-05", "10:30"), therapist, Target, name="Panic attacks and avoidance", goal=alone, measure="pdss_sr",
        therapy_focus="Exposure without safety behaviours; catastrophic misreading of body signals", problem=panic, therapy="cbt",
        responsible=therapist.id,
    )  # fmt: skip
    s.answered(t.at("2026-01-05", "19:40"), PlanAnswered, line=target, answer="agreed", words="Yes. One step at a time, and I choose the steps.")
    s.did(t.at("2026-01-14", "12:10"), prescriber, PlanComment, target=target, part="therapy", text="I will say the same words about jitters as you do: body noise, not danger.")
    s.did(t.at("2026-01-05", "10:31"), therapist, PathwayPhase, pathway="panic", phase="acute",
          client_view="I want both the talking and the medicine, and I want to know what each is for.")  # fmt: skip
    return {"target": target, "alone": alone, "subway": subway}


_ASSESSED: Final = (
    ("presenting_problem", "own_words", "Sudden waves of fear with a racing heart. I stopped taking the subway in October."),
    ("presenting_problem", "why_now", "I said no to a job because of the train."),
    ("psychiatric_history", "high_times", "No"),
    ("safety", "thoughts_before", "Never."),
    ("safety", "attempts", "Never."),
    ("safety", "what_keeps_you", "My sister, and the thought of the sea."),
    ("trauma", "want_to_tell", "-would rather not say"),
    ("substance_use", "which", "None of these"),
    ("substance_use", "caffeine", "4 cups of coffee"),
    ("pregnancy", "possible", "-not today, another time"),
    ("sleep", "nights", "In bed at eleven, awake until one, up at seven."),
    ("work_and_school", "now", "Office work, from home since November."),
    ("strengths", "good_at", "Music with words. People tell me things."),
)
_ASKED: Final = (
    ("presenting_problem", "What brings you here?", "Sudden waves of fear with a racing heart. I stopped taking the subway in October."),
    ("screens", "Full panic attacks in the last week", "6"),
    ("screens", "ASQ (five safety questions)", "No to all"),
    ("screens", "Bipolar checklist", "No to all"),
    ("screens", "AUDIT-C", "2"),
    ("substance_use", "Coffee", "4 cups a day"),
    ("medical_history", "ECG and TSH", "Both normal, from primary care"),
    ("medical_history", "Asthma", "No"),
    ("strengths", "What helps already?", "My sister's voice on the phone, and music with words."),
)


def _medicine(t: Told, target: str) -> str:
    s, (prescriber, _) = t.s, _people(t)
    at = t.at("2026-01-05", "11:00")
    acts.visit(s, at, prescriber, "prescriber", booked=t.at("2026-01-05", "10:35"), booked_by=t.house.people["daniel"], minutes=40)
    order = s.did(
        at, prescriber, Order, name="Sertraline", drug="sertraline", indication="panic disorder", target=target, measure="pdss_sr",
        steps=(_step(t, "2026-01-06", 25, "2026-01-12"), _step(t, "2026-01-13", 50)),
        instruction="One tablet each morning. A little jittery at first is common and passes.",
    )  # fmt: skip
    s.did(at, prescriber, EducationGiven, drug="sertraline", name="Sertraline", order=order, teach_back="Calm comes later, the jitters first. I call if I think of dying.")
    s.did(t.at("2026-01-06", "09:15"), t.house.people["ivy"], Fill, name="Sertraline", order=order, drug="sertraline", quantity=37, days=30)
    called = t.at("2026-01-12", "15:00")
    s.answered(t.at("2026-01-12", "14:50"), SideEffect, effect="nausea", burden=2, order=order, note="Mostly after breakfast")
    s.answered(t.at("2026-01-12", "14:51"), SideEffect, effect="jitteriness", burden=2, order=order)
    acts.visit(s, called, prescriber, "prescriber", booked=at, booked_by=prescriber, minutes=15, place="phone")
    s.did(called, prescriber, Session, modality="medication", summary="Nausea and jitters, common in the first 1 to 2 weeks. Sleep 5.5 hours, eats less. Step to 50 mg stays on 13 January.".replace("13 January", _said(t, "2026-01-13")), minutes=15)
    for effect in ("nausea", "jitteriness"):
        s.answered(t.at("2026-01-24", "19:30"), SideEffect, effect=effect, burden=0, order=order, gone=True)
    week_four = t.at("2026-02-03", "15:30")
    acts.visit(s, week_four, prescriber, "prescriber", booked=called, booked_by=prescriber, minutes=30)
    s.did(week_four, prescriber, DoseChanged, order=order, steps=(_step(t, "2026-02-04", 75),),
          why="Less than 20% better after 21 days at 50 mg, taken 95% of days, tolerated well.")  # fmt: skip
    _refills(t, order)
    return order


def _step(t: Told, first: str, milligrams: float, last: str | None = None) -> DoseStep:
    return DoseStep(first=t.day(first), last=t.day(last) if last else None, amount=Dose(milligrams, "mg"))


def _said(t: Told, iso: str) -> str:
    day = t.day(iso)
    return f"{day.day} {day:%B}"


def _refills(t: Told, order: str) -> None:
    for iso in ("2026-02-05", "2026-03-06", "2026-04-03", "2026-05-04", "2026-06-01"):
        t.s.did(t.at(iso, "12:20"), t.house.people["ivy"], Fill, name="Sertraline", order=order, drug="sertraline", quantity=45, days=30)


_SESSIONS: Final = (
    ("2026-01-07", "How panic works: the alarm, the body, the thought. First panic log, and myths about breathing."),
    ("2026-01-14", "Fear hierarchy from corner shop to rush-hour subway. Safety behaviours named: water bottle, exits, phone in hand."),
    ("2026-01-21", "Thought record of the supermarket attack: 'I will faint' against twelve attacks without fainting."),
    ("2026-01-28", "Interoceptive test battery. Straw breathing, spinning and stair climbing chosen for practice."),
    ("2026-02-04", "Interoceptive repeats in session; peak fear 80 to 45. Practice plan without the water bottle."),
    ("2026-02-11", "Alprazolam from a friend before two exposures, talked through without blame: it teaches the wrong lesson. No more before practice."),
    ("2026-02-16", "Short grocery run done twice. Ladder moves to the longer run with a queue."),
    ("2026-02-25", "Longer run with the queue. Sat with the wave until it fell, 11 minutes."),
    ("2026-03-04", "Platform without boarding, then one stop, attention outward. Therapy goes to every two weeks."),
    ("2026-03-18", "Two stops at quiet times. Rush hour planned with a fallback."),
    ("2026-04-01", "Rush-hour subway twice this week. Relapse plan written: signs, steps, who to call."),
    ("2026-04-29", "Booster. Three days a week on the subway for two weeks. Slips are data, not failure."),
    ("2026-06-03", "Booster. Holding. Wants to talk about the medicine at the next visit."),
)  # fmt: skip


def _sessions(t: Told) -> None:
    therapist, before = _people(t)[1], t.at("2026-01-05", "10:40")
    for iso, summary in _SESSIONS:
        at = t.at(iso, "16:00")
        booked = acts.visit(t.s, at, therapist, "therapy", booked=before, booked_by=therapist)
        t.s.did(at, therapist, Session, modality="cbt", summary=summary, agenda=acts.AGENDA, minutes=50, visit=booked)
        before = at + timedelta(minutes=45)


_PDSS: Final = (
    ("2026-01-05", 16), ("2026-01-13", 16), ("2026-01-20", 15), ("2026-02-03", 14), ("2026-02-10", 12), ("2026-02-16", 10),
    ("2026-02-24", 8), ("2026-03-03", 6), ("2026-03-31", 4), ("2026-04-14", 3), ("2026-05-12", 3), ("2026-06-08", 4),
)  # fmt: skip
_GAD: Final = (("2026-01-19", 13), ("2026-02-02", 12), ("2026-02-16", 9), ("2026-03-02", 7), ("2026-03-30", 5), ("2026-04-27", 4), ("2026-05-25", 4))
_PHQ: Final = (("2026-01-19", 8), ("2026-02-03", 7), ("2026-02-17", 6), ("2026-03-03", 4), ("2026-03-31", 3), ("2026-04-28", 3))


def _measures(t: Told) -> None:
    s, therapist = t.s, _people(t)[1]
    for iso, total in _PDSS:
        acts.typed(s, t.at(iso, "09:45"), therapist, "pdss_sr", total, PERMISSION, f"{_attacks(iso)} full attacks this week")
    acts.form(s, t.at("2026-01-05", "09:40"), "gad_7", [2] * 7)
    acts.form(s, t.at("2026-01-05", "09:42"), "phq_9", [1, 1, 2, 2, 1, 0, 1, 0, 0, 1])
    for name, series in (("gad_7", _GAD), ("phq_9", _PHQ)):
        for iso, total in series:
            acts.form(s, t.at(iso, "19:10"), name, acts.spread(name, total, t.rng))
    for iso, kilograms in (("2026-01-05", 61.2), ("2026-03-03", 61.6), ("2026-06-10", 61.9)):
        acts.result(s, t.at(iso, "10:45"), t.house.people["ivy"], "Body weight", kilograms, "kg", category="vital")


def _attacks(iso: str) -> int:
    """Full attacks in the week before that day of the acceptance case."""
    return next(count for day, count in _ATTACKS if iso <= day)


_ATTACKS: Final = (
    ("2026-01-12", 6), ("2026-01-26", 5), ("2026-02-03", 4), ("2026-02-09", 3), ("2026-02-16", 2), ("2026-03-05", 1), ("2099-01-01", 0),
)  # fmt: skip


def _daily(t: Told, day: date) -> dict[str, Any]:
    iso = (day - t.shift).isoformat()
    attacks, rng = _attacks(iso), t.rng
    hours = 5.6 if iso < "2026-01-20" else 6.4 if iso < "2026-02-20" else 7.0
    return {
        "mood": min(10, max(2, round(7 - attacks / 2 + rng.gauss(0, 1)))),
        "anxiety": min(10, max(0, round(2 + attacks + rng.gauss(0, 1.2)))),
        "sleep_hours": round(max(3.5, hours + rng.gauss(0, 0.6)) * 2) / 2,
        "panic_attacks": sum(rng.random() < attacks / 7 for _ in range(2)) if attacks else 0,
        "medicines": "" if iso < "2026-01-06" else ("none" if rng.random() < 0.04 else "all"),
        "movement_minutes": rng.choice((0, 10, 20, 30, 45)),
    }


def _afterwards(t: Told, order: str, start: dict[str, str]) -> None:
    s, (prescriber, therapist) = t.s, _people(t)
    s.answered(t.at("2026-02-10", "20:15"), MedicineReported, medicine=Coding("alprazolam"), drug="alprazolam", dose_text="0.5 mg from a friend, twice, before practice")
    s.did(t.at("2026-02-11", "16:30"), therapist, Message, to="client", text="Thank you for telling me about the alprazolam. It can undo the practice, because it teaches that you were safe only thanks to the tablet. Let us plan the next run without it, in smaller steps if you like.")
    s.answered(t.at("2026-02-11", "21:00"), MedicineReported, medicine=Coding("alprazolam"), drug="alprazolam", status="stopped", stopped=t.on("2026-02-10"))
    for iso, phase, view in _PHASES:
        s.did(t.at(iso, "16:45"), therapist, PathwayPhase, pathway="panic", phase=phase, client_view=view)
    before = t.at("2026-02-03", "15:50")
    for iso in ("2026-03-03", "2026-03-31", "2026-05-12", "2026-06-10"):
        before = _medicine_visit(t, iso, before)
    s.answered(t.at("2026-03-03", "17:40"), LifeEvent, text="Took the subway two stops, for the first time since October", milestone=True)
    s.did(t.at("2026-04-14", "16:50"), therapist, Goal, text="Take the subway to work: done, 3 days a week", agreed=True, status="met")
    s.answered(t.at("2026-06-08", "08:20"), Message, to="team", text="I feel well and would like to stop the sertraline tomorrow. Is that all right?")
    s.did(t.at("2026-06-08", "11:05"), prescriber, Message, to="client", text="It is good to hear how well you are. Please not all at once: stopping in one day can make you feel unwell. Let us meet on Wednesday and make a slow plan together; it is your choice.")
    s.did(t.at("2026-06-10", "14:25"), prescriber, DoseChanged, order=order, steps=(_step(t, "2026-06-15", 50, "2026-06-28"), _step(t, "2026-06-29", 25, "2026-07-12")),
          why="Client's choice to stop before the 12 months advised; risks and signs talked through. Slow plan, booster before each step.")  # fmt: skip
    acts.visit(s, t.at("2026-06-24", "16:00"), therapist, "therapy", booked=t.at("2026-06-10", "14:40"), booked_by=prescriber, attended=False)
    acts.visit(s, t.at("2026-07-08", "14:00"), prescriber, "prescriber", booked=t.at("2026-06-10", "14:41"), booked_by=prescriber, minutes=30, attended=False)


def _medicine_visit(t: Told, iso: str, booked: Any) -> Any:
    prescriber, at = _people(t)[0], t.at(iso, "14:00")
    visit = acts.visit(t.s, at, prescriber, "prescriber", booked=booked, booked_by=prescriber, minutes=30)
    t.s.did(at, prescriber, Session, modality="medication", summary=_MEDICINE_VISITS[iso], minutes=30, visit=visit)
    return at


_PHASES: Final = (
    ("2026-03-04", "response", "Keep 75 mg and do more of the subway."),
    ("2026-04-29", "continuation", "I would like to stay where I am for a while."),
)
_MEDICINE_VISITS: Final = {
    "2026-03-03": "PDSS 6 from 16: response. Keep 75 mg. Sleep 7 hours, weight +0.4 kg, no side effects.",
    "2026-03-31": "PDSS 4, no attacks. Keep 75 mg. Visits every six weeks.",
    "2026-05-12": "Remission confirmed twice. Taper talk not before a year after response; wishes noted.",
    "2026-06-10": "Wants to stop now. Chose the slow plan: 75 to 50 to 25 mg, two weeks each, boosters alongside.",
}
PANIC: Final = Story(key="nora", who=_who, last_day=date(2026, 6, 10), tell=_tell)
