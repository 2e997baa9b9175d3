"""An antidepressant alone, where the bipolar checklist has a flag: a reason is asked for (pathways.md, bipolar; case B)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.measures import Answers
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.scores import ScoreFact
from steadystep.reasoning.facts.scoring import Score
from steadystep.reasoning.finding import CLINIC_RULE, Finding
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.bipolar_first"
_CHECKLIST = "bipolar_checklist"
_ANTIDEPRESSANTS = "AD-TAPER"  # the row of knowledge that names them all
_STABILISER = "mood stabiliser"


def find(view: View) -> Iterator[Said]:
    flagged = _flagged(view)
    if flagged is None:
        return
    courses = [one for one in view.running if one.drug in view.knowledge.drugs]
    if any(view.knowledge.drugs[one.drug].drug_class.startswith(_STABILISER) for one in courses):
        return
    select = view.knowledge.class_tapers[_ANTIDEPRESSANTS].select
    for course in courses:
        drug = view.knowledge.drugs[course.drug]
        if course.ordered_here and select.takes(drug.id, drug.groups):
            yield _finding(view, course, flagged)


def _flagged(view: View) -> ScoreFact | None:
    """The latest checklist, where it has a flag that counts; not filled in is not flagged, and not denied either."""
    facts = view.every_score.get(_CHECKLIST)
    latest = facts[-1] if facts else None
    positive = latest is not None and isinstance(latest.result, Score) and latest.result.positive is True
    return latest if positive else None


def _finding(view: View, course: Course, flagged: ScoreFact) -> Finding:
    """Major while the order is only proposed; signed with a reason it stays as a note."""
    ordered = view.chart.head(course.entry)
    proposed = ordered is not None and not ordered.author
    return Finding(
        rule=_ID, because=(flagged.entry, *course.because), about=(course.entry,), ground=CLINIC_RULE,
        severity="major" if proposed else "", urgency="attention" if proposed else "note",
        says=say("{name} alone: possible bipolar disorder by the checklist of {day}.", name=course.name, day=flagged.day),
        do=say("Plan a mood stabiliser first; or go on with a reason and a mood check every week for eight weeks."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Answers), find=find,
    about="An antidepressant without a mood stabiliser needs a reason where the bipolar checklist has a flag.",
)  # fmt: skip
