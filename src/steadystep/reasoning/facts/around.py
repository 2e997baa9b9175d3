"""What a fact that rests on other facts may ask: the part of a view it needs, so that facts need not know the view."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Protocol, TypeVar

from steadystep.chart import Body, Chart
from steadystep.knowledge import Knowledge
from steadystep.reasoning.clock import Clock

from .episodes import Episode
from .measured import Newest
from .medicines import Course
from .person import Person
from .scores import ScoreFact

T = TypeVar("T")


class Around(Protocol):
    """`reasoning.view.View` is one."""

    chart: Chart
    knowledge: Knowledge
    clock: Clock

    @property
    def person(self) -> Person: ...

    @property
    def courses(self) -> tuple[Course, ...]: ...

    @property
    def running(self) -> tuple[Course, ...]: ...

    @property
    def episodes(self) -> tuple[Episode, ...]: ...

    @property
    def every_score(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...

    @property
    def scores(self) -> Mapping[str, tuple[ScoreFact, ...]]: ...

    @property
    def newest(self) -> Newest: ...

    def over(self, course: Course) -> bool: ...

    def part(self, key: Hashable, work_out: Callable[[], T], rests_on: frozenset[type[Body]] = ...) -> T: ...
