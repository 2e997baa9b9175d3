"""What the facts of therapy rest on: a view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from steadystep.chart import Chart
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import Clock

from .circumstances import Circumstances
from .events import SafetyEventFact
from .person import Person
from .scores import ScoreFact


class AroundTherapy(Protocol):
    chart: Chart
    knowledge: Knowledge
    clock: Clock

    @property
    def circumstances(self) -> Circumstances: ...
    @property
    def person(self) -> Person: ...
    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...
    @property
    def scores(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...
