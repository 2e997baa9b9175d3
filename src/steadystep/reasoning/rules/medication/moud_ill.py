"""Ill, vomiting, hurt or in pain on a medicine for opioid use: somebody calls within two days, and the medicine does not just stop (R56)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.therapy import Session
from steadystep.chart.visits import VisitAttended
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.alcohol_medicines import is_for_alcohol
from steadystep.reasoning.facts.blockade import blockade
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.moud_ill"
ILL = frozenset({"acute_infection", "volume_or_sodium_loss", "hospital_stay", "injury_or_pain"})
_WITHIN = timedelta(days=2)
_PLAN = "Buprenorphine goes on, its dose may be split over the day; pain relief from several sides without opioids first; no sudden stop."
_BLOCKED = "Naltrexone blocks opioid pain relief: pain is treated from several sides without opioids."
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R56", year=2026),),
    why="A medicine that is vomited or left out in an illness is often never started again.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    told = [one for one in view.chart.of(CircumstanceTold) if one.body.circumstance in ILL and one.body.holds]
    plan = _plan(view) if told and view.person.in_care else ""
    if plan and not told[-1].imported and not _spoken(view, told[-1]):
        yield _duty(view, told[-1], plan)


def _plan(view: View) -> str:
    taken, groups = {course.drug for course in view.running}, view.knowledge.groups
    if taken & groups.get("BUP", frozenset()):
        return _PLAN
    if _is_blocked(view, groups.get("NALTREXONE", frozenset())):
        return _BLOCKED
    return "The opioid treatment program is asked first." if "methadone" in taken else ""


def _is_blocked(view: View, naltrexone: frozenset[str]) -> bool:
    """Taken now, or injected and not over yet. Ordered for drinking it is no medicine for opioid use, and is not called one."""
    ordered = [course for course in view.courses if course.drug in naltrexone]
    if ordered and is_for_alcohol(view.chart, ordered[-1]):
        return False
    if any(course.drug in naltrexone for course in view.running):
        return True
    injected = blockade(view.chart, view.knowledge)
    return injected is not None and not view.clock.reached(midnight(injected.until, view.person.zone))


def _spoken(view: View, told: AnyEntry) -> bool:
    seen = [one.recorded_at for one in view.chart.among(VisitAttended, Session)]
    calls = [one.recorded_at for one in view.chart.of(ContactAttempted) if one.body.outcome == "reached"]
    return any(at > told.recorded_at for at in (*seen, *calls))


def _duty(view: View, told: AnyEntry, plan: str) -> Duty:
    due = told.recorded_at + _WITHIN
    means = view.knowledge.circumstances[told.body.circumstance].means
    return Duty(
        key=f"{_ID}/{view.chart.first(told).id}", rule=_ID, level="T4", owner_role="prescriber",
        says=say("Contact about {what} while on a medicine for opioid use. {plan}", what=say(means), plan=say(plan)),
        person=named(("prescriber", "nurse"), view.person, view.clinic), known_at=told.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(told.id,), ground=_GROUND,
        closes_by=say("A visit or a call in which they were reached."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold), find=find,
    about="R56: illness, vomiting, an injury, strong pain or a hospital stay on a medicine for opioid use brings a contact within 2 days.",
)  # fmt: skip
