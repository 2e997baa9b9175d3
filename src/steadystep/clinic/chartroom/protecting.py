"""Labels that an entry has from birth: a substance use record (42 CFR Part 2), violence at home. The door marks them, so
that nobody has to remember to."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from steadystep import knowledge
from steadystep.chart import Body, Chart, NewEntry
from steadystep.chart.intake import Diagnosis, IntakeAnswer
from steadystep.chart.measures import Answers, ItemAnswered, Observation, ScoreTotal
from steadystep.chart.milestones import Milestone
from steadystep.chart.plan import PathwayPhase
from steadystep.chart.safety import EventReported
from steadystep.chart.setbacks import Setback
from steadystep.chart.sheet_checks import SheetChecked
from steadystep.chart.worksheets import Worksheet
from steadystep.clinic.consent.marking import marked

# ICD-10-CM F10 to F19; without F17, since 42 CFR 2.11 leaves out tobacco and caffeine use.
_SUBSTANCE_USE: Final = re.compile(r"F1[0-689]")
# What is only asked of somebody who uses, or has used, a substance; screening of everybody (AUDIT-C, DAST) is not among them.
SUBSTANCE_INSTRUMENTS: Final = frozenset({"cows", "ciwa_ar", "home_withdrawal", "bam"})
SUBSTANCE_PATHWAYS: Final = frozenset({"opioid_use", "alcohol_use", "substance_use"})

# Setbacks and milestones that tell of use by their kind alone.
USE_TOLD: Final = frozenset({"use_after_a_time_without", "days_as_planned"})


def protected(chart: Chart, new: NewEntry) -> NewEntry:
    """The entry with every label it must carry: its kind's, those of what it corrects, and what its content asks for."""
    new = marked(chart, new)
    asked = _asked_for(new.body)
    return new if asked <= new.labels else msgspec.structs.replace(new, labels=new.labels | asked)


def _asked_for(body: Body) -> frozenset[str]:
    if isinstance(body, EventReported):
        events = knowledge.load().safety_events.values()
        return frozenset(
            label
            for event in events
            if any(one.id == body.event for one in event.variants)
            for label in event.labels
        )
    return frozenset({"part2"}) if _substance_use(body) else frozenset()


def _substance_use(body: Body) -> bool:
    if isinstance(body, Diagnosis):
        return _SUBSTANCE_USE.match(body.condition.code) is not None
    if isinstance(body, IntakeAnswer):
        return body.section == "substance_use" and bool(body.answer)
    if isinstance(body, Observation):
        return body.category == "toxicology"
    if isinstance(body, Answers | ItemAnswered | ScoreTotal | SheetChecked):
        return body.instrument in SUBSTANCE_INSTRUMENTS
    if isinstance(body, PathwayPhase):
        return body.pathway in SUBSTANCE_PATHWAYS
    if isinstance(body, Worksheet):
        return _tells_of_use(body)
    if isinstance(body, Setback | Milestone):
        return body.code in USE_TOLD
    drug = knowledge.load().drugs.get(getattr(body, "drug", ""))
    return drug is not None and drug.part_2


def _tells_of_use(sheet: Worksheet) -> bool:
    """A sheet about use by its kind, or one with a line about use that says there was some."""
    exercise = knowledge.load().exercises.get(sheet.exercise)
    if exercise is None:
        return False
    lines = {one.id for one in exercise.asks if one.substance_use}
    return exercise.substance_use or any(one.value > 0 for one in sheet.rated if one.of in lines)
