"""A medicine that cannot be had, with every call about it."""

from __future__ import annotations

from steadystep.chart import Chart
from steadystep.chart.pharmacy import ENDS, SupplyTrouble, SupplyTroubleStep

from .medicines import Course
from .obstacles import Obstacle, obstacles


def troubles(chart: Chart, courses: tuple[Course, ...]) -> tuple[Obstacle, ...]:
    """Settled once the medicine, or an alternative, is in hand."""
    steps = ((one.body.trouble, one) for one in chart.of(SupplyTroubleStep))
    return obstacles(chart, courses, chart.of(SupplyTrouble), steps, ENDS)
