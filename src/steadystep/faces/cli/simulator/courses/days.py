"""Between visits: practice, the minute a day, a message now and then, and what life does meanwhile."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from steadystep.chart.plan import LifeEvent
from steadystep.chart.team import Message
from steadystep.chart.therapy import PracticeAssigned, PracticeTried
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.scribe import local

from . import phrases, shapes
from .plan import STEADY, Plan


def practice(p: Plan, target: str) -> None:
    s, rng = p.s, p.rng
    for number, (name, kind) in enumerate(p.sort.practices):
        week = 1.2 + number * 3
        if week > min(p.weeks, p.end_week):
            return
        fear = rng.randint(45, 85)
        at = local(p.day(week), "16:30")
        assigned = s.did(at, p.therapist, PracticeAssigned, name=name, practice=kind, target=target, how_often="three times before we meet",
                         predicted=fear if kind == "ladder_step" else None, fallback="The smallest version counts.")  # fmt: skip
        for tried in range(rng.randrange(1, 5)):
            day = p.day(week) + timedelta(days=2 + tried * rng.randrange(2, 5))
            fear = max(15, fear - rng.randrange(4, 16))
            done = "done" if rng.random() < 0.7 else "partly"
            marks: dict[str, Any] = (
                {"before": max(10, fear - 25), "peak": fear, "end": max(5, fear // 2)}
                if kind != "activation"
                else {}
            )
            s.answered(
                local(day, "18:15"),
                PracticeTried,
                name=name,
                assigned=assigned,
                done=done,
                barrier="" if done == "done" else "too tired",
                **marks,
            )


def daily(p: Plan) -> None:
    """One minute a day: often at first, and lately by those who like it."""
    last = min(p.until.date() - timedelta(days=1), p.day(p.end_week))
    acts.checkins(
        p.s,
        p.start + timedelta(days=1),
        min(last, p.day(4)),
        p.rng,
        p.keen * 0.45,
        lambda day: _minute(p, day),
    )
    acts.checkins(
        p.s,
        max(p.day(4), last - timedelta(days=40)),
        last,
        p.rng,
        p.keen * (0.6 if p.keen == STEADY else 0.3),
        lambda day: _minute(p, day),
    )


def _minute(p: Plan, day: date) -> dict[str, Any]:
    week = (day - p.start).days / 7
    left = shapes.SHAPES[p.shape](week, p.weeks)
    rng = p.rng
    said: dict[str, Any] = {
        "mood": min(10, max(0, round(8 - 5 * left + rng.gauss(0, 1)))),
        "anxiety": min(10, max(0, round(1 + 6 * left + rng.gauss(0, 1.2)))),
        "sleep_hours": round(min(10, max(3, 7.4 - 1.8 * left + rng.gauss(0, 0.8))) * 2) / 2,
        "words": rng.choice(phrases.CHECKIN_WORDS) if rng.random() < 0.12 else "",
    }
    if p.medicine:
        said["medicines"] = "all" if rng.random() < 0.4 + p.keen * 0.6 else "some"
    if p.sort.craving:
        said["craving"] = min(10, max(0, round(7 * left + rng.gauss(0, 1.2))))
    if p.sort.pathway == "bipolar_2":
        said.update(
            swing=round(rng.gauss(-2 * left + 0.4, 0.6)), energy=round(rng.gauss(-1.6 * left + 0.3, 0.6))
        )
        said.update(swing=max(-3, min(3, said["swing"])), energy=max(-3, min(3, said["energy"])))
    if p.sort.pathway == "panic":
        said["panic_attacks"] = int(rng.random() < left * 0.6)
    return said


def talk(p: Plan) -> None:
    """A message now and then, answered the next day; something that happened in their life."""
    for _ in range(p.rng.choice((0, 1, 1, 2, 3))):
        number = p.rng.randrange(len(phrases.TO_TEAM))
        day = p.start + timedelta(days=p.rng.randrange(4, max(6, round(min(p.weeks, p.end_week) * 7))))
        p.s.answered(local(day, "18:45"), Message, to="team", text=phrases.TO_TEAM[number])
        answering = p.rng.choice((p.therapist, p.role("nurse"), p.role("case_manager")))
        p.s.did(
            local(day + timedelta(days=1), "09:20"),
            answering,
            Message,
            to="client",
            text=phrases.TO_CLIENT[number],
        )
    if p.rng.random() < 0.4 and p.weeks > 5:
        text, milestone = p.rng.choice(phrases.LIFE)
        p.s.answered(
            local(p.day(p.rng.uniform(3, min(p.weeks, p.end_week))), "20:40"),
            LifeEvent,
            text=text,
            milestone=milestone,
        )
