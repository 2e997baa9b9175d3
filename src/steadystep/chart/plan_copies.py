"""The client's copy of the plan: given, in which language, or why not."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

COPY_WAYS: Final = frozenset({"on_paper", "read_together", "on_their_phone", "not_given"})


class PlanCopyGiven(Body, frozen=True, kw_only=True, tag="plan_copy"):
    """The plan as it stood then came to the client, or did not, with the reason (R17)."""

    word: ClassVar[CareWord] = "plan"

    how: str
    language: str = "en"
    interpreter: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        checks.one_of("How it was given", self.how, COPY_WAYS)
        checks.name("Language", self.language)
        if self.how == "not_given":
            checks.prose("Reason", self.reason)
        checks.short_enough("Reason", self.reason)
