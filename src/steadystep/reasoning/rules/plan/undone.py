"""A sedative taken before exposure works against the practice: therapist and prescriber settle it together (R14, case A)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.exposure import ExposureLadder
from steadystep.chart.therapy import PracticeAssigned, ProgressNote
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import CLINIC_RULE, Duty, Finding
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.undone"
_EXPOSURE = frozenset({"ladder_step", "interoceptive"})
_SEDATIVES = "BZD"


def find(view: View) -> Iterator[Said]:
    practised: list[AnyEntry] = [
        one for one in view.chart.of(PracticeAssigned) if one.body.practice in _EXPOSURE
    ]
    practised += [one for one in view.chart.of(ExposureLadder) if not one.body.finished]
    if not practised or not view.person.in_care:
        return
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        told = view.chart.entry(course.because[-1])
        if drug is not None and told is not None and _SEDATIVES in drug.groups:
            yield from _of(view, course, told, max(practised, key=lambda one: one.seq))


def _of(view: View, course: Course, told: AnyEntry, practice: AnyEntry) -> Iterator[Said]:
    since = max(told, practice, key=lambda one: one.seq)
    if any(note.seq > since.seq for note in view.chart.of(ProgressNote)):
        return
    because = (*course.because, practice.id)
    yield Finding(
        rule=_ID, urgency="attention", because=because, about=(course.entry,), ground=CLINIC_RULE,
        says=say("{name} before exposure can undo the practice.", name=course.name),
        why=say("It teaches that it was safe only thanks to the tablet."),
        do=say("Therapist and prescriber agree on one plan, and talk about it with the client without blame."),
    )  # fmt: skip
    yield _to_agree(view, course, since.recorded_at, because, "therapist", say(
        "Agree with the prescriber about {name} beside the exposure practice.", name=course.name
    ))  # fmt: skip
    yield _to_agree(view, course, since.recorded_at, because, "prescriber", say(
        "Agree with the therapist about {name} beside the exposure practice.", name=course.name
    ))  # fmt: skip


def _to_agree(
    view: View, course: Course, known: datetime, because: tuple[str, ...], role: str, says: Words
) -> Duty:
    """Case A: each of the two has it on their own list; one note settles both."""
    due = deadline("T4", known, view.knowledge, view.clinic)
    return Duty(
        key=f"{_ID}/{role}/{course.entry}", rule=_ID, level="T4", owner_role=role, because=because, due=due, says=says,
        person=named((role, "therapist", "prescriber"), view.person, view.clinic), known_at=known,
        overdue=view.clock.reached(due), closes_by=say("A note of what was agreed."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(PracticeAssigned, ExposureLadder), find=find,
    about="R14: a benzodiazepine beside exposure practice is a conflict that therapist and prescriber settle.",
)  # fmt: skip
