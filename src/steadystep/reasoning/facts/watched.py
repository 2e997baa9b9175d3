"""What the monitoring facts ask of a view beyond what other facts do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from .around import Around
from .circumstances import Circumstances
from .results import Result


class Watched(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def circumstances(self) -> Circumstances: ...

    @property
    def results(self) -> Mapping[str, tuple[Result, ...]]: ...
