"""What is practised now, in a line each, for the day's page."""

from __future__ import annotations

from typing import Final

from steadystep.chart.therapy import PracticeAssigned
from steadystep.faces.portal.own import Own
from steadystep.reasoning.facts.exposure import ladders

MOST_SAID: Final = 3


def practises(own: Own) -> list[str]:
    """The open step of each ladder, and what was agreed, the newest first."""
    steps = [
        f"{one.ladder.body.name}: {one.next_step.step.name}" for one in ladders(own.view) if one.next_step
    ]
    running = [one.body.name for one in reversed(own.chart.of(PracticeAssigned)) if not one.body.ended]
    return [*steps, *dict.fromkeys(running)][:MOST_SAID]
