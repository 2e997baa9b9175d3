"""One client's course told from the first call to today."""

from __future__ import annotations

from datetime import datetime, timedelta

from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.measures import Answers
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
from .prescribed import judged_by, prescribed, taking
from .risks import answered_risk
from .schedule import beside
from .visiting import visiting

PERMISSION = "permission on file"


def tell(p: Plan) -> None:
    """Everything that happens to this client; steps after `until` are dropped by the scribe."""
    target = _intake(p)
    visiting(p)
    if p.medicine:
        order = prescribed(p, target)
        bloods(p)
        taking(p, order)
    practice(p, target)
    _measures(p)
    _phases(p)
    daily(p)
    talk(p)
    leaving(p)
    agreeing(p)
    living(p)


def _intake(p: Plan) -> str:
    """The first call, the first visit, what is aimed at. Returns the target."""
    acts.registered(p.s, local(p.start - timedelta(days=6), "11:00"), p.who, p.house)
    at = local(p.start, f"{p.rng.choice((9, 10, 11, 13, 14)):02d}:40")
    people = [
        (p.prescriber, "prescriber"),
        (p.therapist, "therapist"),
        (p.role("case_manager"), "case_manager"),
    ]
    if p.sort.craving:
        people.append((p.role("peer"), "peer"))
    acts.cared_for(p.s, at, p.therapist, p.who.team, people)
    _asked_first(p, at)
    acts.diagnosed(p.s, at, p.therapist, *p.sort.diagnosis)
    acts.no_allergies(p.s, at, p.therapist)
    background(p, at)
    target = _aimed_at(p, at)
    p.s.did(at, p.therapist, PathwayPhase, pathway=p.sort.pathway, phase="acute")
    return target


def _asked_first(p: Plan, at: datetime) -> None:
    for section, question, answers in (
        ("presenting_problem", "What brings you here?", phrases.PRESENTING),
        ("strengths", "What helps already?", phrases.STRENGTHS),
    ):
        answer = p.rng.choice(answers)
        p.s.did(at, p.therapist, IntakeAnswer, section=section, question=question, answer=answer)


def _aimed_at(p: Plan, at: datetime) -> str:
    text, sign = p.rng.choice(p.sort.goals)
    goal = p.s.did(at, p.therapist, Goal, text=text, sign=sign, agreed=p.rng.random() < 0.85)
    return p.s.did(
        at, p.therapist, Target, name=p.sort.target, goal=goal, measure=judged_by(p), therapy_focus=p.sort.focus,
        therapy=p.sort.modality, responsible=p.therapist.id,
    )  # fmt: skip


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
