"""Trials: how one came out, what was tried before this clinic, what the client wishes, and what was decided together."""

from __future__ import annotations

from typing import ClassVar, Final

import msgspec

from . import checks
from .body import Body, CareWord, OfOrder
from .mistakes import unreadable

OUTCOMES: Final = frozenset(
    {"remitted", "responded", "partial", "no_response", "not_tolerated", "stopped_by_choice", "not_fair"}
)
# Why a trial was not fair, not borne, or ended: coded, so that trials can be counted.
TRIAL_REASONS: Final = frozenset(
    {"dose_too_low", "too_short", "not_taken", "side_effects", "interaction", "pregnancy", "cost_or_access",
     "another_diagnosis", "substance_use", "life_event", "feels_better", "wish", "other"}
)  # fmt: skip
NEED_A_REASON: Final = frozenset({"not_tolerated", "stopped_by_choice", "not_fair"})
WISHES: Final = frozenset({"against", "for", "taken_back"})
PRIORITIES: Final = (
    "works_soon", "few_side_effects", "sleep", "weight", "sexual_health", "clear_head", "calm", "pregnancy",
    "few_doses", "low_cost", "easy_to_stop", "no_medicine",
)  # fmt: skip
# How fast the client wants to go: as soon as it is safe, in small steps, one change at a time, or not yet.
PACES: Final = ("when_safe", "small_steps", "one_change", "time_to_think")
DECIDED_BY: Final = frozenset({"client", "together", "prescriber", "guardian", "not_yet"})
MOST_OPTIONS = 6


class TrialJudged(OfOrder, frozen=True, kw_only=True, tag="trial_judged"):
    """What came of an order, judged by a person. `adherence` is the per cent of doses taken as agreed at the judgement.

    `coded_reason`: an outcome that says nothing about the medicine itself needs one.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"
    stale_after = ("dose_changed", "order_stopped", "trial_judged")

    outcome: str
    coded_reason: str = ""
    words: str = ""
    own_words: str = ""
    adherence: int | None = None

    def __post_init__(self) -> None:
        checks.one_of("Outcome", self.outcome, OUTCOMES)
        if self.coded_reason or self.outcome in NEED_A_REASON:
            checks.one_of("Reason", self.coded_reason, TRIAL_REASONS)
        checks.short_enough("In words", self.words)
        checks.short_enough("In the client's words", self.own_words)
        checks.within("Doses taken, per cent", self.adherence, 0, 100)


class TriedBefore(Body, frozen=True, kw_only=True, tag="tried_before"):
    """A medicine tried elsewhere, as told: what is not known stays empty, and the trial then never counts as failed.

    `milligrams_a_day` is the highest dose, `weeks` how long at it, `adherence` the per cent of doses taken.
    """

    word: ClassVar[CareWord] = "medication"

    name: str
    drug: str = ""
    indication: str = ""
    milligrams_a_day: float | None = None
    weeks: float | None = None
    adherence: int | None = None
    outcome: str = ""
    coded_reason: str = ""
    words: str = ""
    own_words: str = ""
    told_by: str = "client"

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.within("Highest dose a day in mg", self.milligrams_a_day, 0, 100_000)
        checks.within("Weeks", self.weeks, 0, 5_000)
        checks.within("Doses taken, per cent", self.adherence, 0, 100)
        if self.outcome:
            checks.one_of("Outcome", self.outcome, OUTCOMES)
        if self.coded_reason:
            checks.one_of("Reason", self.coded_reason, TRIAL_REASONS)
        checks.short_enough("In words", self.words)
        checks.short_enough("In the client's words", self.own_words)

    @property
    def code(self) -> str:
        return self.drug


class MedicineWish(Body, frozen=True, kw_only=True, tag="medicine_wish"):
    """The client's wish for or against a medicine, or that an earlier wish no longer holds. The latest one counts."""

    word: ClassVar[CareWord] = "medication"

    name: str
    drug: str = ""
    wish: str
    why: str = ""

    def __post_init__(self) -> None:
        checks.name("Medicine", self.name)
        checks.one_of("Wish", self.wish, WISHES)
        checks.short_enough("Why", self.why)

    @property
    def code(self) -> str:
        return self.drug


class WhatMatters(Body, frozen=True, kw_only=True, tag="what_matters"):
    """What matters most to the client in a treatment, the most important first, and in their own words."""

    word: ClassVar[CareWord] = "medication"

    ranked: tuple[str, ...] = ()
    words: str = ""

    def __post_init__(self) -> None:
        for one in self.ranked:
            checks.one_of("What matters", one, PRIORITIES)
        if len(set(self.ranked)) != len(self.ranked):
            raise unreadable("The same thing stands twice among what matters: name it once.")
        if not self.ranked and not self.words.strip():
            raise unreadable("Nothing is said of what matters: choose at least one, or write a word.")
        checks.short_enough("In your words", self.words)


class OptionWeighed(msgspec.Struct, frozen=True, kw_only=True):
    """One way that was talked about; `drug` empty for what is no medicine. What speaks for and against it, as said."""

    name: str
    drug: str = ""
    speaks_for: str = ""
    speaks_against: str = ""

    def __post_init__(self) -> None:
        checks.name("Option", self.name)
        checks.short_enough("What speaks for it", self.speaks_for)
        checks.short_enough("What speaks against it", self.speaks_against)


class OptionsWeighed(Body, frozen=True, kw_only=True, tag="options_weighed"):
    """Options compared with the client, who decided, for which, and why. `chosen` is a name among them, or empty.

    `pace` is how fast the client wants to go; empty where nobody asked.
    """

    word: ClassVar[CareWord] = "medication"
    nature = "decision"

    reason: str
    options: tuple[OptionWeighed, ...]
    chosen: str = ""
    decided_by: str = "together"
    why: str = ""
    unsure: str = ""
    pace: str = ""

    def __post_init__(self) -> None:
        checks.prose("What it is for", self.reason)
        checks.one_of("Decided by", self.decided_by, DECIDED_BY)
        if self.pace:
            checks.one_of("Pace", self.pace, PACES)
        if not 1 <= len(self.options) <= MOST_OPTIONS:
            raise unreadable("Between 1 and {most} options can be written down.", most=MOST_OPTIONS)
        if self.chosen and self.chosen not in {one.name for one in self.options}:
            raise unreadable("'{chosen}' is not one of the options: choose one of them.", chosen=self.chosen)
        checks.short_enough("Why", self.why)
        checks.short_enough("What is not certain", self.unsure)
