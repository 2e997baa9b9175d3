"""What a medicine's card tells beyond the specification: a dose that was missed, food and alcohol, where it is kept."""

from typing import Literal

from .examples import LookupExample
from .provenance import Fact, Provenance
from .selector import Selector

TeachingRule = Literal[
    "leave_out_when_near", "wait_for_next", "call_after_two", "call_after_one_day", "not_late_in_the_day",
    "stronger_after_a_gap", "no_alcohol_at_all", "little_alcohol", "not_stop_drinking_at_once",
    "dry_and_out_of_reach", "locked", "in_its_box_near_you",
    "never_two_at_once", "call_first_after_two", "call_program_after_three", "leave_out_tonight", "whole_night_ahead",
    "next_evening", "eight_hours_apart", "one_patch_at_a_time", "call_for_a_new_visit", "keep_on_after_alcohol",
    "more_side_effects_with_alcohol", "with_food", "dizzy", "risky_foods_and_heat", "patch_in_its_pouch", "used_here",
]  # fmt: skip


class Teaching(Fact, frozen=True, kw_only=True):
    """One thing the sources agree on. `rule` names the sentence; the sentence itself is ours, never the source's."""

    id: str
    select: Selector
    part: Literal["missed", "food", "storage"]
    rule: TeachingRule
    provenance: Provenance
    examples: tuple[LookupExample, ...]
