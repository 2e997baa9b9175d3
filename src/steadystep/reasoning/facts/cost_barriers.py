"""What is not paid for, with everything that was done about it."""

from __future__ import annotations

from steadystep.chart import Chart
from steadystep.chart.cost_barriers import COST_ENDS, CostBarrier, CostBarrierStep

from .medicines import Course
from .obstacles import Obstacle, obstacles


def barriers(chart: Chart, courses: tuple[Course, ...]) -> tuple[Obstacle, ...]:
    """Settled once it is paid for, something else is in place, or the client chose without."""
    steps = ((one.body.barrier, one) for one in chart.of(CostBarrierStep))
    return obstacles(chart, courses, chart.of(CostBarrier), steps, COST_ENDS)
