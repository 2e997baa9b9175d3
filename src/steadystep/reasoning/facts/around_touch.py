"""What the facts about keeping in touch may ask of a view."""

from __future__ import annotations

from typing import Protocol

from .events import SafetyEventFact
from .injections import InjectionFact
from .life_stages import AroundStages
from .scores import ScoreFact
from .supply import SupplyFact
from .visits import VisitFact


class AroundTouch(AroundStages, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def scores(self) -> dict[str, tuple[ScoreFact, ...]]: ...

    @property
    def visits(self) -> tuple[VisitFact, ...]: ...

    @property
    def supplies(self) -> tuple[SupplyFact, ...]: ...

    @property
    def injections(self) -> tuple[InjectionFact, ...]: ...

    @property
    def events(self) -> tuple[SafetyEventFact, ...]: ...
