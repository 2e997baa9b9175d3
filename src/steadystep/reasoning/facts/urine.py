"""Urine panels read line by line: what is there, what a medicine or a telling explains, what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.measures import Observation
from steadystep.knowledge import Analyte, Knowledge

from .medicines import Course
from .substance_use import Use

Meaning = Literal["expected", "told", "unexpected", "absent", "confirm", "negative", "not_read"]
_PRESENT = ("positive", "present", "detected", "reactive")
_ABSENT = ("negative", "absent", "not detected", "not present", "non-reactive", "none detected")
# How long before a test a told use may explain it: the source names no days, so the week of the lapse plan is taken.
TOLD_WITHIN = timedelta(days=7)
_ONE_DAY = timedelta(days=1)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a panel. `by` names the medicine that explains it or may look like it; `because` are further entries."""

    name: str
    present: bool | None
    meaning: Meaning
    analyte: Analyte | None = None
    by: str = ""
    because: tuple[str, ...] = ()


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    entry: str
    day: date
    lines: tuple[Line, ...]

    @property
    def opioid(self) -> Line | None:
        """The first line that shows an opioid."""
        return next((one for one in self.lines if one.present and one.analyte and one.analyte.opioid), None)

    @property
    def surprises(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.meaning in ("unexpected", "absent", "confirm"))

    def tested(self, analyte: str) -> bool:
        return any(one.analyte is not None and one.analyte.id == analyte for one in self.lines)


def present(text: str) -> bool | None:
    """Whether a line's words say that it was found; None when they say neither."""
    said = text.casefold()
    if any(word in said for word in _ABSENT):
        return False
    return True if any(word in said for word in _PRESENT) else None


def panels(
    chart: Chart, knowledge: Knowledge, courses: tuple[Course, ...], told: tuple[Use, ...]
) -> tuple[Panel, ...]:
    """Every urine panel with lines, oldest first. A panel written in one sentence has none and is not read."""
    return tuple(
        _panel(entry, knowledge, courses, told)
        for entry in sorted(chart.of(Observation), key=lambda one: one.occurred)
        if entry.body.category == "toxicology" and entry.body.components
    )


def _panel(
    entry: AnyEntry, knowledge: Knowledge, courses: tuple[Course, ...], told: tuple[Use, ...]
) -> Panel:
    day = entry.body.when.day
    taken = [course for course in courses if course.active_on(day)]
    recent = [use for use in told if _explains(use, entry)]
    lines = tuple(
        _line(part.what.text, present(part.text), day, knowledge, taken, recent)
        for part in entry.body.components
    )
    return Panel(entry=entry.id, day=day, lines=lines)


def _explains(use: Use, entry: AnyEntry) -> bool:
    return use.until - TOLD_WITHIN <= entry.body.when.end and entry.occurred <= use.until + TOLD_WITHIN


def _line(
    name: str, found: bool | None, day: date, knowledge: Knowledge, taken: list[Course], recent: list[Use]
) -> Line:
    analyte = knowledge.substance_care.analyte_called(name)
    if analyte is None or found is None:
        return Line(name=name, present=found, meaning="not_read", analyte=analyte)
    explains = next((course for course in taken if _explained(analyte, course, knowledge)), None)
    if not found:
        absent = analyte.must_show and explains is not None and explains.active_on(day - _ONE_DAY)
        return Line(name=name, present=False, meaning="absent" if absent else "negative", analyte=analyte,
                    by=explains.name if absent and explains else "")  # fmt: skip
    if explains is not None:
        return Line(
            name=name,
            present=True,
            meaning="expected",
            analyte=analyte,
            by=explains.name,
            because=explains.because,
        )
    said = next((use for use in recent if use.substance in analyte.shows), None)
    if said is not None:
        return Line(name=name, present=True, meaning="told", analyte=analyte, because=(said.entry,))
    alike = _looks_alike(analyte, knowledge, taken)
    return Line(
        name=name, present=True, meaning="confirm" if alike else "unexpected", analyte=analyte, by=alike
    )


def _explained(analyte: Analyte, course: Course, knowledge: Knowledge) -> bool:
    drug = knowledge.drugs.get(course.drug)
    return drug is not None and analyte.explained_by(drug.id, drug.groups)


def _looks_alike(analyte: Analyte, knowledge: Knowledge, taken: list[Course]) -> str:
    """The name of a medicine on the list that can look like this line in a screening test."""
    for reaction in knowledge.substance_care.cross_reactions:
        if reaction.analyte in ("", analyte.id):
            for course in taken:
                if reaction.medicine in course.name.casefold() or course.drug.startswith(reaction.medicine):
                    return course.name
    return ""
