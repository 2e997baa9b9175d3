"""A stay in hospital: the notice that it began, and that it ended."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord, kept

STAY_TOLD_BY: Final = frozenset({"hospital", "client", "caregiver", "other_system", "staff"})


class HospitalAdmitted(Body, frozen=True, kw_only=True, tag="hospital_admitted"):
    """They were admitted; `when` is the day of it. A hospital that nobody knows is written as it was told."""

    word: ClassVar[CareWord] = "safety"

    place: str
    why: str = ""
    told_by: str = "hospital"

    def __post_init__(self) -> None:
        checks.name("Hospital", self.place)
        checks.short_enough("Why", self.why)
        checks.one_of("Told by", self.told_by, STAY_TOLD_BY)


class HospitalLeft(Body, frozen=True, kw_only=True, tag="hospital_left"):
    """They left hospital; `when` is the day of it. `admitted` is the notice of the stay, where there was one."""

    word: ClassVar[CareWord] = "safety"

    place: str
    admitted: str | None = None
    why: str = ""
    told_by: str = "hospital"

    def __post_init__(self) -> None:
        checks.name("Hospital", self.place)
        checks.short_enough("What they say", self.why)
        checks.one_of("Told by", self.told_by, STAY_TOLD_BY)

    @property
    def code(self) -> str:
        return self.admitted or ""

    def refers_to(self) -> tuple[str, ...]:
        return kept(self.admitted)
