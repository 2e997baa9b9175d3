"""A new medicine that changes the lithium level asks for a level as a change of dose does (MO01, MR16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .medicines import Course
from .treatments import Reached, Treatment
from .watched import Watched

_CHANGES_LEVEL = ("decreases", "increases")


def days_of_new_interactions(view: Watched, lithium: Treatment, reached: Reached) -> Iterator[date]:
    """The days since the start of lithium on which such a medicine was begun, or stopped."""
    for course in view.courses:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is None or drug.mechanisms.lithium_clearance not in _CHANGES_LEVEL:
            continue
        for day in (_begun(view, course), course.last):
            if day and reached(day) and lithium.start and day > lithium.start:
                yield day


def _begun(view: Watched, course: Course) -> date | None:
    """Its first day; where nobody told it, the day we heard of it, if lithium was known before that."""
    if course.first is not None:
        return course.first
    entry = view.chart.entry(course.entry)
    return entry.body.when.day if entry is not None and entry.recorded_at > _lithium_known(view) else None


def _lithium_known(view: Watched):  # type: ignore[no-untyped-def]
    known = [view.chart.entry(course.entry) for course in view.courses if course.drug == "lithium"]
    return min(entry.recorded_at for entry in known if entry is not None)
