"""One line of the caseload: what a clinician reads of a client in a second, and until when it stays true."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Answers, DailyCheckin, Observation, ScoreTotal
from steadystep.chart.plan import CareResumed, PathwayPhase
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.team import Message
from steadystep.knowledge.keeping_touch import Risk

from .facts.drift import drifting
from .facts.high_risk import high_risk
from .facts.looked_at import LookedAt, looked_at
from .facts.main_measure import MainMeasure, main_measure
from .facts.outreach import next_offers, outreach
from .finding import Review
from .view import View

Group = Literal["safety", "off_track", "overdue", "no_data", "steady", "not_in_care"]
GROUPS: tuple[Group, ...] = ("safety", "off_track", "overdue", "no_data", "steady", "not_in_care")
NO_DATA_AFTER = timedelta(days=14)
SPARK_SPAN = timedelta(weeks=12)
MOST_TICKS = 24


class DriftLine(msgspec.Struct, frozen=True, kw_only=True):
    """What of this person's rhythm is off, each with what was expected and what came; what comes next, by when.

    `offer` is the key of the offer that takes up the next step.
    """

    since: datetime
    off: tuple[tuple[str, Words, Words], ...]
    tried: int
    next_step: Words
    offer: str
    next_by: datetime | None
    because: tuple[str, ...]


class DoseTick(msgspec.Struct, frozen=True, kw_only=True):
    """The day a medicine began or its daily dose became another. `daily` is in `unit` a day.

    `labels` and `items` are those of `because`, kept by whoever stores the line, so that each tick is shown to those who
    may see that medicine.
    """

    day: date
    name: str
    daily: float
    unit: str
    because: tuple[str, ...]
    labels: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


class CaseloadLine(msgspec.Struct, frozen=True, kw_only=True):
    """`spark` is the latest 12 weeks of the measure followed most.

    `because`, `pathway_because` and `spark_because` are the entries that the headline, the pathway with its phase, and
    the spark rest on: what a reader may see of each follows from these. `measure` is seen as the spark is.
    """

    called: str
    pronouns: str
    birth_date: str
    pathway: str
    phase: str
    teams: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    group: Group
    since: datetime | None
    headline: Words | None
    because: tuple[str, ...]
    last_contact: datetime | None
    next_visit: datetime | None
    spark_of: str
    spark: tuple[tuple[datetime, int], ...]
    next_look: datetime
    pathway_because: tuple[str, ...] = ()
    spark_because: tuple[str, ...] = ()
    drift: DriftLine | None = None
    measure: MainMeasure | None = None
    in_care_since: datetime | None = None
    looked: LookedAt | None = None
    doses: tuple[DoseTick, ...] = ()


def caseload_line(view: View, review: Review) -> CaseloadLine:
    """The line of the chart that `view` looks at and `review` was made of."""
    clock = view.clock
    who, told = view.person, view.chart.latest(Demographics)
    group, since, headline, because = _group(view, review)
    spark_of, spark, spark_because = _spark(view)
    measure = main_measure(view)
    phase = view.chart.latest(PathwayPhase)
    waiting = [
        visit for visit in view.visits if visit.outcome == "booked" and not clock.reached(visit.starts)
    ]
    return CaseloadLine(
        called=who.called, pronouns=told.body.pronouns if told else "", pathway=who.pathway, phase=who.phase,
        birth_date=who.birth_date.at if who.birth_date else "", teams=who.teams,
        members=tuple((member.person, member.role) for member in who.members),
        group=group, since=since, headline=headline, because=because, last_contact=_last_contact(view),
        next_visit=waiting[0].starts if waiting else None, spark_of=spark_of, spark=spark,
        drift=_drift(view), next_look=clock.next_look, pathway_because=(phase.id,) if phase else (), measure=measure,
        spark_because=tuple(dict.fromkeys((*spark_because, *(measure.because if measure else ())))),
        in_care_since=_in_care_since(view), looked=looked_at(view.chart, group, GROUPS),
        doses=_doses(view),
    )  # fmt: skip


def _group(view: View, review: Review) -> tuple[Group, datetime | None, Words | None, tuple[str, ...]]:
    """The first group that fits, since when, and the one sentence that says why."""
    for duty in review.duties:
        if duty.safety:
            return "safety", duty.known_at, duty.says, duty.because
    if not view.person.in_care:
        return "not_in_care", None, None, ()
    for finding in review.findings:
        if finding.urgency in ("urgent", "attention"):
            return "off_track", _since(view, finding.because), finding.says, finding.because
    for duty in review.duties:
        if duty.overdue:
            return "overdue", duty.due, duty.says, duty.because
    return _quiet(view, review)


def _quiet(view: View, review: Review) -> tuple[Group, datetime | None, Words | None, tuple[str, ...]]:
    last = view.chart.among(Answers, ScoreTotal, DailyCheckin, Observation)
    heard = max((entry.occurred for entry in last), default=None)
    if heard is None or view.clock.reached(heard + NO_DATA_AFTER):
        return "no_data", heard, say("Nothing heard for 14 days or more."), ()
    first = review.findings[0] if review.findings else None
    return "steady", heard, first.says if first else None, first.because if first else ()


def _drift(view: View) -> DriftLine | None:
    off = drifting(view.threads)
    if not off:
        return None
    since = min(one.since for one in off if one.since)
    missed = next((one.since for one in off if one.of == "missed_visit" and one.since), None)
    risk: Risk = "high_risk" if missed and high_risk(view, missed) else "routine"
    reaching = outreach(view, missed or since, risk)
    return DriftLine(
        since=since, off=tuple((one.of, one.expected, one.came) for one in off), tried=len(reaching.attempts),
        next_step=reaching.next_words, offer=next_offers(reaching, "missed_visit" if missed else "drift")[0].key, next_by=reaching.next_by,
        because=tuple(dict.fromkeys(one for thread in off for one in thread.because)),
    )  # fmt: skip


def _in_care_since(view: View) -> datetime | None:
    """When the team took them, or took them again after care had ended; None while nobody cares for them."""
    if not view.person.in_care:
        return None
    joined, resumed = view.chart.entry(view.person.since), view.chart.latest(CareResumed)
    return max((one.occurred for one in (joined, resumed) if one), default=None)


def _since(view: View, because: tuple[str, ...]) -> datetime | None:
    known = [entry.recorded_at for one in because if (entry := view.chart.entry(one))]
    return max(known, default=None)


def _spark(view: View) -> tuple[str, tuple[tuple[datetime, int], ...], tuple[str, ...]]:
    """The series that moved last, its points of the latest twelve weeks, and the entries these are of."""
    facts = max(view.scores.values(), key=lambda series: series[-1].at, default=())
    shown = [
        fact for fact in facts if fact.total is not None and not view.clock.reached(fact.at + SPARK_SPAN)
    ]
    points = tuple((fact.at, fact.total) for fact in shown if fact.total is not None)
    return (facts[-1].instrument if points else ""), points, tuple(fact.entry for fact in shown)


def _doses(view: View) -> tuple[DoseTick, ...]:
    """The latest changes of dose, earliest first, planned ones too: a picture shows those of its own days."""
    ticks = [
        DoseTick(day=step.first, name=course.name, daily=round(step.milligrams_a_day or step.units_a_day, 2),
                 unit="mg" if step.milligrams_a_day is not None else step.amount.unit.strip("{}[]"), because=course.because)
        for course in view.courses for days in (set(course.changes()),) for step in course.steps if step.first in days
    ]  # fmt: skip
    return tuple(sorted(ticks, key=lambda tick: (tick.day, tick.name))[-MOST_TICKS:])


def _last_contact(view: View) -> datetime | None:
    """When a person of the clinic and the client last met, spoke or wrote."""
    met = [visit.starts for visit in view.visits if visit.outcome == "attended"]
    reached = [
        one.occurred for one in view.chart.of(ContactAttempted)
        if one.body.outcome == "reached" and one.body.to_whom == "client"
    ]  # fmt: skip
    wrote = [
        one.occurred for one in view.chart.of(Message) if one.role == "client" or one.body.to == "client"
    ]
    return max((*met, *reached, *wrote), default=None)
