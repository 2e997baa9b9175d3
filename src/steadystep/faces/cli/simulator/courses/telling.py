"""One client's course told from the first call to today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from steadystep.chart import Dose
from steadystep.chart.education import EducationGiven
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.measures import Answers
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    Fill,
    Order,
    SideEffect,
)
from steadystep.chart.plan import Goal, PathwayPhase, Target
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.scribe import local

from . import phrases, shapes
from .agreeing import agreeing
from .background import background
from .bloods import bloods
from .days import daily, practice, talk
from .leaving import leaving
from .living import living
from .plan import Plan
from .readiness import make_ready
from .risks import answered_risk
from .schedule import beside
from .visiting import visiting

PERMISSION = "permission on file"


def tell(p: Plan) -> None:
    """Everything that happens to this client; steps after `until` are dropped by the scribe."""
    target = _intake(p)
    visiting(p)
    if p.medicine:
        order = _medicine(p, target)
        bloods(p)
        _taking(p, order)
    practice(p, target)
    _measures(p)
    _phases(p)
    daily(p)
    talk(p)
    leaving(p)
    agreeing(p)
    living(p)


def _intake(p: Plan) -> str:
    """The first call, the first visit, what is aimed at."""
    s, rng = p.s, p.rng
    acts.registered(s, local(p.start - timedelta(days=6), "11:00"), p.who, p.house)
    at = local(p.start, f"{rng.choice((9, 10, 11, 13, 14)):02d}:40")
    people = [
        (p.prescriber, "prescriber"),
        (p.therapist, "therapist"),
        (p.role("case_manager"), "case_manager"),
    ]
    if p.sort.craving:
        people.append((p.role("peer"), "peer"))
    acts.cared_for(s, at, p.therapist, p.who.team, people)
    s.did(
        at,
        p.therapist,
        IntakeAnswer,
        section="presenting_problem",
        question="What brings you here?",
        answer=rng.choice(phrases.PRESENTING),
    )
    s.did(
        at,
        p.therapist,
        IntakeAnswer,
        section="strengths",
        question="What helps already?",
        answer=rng.choice(phrases.STRENGTHS),
    )
    acts.diagnosed(s, at, p.therapist, *p.sort.diagnosis)
    acts.no_allergies(s, at, p.therapist)
    background(p, at)
    text, sign = rng.choice(p.sort.goals)
    goal = s.did(at, p.therapist, Goal, text=text, sign=sign, agreed=rng.random() < 0.85)
    target = s.did(
        at,
        p.therapist,
        Target,
        name=p.sort.target,
        goal=goal,
        measure=_measure(p),
        therapy_focus=p.sort.focus,
        therapy=p.sort.modality,
        responsible=p.therapist.id,
    )
    s.did(at, p.therapist, PathwayPhase, pathway=p.sort.pathway, phase="acute")
    return target


def _measure(p: Plan) -> str:
    """The measure that judges target and medicine."""
    return p.sort.measures[0]


def _medicine(p: Plan, target: str) -> str:
    s, medicine = p.s, p.medicine
    assert medicine is not None  # noqa: S101 - the caller asked
    first = p.start + timedelta(days=5 if medicine.drug == "lithium" else 2)
    at = local(first, "11:20") - timedelta(minutes=p.rng.randrange(3) * 40)
    firsts = [first + timedelta(days=days) for days, _, _ in medicine.steps]
    steps = tuple(
        DoseStep(
            first=day,
            last=after - timedelta(days=1) if after else None,
            amount=Dose(each, "mg"),
            times_a_day=times,
        )
        for day, after, (_, each, times) in zip(firsts, [*firsts[1:], None], medicine.steps, strict=True)
    )
    reasons = make_ready(p, at, medicine.drug)
    order = s.did(
        at, p.prescriber, Order, name=medicine.name, drug=medicine.drug, indication=medicine.indication, target=target,
        measure=_measure(p), route=medicine.route, steps=steps, instruction=medicine.instruction, reasons=reasons,
    )  # fmt: skip
    s.did(at, p.prescriber, EducationGiven, drug=medicine.drug, name=medicine.name, order=order)
    if medicine.more and p.shape in ("after_change", "partial", "no_response") and p.weeks > 7:
        day = first + timedelta(weeks=6, days=p.rng.randrange(4))
        each, times = medicine.more
        s.did(local(day, "15:10"), p.prescriber, DoseChanged, order=order, why="Less than half better at six weeks, taken most days, tolerated.",
              steps=(DoseStep(first=day + timedelta(days=1), amount=Dose(each, "mg"), times_a_day=times),))  # fmt: skip
    _effects(p, order, first)
    return order


def _effects(p: Plan, order: str, first: date) -> None:
    """What many people notice at first, and that it fades; for one in six it lingers."""
    medicine, rng, s = p.medicine, p.rng, p.s
    for effect in medicine.effects if medicine else ():
        if rng.random() > 0.55:
            continue
        day, burden = first + timedelta(days=rng.randrange(2, 6)), rng.randint(2, 5)
        s.answered(local(day, "19:40"), SideEffect, effect=effect, burden=burden, order=order)
        lingers = rng.random() < 0.16
        later = day + timedelta(days=rng.randrange(9, 20))
        s.answered(
            local(later, "19:50"),
            SideEffect,
            effect=effect,
            burden=burden if lingers else 0,
            order=order,
            gone=not lingers,
        )


def _taking(p: Plan, order: str) -> None:
    """Supplies each month, and the days a dose was missed, as far as told."""
    s, rng, medicine = p.s, p.rng, p.medicine
    assert medicine is not None  # noqa: S101 - the caller asked
    day, week = p.start + timedelta(days=6), 0.0
    while week < min(p.weeks, p.end_week):
        if rng.random() < 0.9 and medicine.route != "intramuscular":
            s.did(
                local(day, "12:30"),
                p.role("nurse"),
                Fill,
                name=medicine.name,
                order=order,
                drug=medicine.drug,
                days=30,
            )
        for _ in range(2):
            if rng.random() > p.keen:
                missed = day + timedelta(days=rng.randrange(1, 28))
                s.answered(
                    local(missed, "21:05"),
                    DoseReport,
                    order=order,
                    day=missed,
                    outcome="missed",
                    reason=rng.choice(("forgot", "away from home", "")),
                )
        day, week = day + timedelta(days=30), week + 30 / 7


def _measures(p: Plan) -> None:
    """Every two weeks at first, monthly later, with gaps; risk items where they were drawn."""
    week, risks = 0.0, list(p.risk_weeks)
    while week <= p.weeks:
        at = local(p.day(week), "19:00") + timedelta(
            minutes=p.rng.randrange(150), days=p.rng.randrange(2) if week else 0
        )
        told = week == 0 or (p.in_care(at) and p.rng.random() < 0.6 + p.keen * 0.38)
        if told:
            _asked(p, at, week, last=1 if risks and risks[0] <= week and risks.pop(0) >= 0 else 0)
        week += 2 if week < 10 else 4


def _asked(p: Plan, at: datetime, week: float, *, last: int) -> None:
    """The sort's measures; the second one every other time, and moving with the first."""
    for number, instrument in enumerate(p.sort.measures):
        if number and int(week) % 4:
            continue
        top = {"pdss_sr": 28, "gad_7": 21, "phq_9": 27}[instrument]
        base = p.base if number == 0 else round(p.base * 0.7)
        total = shapes.score_at(p.shape, week, p.weeks, base, top, p.rng)
        if instrument == "pdss_sr":
            acts.typed(p.s, at.replace(hour=16, minute=40), p.therapist, instrument, total, PERMISSION)
            continue
        risk = last if instrument == "phq_9" else 0
        if risk:
            answered_risk(p, at, acts.spread(instrument, max(total, 12), p.rng, last=risk))
        elif p.rng.random() < 0.04 and week:
            _with_gaps(p, at, instrument, total)
        else:
            acts.form(p.s, at, instrument, acts.spread(instrument, total, p.rng))
    beside(p, at + timedelta(minutes=5), week)


def _with_gaps(p: Plan, at: datetime, instrument: str, total: int) -> None:
    """Handed in with an answer left out: a missing item is never zero."""
    items = list(acts.spread(instrument, total, p.rng))
    items[p.rng.randrange(5)] = None
    p.s.answered(
        at, Answers, instrument=instrument, form=f"{p.s.client}/{at.isoformat()}", items=tuple(items)
    )


def _phases(p: Plan) -> None:
    """From closest watch to steadier times, where the course allows."""
    better = p.shape in ("response", "lapse", "early_warning", "after_change", "slow")
    for phase, week in (("response", 11), ("continuation", 20), ("maintenance", 38)):
        if better and week < min(p.weeks, p.end_week):
            p.s.did(
                local(p.day(week), "16:50"), p.therapist, PathwayPhase, pathway=p.sort.pathway, phase=phase
            )
    if not better and min(p.weeks, p.end_week) > 14:
        p.s.did(
            local(p.day(14), "16:50"),
            p.therapist,
            PathwayPhase,
            pathway=p.sort.pathway,
            phase="augment" if p.medicine else "acute",
        )
