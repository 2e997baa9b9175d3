"""Which course is a medicine for alcohol use: by itself, or by what its order says it is for."""

from __future__ import annotations

from typing import Final

from steadystep.chart import Chart
from steadystep.chart.medication import Order

from .medicines import Course

_ALWAYS: Final = frozenset({"acamprosate", "disulfiram"})
_SOMETIMES: Final = frozenset({"naltrexone_oral", "naltrexone_xr", "topiramate", "gabapentin"})


def is_for_alcohol(chart: Chart, course: Course) -> bool:
    """Whether a course ordered here is meant for alcohol use."""
    if course.drug in _ALWAYS:
        return True
    entry = chart.head(course.entry)
    said = entry.body.indication.casefold() if entry is not None and isinstance(entry.body, Order) else ""
    return course.drug in _SOMETIMES and ("alcohol" in said or said == "aud")
