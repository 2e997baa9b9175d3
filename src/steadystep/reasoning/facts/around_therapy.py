"""What the facts of therapy rest on: a view."""

from __future__ import annotations

from typing import Protocol

from steadystep.chart import Chart
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import Clock

from .circumstances import Circumstances
from .events import SafetyEventFact
from .scores import ScoreFact


class AroundTherapy(Protocol):
    chart: Chart
    knowledge: Knowledge
    clock: Clock

    @property
    def circumstances(self) -> Circumstances: ...
    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...
    @property
    def scores(self) -> dict[str, tuple[ScoreFact, ...]]: ...
