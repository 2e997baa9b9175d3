"""What an opioid from elsewhere does besides being one: shown where it meets a medicine that acts on its receptor (case C)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from steadystep.chart import Words, say
from steadystep.knowledge import Knowledge
from steadystep.reasoning.finding import Finding

from .medicines import Course

_RULE: Final = "MR18"
_COUNTS: Final = 2  # on the scale 0 to 3: from here MR02 and MR14 count a medicine in


def with_own_flags(made: Finding, courses: Iterable[Course], knowledge: Knowledge) -> Finding:
    """The finding with what the mechanisms say of an opioid that nobody here ordered; as it was where they say nothing."""
    if _RULE not in made.rows or made.why is None:
        return made
    why = made.why
    for course in courses:
        flags = None if course.ordered_here else _flags(course, knowledge)
        why = say("{why} {flags}", why=why, flags=flags) if flags else why
    return replace(made, why=why)


def _flags(course: Course, knowledge: Knowledge) -> Words | None:
    drug = knowledge.drugs.get(course.drug)
    if drug is None or drug.mechanisms.opioid_activity != "full_agonist":
        return None
    serotonin = drug.mechanisms.serotonergic >= _COUNTS
    seizures = drug.mechanisms.seizure_threshold >= _COUNTS
    if serotonin and seizures:
        return say("{name} is serotonergic too, and lowers the seizure threshold.", name=course.name)
    if serotonin:
        return say("{name} is serotonergic too.", name=course.name)
    return say("{name} lowers the seizure threshold too.", name=course.name) if seizures else None
