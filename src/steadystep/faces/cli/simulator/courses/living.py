"""Life beside the scores: a milestone the client chose, something missing at home, a hard time, meetings with a peer."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Final

from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.needs import Need
from steadystep.chart.setbacks import Setback
from steadystep.chart.therapy import ProgressNote
from steadystep.faces.cli.simulator.cast import dice
from steadystep.faces.cli.simulator.scribe import local

from .plan import Plan

_MILESTONES: Final = (
    ("A whole week at work", "work_or_school", "I was there from Monday to Friday."),
    ("Sunday dinner with the family again", "family_and_friends", "I stayed until the coffee."),
    ("The bus on my own", "exposure_step", "There and back, in the rush hour."),
    ("Ten pages of a book in one evening", "something_else", "Twelve, in fact."),
    ("My own room, tidy enough for a visitor", "home", "My sister came on Saturday."),
)
_NEEDS: Final = (
    ("transport", "No bus goes at the hour of the visits."),
    ("money", "The rent is a month behind."),
    ("childcare", "Nobody is with the children on Thursday mornings."),
    ("phone_or_internet", "The phone has no data left in the last week of the month."),
)
_HARD: Final = {"lapse": "symptoms_back", "early_warning": "hard_event"}


def living(p: Plan) -> None:
    """Dice of its own, so that the rest of the course stays what it was."""
    rng = dice(p.who.username, "living")
    if p.weeks > 3 and rng.random() < 0.6:
        _milestone(p, rng)
    if p.weeks > 2 and rng.random() < 0.25:
        _need(p, rng)
    if p.shape in _HARD and p.in_care(p.until) and p.weeks > 8:
        _hard_time(p)
    if p.sort.craving:
        _peer(p)


def _milestone(p: Plan, rng: Random) -> None:
    text, area, evidence = rng.choice(_MILESTONES)
    line = p.s.answered(local(p.day(2), "18:20"), Milestone, text=text, area=area)
    week = rng.uniform(5, 16)
    if p.shape != "no_response" and week < min(p.weeks, p.end_week):
        p.s.answered(local(p.day(week), "19:20"), MilestoneReached, line=line, evidence=evidence)


def _need(p: Plan, rng: Random) -> None:
    area, text = rng.choice(_NEEDS)
    owner = p.role("case_manager").id if rng.random() < 0.8 else ""
    p.s.did(local(p.day(1), "14:40"), p.role("case_manager"), Need, area=area, text=text, owner=owner)


def _hard_time(p: Plan) -> None:
    """Noted with what helped and how the plan changed: nothing is left open by it."""
    week = max(8.0, p.weeks * 0.55) + 1 if p.shape == "lapse" else p.weeks - 0.5
    p.s.did(
        local(p.day(week), "15:30"), p.therapist, Setback, what=_HARD[p.shape],
        told="Three weeks of short nights; the morning walk fell away.", helped="Her sister came by each evening." if p.who.sex == "female" else "A friend came by each evening.",
        plan_change="The walk goes to the lunch break; a short call in the middle of the week.",
    )  # fmt: skip


def _peer(p: Plan) -> None:
    """The peer meets them in the second week, then every month."""
    day = p.day(1.5)
    while day < p.today and p.in_care(local(day, "13:15")):
        at = local(day, "13:15")
        p.s.did(
            at,
            p.role("peer"),
            ProgressNote,
            text="Met for an hour. What matters now: the days, and who is in them.",
        )
        day += timedelta(weeks=4)
