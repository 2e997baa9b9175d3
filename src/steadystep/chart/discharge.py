"""Care that steps down and ends as a transition: the plan for it, the kit, what came after, and the door that stays open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Final

from . import checks
from .body import Body, CareWord
from .mistakes import unreadable

MEDICINE_AFTER: Final = frozenset({"goes_on", "taper", "stop", "none_to_go_on"})
KIT_WAYS: Final = frozenset({"portal", "paper", "both"})
FOLLOW_UP_OUTCOMES: Final = frozenset(
    {"well", "harder", "wants_back", "back_in_care", "elsewhere", "not_reached", "died"}
)
FOLLOW_UP_METHODS: Final = frozenset({"phone", "video", "in_person", "message"})
LEAST_FOLLOW_UPS: Final = 3  # scope.md R110: 7/30/90-day follow-up calls; R111 adds 180
FOLLOW_UP_DAYS: Final = (7, 30, 90, 180)


class StepDownPlan(Body, frozen=True, kw_only=True, tag="step_down_plan"):
    """How care becomes less: visits, boosters, the medicine, what is watched, and how a hard time would show (R108).

    `signature` is how a relapse begins for this person, `triggers` what asks for a call at once; both in the client's words.
    """

    word: ClassVar[CareWord] = "plan"
    nature = "decision"
    stale_after = ("step_down_plan",)

    visits: str
    signature: str
    client_view: str
    medicine: str = "none_to_go_on"
    medicine_plan: str = ""
    watched: str = ""
    triggers: str = ""
    checkpoints: tuple[date, ...] = ()
    boosters: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        checks.prose("Visits from now on", self.visits)
        checks.prose("How a hard time begins", self.signature)
        checks.prose("The client's view", self.client_view)
        checks.one_of("Medicine", self.medicine, MEDICINE_AFTER)
        for name, text in (
            ("Medicine", self.medicine_plan),
            ("Watched", self.watched),
            ("Triggers", self.triggers),
        ):
            checks.short_enough(name, text)
        _rising("Checkpoints", self.checkpoints)
        _rising("Booster visits", self.boosters)


class KitGiven(Body, frozen=True, kw_only=True, tag="kit_given"):
    """The relapse-prevention kit was gone through and is in the client's hands (R109). `first_step` is in their words."""

    word: ClassVar[CareWord] = "plan"

    way: str
    first_step: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Where they have it", self.way, KIT_WAYS)
        checks.short_enough("The first step", self.first_step)


class FollowUpDone(Body, frozen=True, kw_only=True, tag="follow_up_done"):
    """What the contact after care brought that was planned for the day `planned` (R111); not reached is an answer, too."""

    word: ClassVar[CareWord] = "plan"

    end_of_care: str
    planned: date
    outcome: str
    method: str = "phone"
    note: str = ""

    def __post_init__(self) -> None:
        checks.one_of("Outcome", self.outcome, FOLLOW_UP_OUTCOMES)
        checks.one_of("Method", self.method, FOLLOW_UP_METHODS)
        checks.short_enough("Note", self.note)

    @property
    def code(self) -> str:
        return self.end_of_care

    def refers_to(self) -> tuple[str, ...]:
        return (self.end_of_care,)


class ReturnAsked(Body, frozen=True, kw_only=True, tag="return_asked"):
    """The client would like to come back: one tap or one call, and somebody answers by the next working day."""

    word: ClassVar[CareWord] = "plan"

    note: str = ""

    def __post_init__(self) -> None:
        checks.short_enough("Note", self.note)


def follow_up_days(ended: date) -> tuple[date, ...]:
    """The days that are usually agreed for contacts after care."""
    return tuple(ended + timedelta(days=one) for one in FOLLOW_UP_DAYS)


def _rising(name: str, days: tuple[date, ...]) -> None:
    if list(days) != sorted(set(days)):
        raise unreadable("{name}: each day once, the earliest first.", name=name)
