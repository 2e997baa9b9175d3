"""A pregnancy on a medicine for opioid use: first that it goes on, then the obstetric visit within a week (R57)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Observation
from steadystep.chart.sharing import ReferralMade
from steadystep.knowledge import Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.moud_pregnancy"
_TOLD = frozenset({"pregnancy", "pregnancy_confirmed"})
_WITHIN = timedelta(days=7)
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R57; formulary.csv (pregnancy)", year=2026),),
    why="Stopping in a pregnancy brings withdrawal and use; going on is the standard of care.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    taken = view.knowledge.groups.get("BUP", frozenset()) | {"methadone"}
    course = next((one for one in view.running if one.drug in taken), None)
    told = _told(view)
    if (
        course is None
        or not told
        or not view.person.in_care
        or view.circumstances.holds("pregnancy") is False
    ):
        return
    if not told[0].imported and not _referred(view, told[0]):
        yield _duty(view, told[0], course)


def _told(view: View) -> list[AnyEntry]:
    """What somebody said of it; where nobody did, the test or the status that shows it."""
    said = [
        one for one in view.chart.of(CircumstanceTold) if one.body.circumstance in _TOLD and one.body.holds
    ]
    if said or not view.circumstances.holds("pregnancy"):
        return list(said)
    return [
        found
        for one in view.circumstances.because("pregnancy")
        if (found := view.chart.entry(one)) is not None
    ]


def _referred(view: View, told: AnyEntry) -> bool:
    return any(
        one.body.service == "obstetric" and one.recorded_at >= told.recorded_at
        for one in view.chart.of(ReferralMade)
    )


def _duty(view: View, told: AnyEntry, course: Course) -> Duty:
    due = told.recorded_at + _WITHIN
    return Duty(
        key=f"{_ID}/{view.chart.first(told).id}", rule=_ID, level="T4", owner_role="prescriber",
        says=say("{name} goes on in the pregnancy. An obstetric visit and a note to that team within 7 days; speak of splitting or "
                 "raising the dose, of the baby's withdrawal, of breastfeeding.", name=course.name),
        person=named(("prescriber", "case_manager", "nurse"), view.person, view.clinic), known_at=told.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(told.id, *course.because), ground=_GROUND,
        closes_by=say("A referral to obstetric care."),
        offers=(Offer(key="obstetric", says=say("Refer to obstetric care"), kind="entry", for_role="case_manager"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold, Observation), find=find,
    about="R57: a pregnancy, told or tested, on buprenorphine or methadone: it goes on, obstetric care within 7 days.",
)  # fmt: skip
