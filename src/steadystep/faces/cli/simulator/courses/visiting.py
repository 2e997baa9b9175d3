"""Visits: each books the next; some are missed, and then somebody calls."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import Message
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitMissed
from steadystep.chart.when import When
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.cli.simulator import acts
from steadystep.faces.cli.simulator.scribe import local

from . import phrases
from .plan import Plan, opening

_MINUTES: Final = {"therapy": 50, "prescriber": 30}


def visiting(p: Plan) -> None:
    """Therapy weekly, then every two weeks, then monthly; the prescriber's visits where there is a medicine."""
    _line(p, p.therapist, "therapy", 0.0, _therapy_gap, p.sort.sessions)
    if p.medicine:
        _line(p, p.prescriber, "prescriber", 0.3, _prescriber_gap, phrases.MEDICINE_VISIT)


def _therapy_gap(week: float) -> float:
    return 1 if week < 10 else 2 if week < 26 else 4


def _prescriber_gap(week: float) -> float:
    return 2 if week < 4 else 4 if week < 28 else 8


def _line(p: Plan, by: Actor, purpose: str, week: float, gap, summaries: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    """Visit after visit, until one lies ahead of now. The hour is the client's usual one."""
    hour = f"{p.rng.choice((9, 10, 11, 12, 13, 14, 15, 16)):02d}:{p.rng.choice(('00', '30'))}"
    booked, number = local(p.start - timedelta(days=6), "11:05"), 0
    booker = p.role("front_desk")
    while week <= p.end_week + 2:
        day = p.day(week)
        at = p.diary.near(by.id, local(day, hour), _MINUTES[purpose], opening)
        entry = _booked(p, at, by, purpose, booked, booker)
        if at > p.until:
            return
        booked, booker = _came(p, at, by, purpose, entry, summaries[number % len(summaries)], week)
        week, number = week + gap(week), number + 1


def _booked(p: Plan, at: datetime, by: Actor, purpose: str, booked: datetime, booker: Actor) -> str:
    place = p.rng.choice(
        ("in_person", "in_person", "in_person", "video", "phone" if purpose == "prescriber" else "video")
    )
    return p.s.did(
        booked, booker, VisitBooked, when=When.instant(at, p.s.zone), minutes=_MINUTES[purpose], purpose=purpose,
        with_person=by.id, place=place,
    )  # fmt: skip


def _came(
    p: Plan, at: datetime, by: Actor, purpose: str, entry: str, summary: str, week: float
) -> tuple[datetime, Actor]:
    """The visit took place, or not. When and by whom the next one is booked."""
    done = at + timedelta(minutes=_MINUTES[purpose])
    if p.until - at < timedelta(hours=30) and p.rng.random() < 0.12:
        return done, by  # nobody has said yet what came of it
    if week <= p.end_week and p.rng.random() < 0.82 + p.keen * 0.15:
        p.s.did(done, by, VisitAttended, when=When.instant(at, p.s.zone), visit=entry, purpose=purpose)
        modality = p.sort.modality if purpose == "therapy" else "medication"
        agenda = acts.AGENDA if purpose == "therapy" else ()
        p.s.did(
            done,
            by,
            Session,
            modality=modality,
            summary=summary,
            agenda=agenda,
            minutes=_MINUTES[purpose],
            visit=entry,
        )
        return done, by
    missed = done + timedelta(minutes=40)
    desk = p.role("front_desk")
    p.s.did(
        missed,
        desk,
        VisitMissed,
        when=When.instant(at, p.s.zone),
        visit=entry,
        barrier=p.rng.choice(phrases.BARRIERS),
    )
    return _looked_for(p, missed), desk


def _looked_for(p: Plan, missed: datetime) -> datetime:
    """Somebody calls the next morning; when nobody answers, a kind line is left. Returns when the next visit was booked."""
    caller, morning = p.role("case_manager"), local(missed.date() + timedelta(days=1), "10:10")
    reached = p.in_care(missed) and p.rng.random() < 0.7
    p.s.did(
        morning, caller, ContactAttempted, method="call", outcome="reached" if reached else "message_left"
    )
    if not reached:
        p.s.did(
            morning + timedelta(minutes=5),
            caller,
            Message,
            to="client",
            text=p.rng.choice(phrases.KEPT_PLACE),
        )
    return morning + timedelta(minutes=10)
