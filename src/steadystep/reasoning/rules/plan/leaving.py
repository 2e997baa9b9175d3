"""Care does not end while a medicine that must not break off has nobody who goes on with it (R110)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.plan import CareEnded
from steadystep.knowledge import Source
from steadystep.reasoning.facts.after_care import after_care
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import is_for_opioid_use
from steadystep.reasoning.finding import Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.leaving"
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R110", year=2026),),
    why="discharge with MOUD/clozapine/lithium open requires handover evidence", verification="unverified",
)  # fmt: skip
_DRUGS = frozenset({"clozapine", "lithium"})
_OPIOID_PATHWAY = "opioid_use_disorder"


def find(view: View) -> Iterator[Said]:
    after = after_care(view.chart)
    if after is None or after.ended.body.ending == "died" or after.ended.body.handover.strip():
        return
    for course in view.running:
        began_before = course.first is None or course.first <= after.ended.body.when.day
        if began_before and _must_not_break_off(view, course):
            yield Finding(
                rule=_ID, severity="contraindicated", urgency="urgent", about=(after.ended.id,), because=(*course.because, after.ended.id),
                says=say("{name} is open: care does not end before somebody else goes on with it.", name=course.name),
                do=say("Write who goes on with it, and how you know: a call, a letter answered, a first appointment."), ground=GROUND,
            )  # fmt: skip


def _must_not_break_off(view: View, course: Course) -> bool:
    """Naltrexone counts where it is for opioid use: for drinking it may simply end."""
    if course.drug in _DRUGS or is_for_opioid_use(view.knowledge, course.drug):
        return True
    opioid_use = any(one.pathway.id == _OPIOID_PATHWAY for one in view.episodes)
    return opioid_use and course.drug in view.knowledge.groups.get("NALTREXONE", frozenset())


RULE = Rule(
    id=_ID, reads=reads(CareEnded), find=find,
    about="R110: with a medicine for opioid use, clozapine or lithium open, care ends only with evidence of who goes on with it.",
)  # fmt: skip
