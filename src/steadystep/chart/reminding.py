"""What the client wants to be reminded of: their visits, and a time of the day for their practice."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord

BEFORE_VISIT: Final = frozenset({"day_before", "two_hours_before"})


class RemindersWanted(Body, frozen=True, kw_only=True, tag="reminders_wanted"):
    """The client's choice; the latest one holds. Without any, a visit is called to mind the day before, practice never.

    `before_visit`: the day before, two hours before, both or none of them. `practice` is a time such as 18:30, empty for none.
    """

    word: ClassVar[CareWord] = "visits"

    before_visit: tuple[str, ...] = ()
    practice: str = ""

    def __post_init__(self) -> None:
        for one in self.before_visit:
            checks.one_of("Before the visit", one, BEFORE_VISIT)
        if self.practice:
            checks.time_of_day(self.practice)
