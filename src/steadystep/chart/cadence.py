"""How often somebody is seen: agreed by a person with the client, never set by the software."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

CADENCE_OF: Final = frozenset({"therapy", "prescriber"})


class CadenceAgreed(Body, frozen=True, kw_only=True, tag="cadence_agreed"):
    """From now on a visit of that kind every `every_days` days. `client_view` is what the client said to it."""

    word: ClassVar[CareWord] = "visits"
    nature = "decision"
    stale_after = ("cadence_agreed",)

    of: str
    every_days: int
    reason: str = ""
    client_view: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Kind of visit", self.of, CADENCE_OF)
        checks.within("Days between visits", self.every_days, 1, 190)
        checks.short_enough("Reason", self.reason)
        checks.short_enough("What the client said", self.client_view)

    @property
    def code(self) -> str:
        return self.of
