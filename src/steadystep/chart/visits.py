"""Visits: booked, attended, missed. The booking says when; the entry says that."""

from __future__ import annotations

from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

# In the order in which they are offered.
PURPOSES: Final = (
    "therapy", "prescriber", "intake", "group", "nurse", "case_management", "peer", "rapid_access", "other",
)  # fmt: skip
PLACES: Final = ("in_person", "video", "phone")
BARRIERS: Final = (
    "barrier_transport", "barrier_work_or_school", "barrier_caring", "barrier_mixed_up", "barrier_unwell", "barrier_cost",
    "barrier_connection", "barrier_worried", "barrier_no_use", "barrier_unsafe", "barrier_other",
)  # fmt: skip


class VisitBooked(Body, frozen=True, kw_only=True, tag="visit_booked"):
    """A visit is planned; `when` is its start. `with_person` is a staff id, `booking` the calendar's row.

    Visits of one `series` (the id of its first visit) were agreed on together: every week, every two weeks.
    """

    word: ClassVar[CareWord] = "visits"
    nature = "decision"
    stale_after = ("visit_cancelled",)

    minutes: int
    purpose: str
    with_person: str = ""
    place: str = "in_person"
    booking: str = ""
    series: str = ""

    def __post_init__(self) -> None:
        checks.within("Minutes", self.minutes, 5, 480)
        checks.one_of("Purpose", self.purpose, PURPOSES)
        checks.one_of("Place", self.place, PLACES)
        if self.when.precision != "instant":
            raise unreadable("A visit starts at a time of day: give the hour as well.")

    @property
    def code(self) -> str:
        return self.purpose


class VisitAttended(Body, frozen=True, kw_only=True, tag="visit_attended"):
    """The visit took place. `location` is where the client was, asked each time on video."""

    word: ClassVar[CareWord] = "visits"

    visit: str | None = None
    purpose: str = "other"
    place: str = "in_person"
    location: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Purpose", self.purpose, PURPOSES)
        checks.one_of("Place", self.place, PLACES)

    @property
    def code(self) -> str:
        return self.visit or ""

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,) if self.visit else ()


class VisitMissed(Body, frozen=True, kw_only=True, tag="visit_missed"):
    """The client did not come. What got in the way, if known, in words and as one of `BARRIERS`; never a judgement."""

    word: ClassVar[CareWord] = "visits"

    visit: str
    barrier: str = ""
    in_the_way: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Barrier", self.barrier)
        if self.in_the_way:
            checks.one_of("What got in the way", self.in_the_way, BARRIERS)

    @property
    def code(self) -> str:
        return self.visit

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,)


class VisitCancelled(Body, frozen=True, kw_only=True, tag="visit_cancelled"):
    """The visit will not take place; the booking's time is free again."""

    word: ClassVar[CareWord] = "visits"
    nature = "decision"
    stale_after = ("visit_cancelled", "visit_attended", "visit_missed")

    visit: str
    reason: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Reason", self.reason)

    @property
    def code(self) -> str:
        return self.visit

    def refers_to(self) -> tuple[str, ...]:
        return (self.visit,)
