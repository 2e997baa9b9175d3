"""What a medicine's card tells beyond the specification: a dose that was missed, food and alcohol, where it is kept."""

from typing import Final, Literal

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse
from .selector import Selector

TeachingPart = Literal["works", "common", "urgent", "missed", "food", "storage"]
TeachingRule = Literal[
    "leave_out_when_near", "wait_for_next", "call_after_two", "call_after_one_day", "not_late_in_the_day",
    "stronger_after_a_gap", "no_alcohol_at_all", "little_alcohol", "not_stop_drinking_at_once",
    "dry_and_out_of_reach", "locked", "in_its_box_near_you",
    "never_two_at_once", "call_first_after_two", "call_program_after_three", "leave_out_tonight", "whole_night_ahead",
    "next_evening", "eight_hours_apart", "one_patch_at_a_time", "call_for_a_new_visit", "keep_on_after_alcohol",
    "more_side_effects_with_alcohol", "with_food", "dizzy", "risky_foods_and_heat", "patch_in_its_pouch", "used_here",
    "nothing_in_the_mouth", "helps_same_day", "same_day_dose_takes_weeks", "withdrawal_then_craving", "two_to_four_weeks", "weeks_and_longer_for_habits",
    "nights_from_the_first_weeks", "eases", "tell_if_it_stays", "eases_within", "after_each_dose", "in_who_is_woken",
    "call_same_day", "call_at_once", "call_911",
]  # fmt: skip
# What a row may list: effects that are common at first, and signs to call for.
Sign = Literal[
    "sleepy", "tired", "dizzy", "sick", "loose_stools", "constipation", "dry_mouth", "dry_skin", "headache",
    "unsteady", "less_hungry", "sleepless", "nervous", "cold_fingers", "slow_heart", "sex", "blurred",
    "slight_shake", "uneven_heart", "fainting", "chest_pain", "seizure", "confused", "unreal", "water", "eye_pain",
    "sight", "fever_stiff", "stuck", "tight_throat", "new_moves", "yellow", "stroke", "suicide", "mood",
    "slow_breath", "hard_to_wake", "bruises", "fever_throat", "sleep_walking", "numb", "pale_fingers",
    "belly", "throwing_up", "low_mood", "stiff_slow", "restless", "breathless", "swollen_legs", "no_stool",
    "rough_headache", "after_alcohol",
    "sweating", "vomiting", "heartburn", "taste", "belly_ache", "red_skin", "far_away", "sore_nose", "nosebleed",
    "rash", "bad_headache", "fast_heart",
]  # fmt: skip
LISTING: Final[frozenset[TeachingRule]] = frozenset(
    {
        "eases", "tell_if_it_stays", "eases_within", "after_each_dose", "in_who_is_woken", "call_same_day", "call_at_once",
        "call_911",
    }
)  # fmt: skip


class Teaching(Fact, frozen=True, kw_only=True):
    """One thing the sources agree on. `rule` names the sentence; the sentence itself is ours, never the source's.

    `named` are the effects or signs a listing rule puts into its sentence, in their order; `days` only where the source gives them.
    """

    id: str
    select: Selector
    part: TeachingPart
    rule: TeachingRule
    named: tuple[Sign, ...] = ()
    days: int | None = None
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        wrong = []
        if bool(self.named) != (self.rule in LISTING):
            wrong.append(
                f"{self.rule} names {len(self.named)} effects or signs. Next: name some for a rule that lists them, else none"
            )
        if (self.days is None) == (self.rule == "eases_within"):
            wrong.append(
                f"days are {self.days} with {self.rule}. Next: write days for eases_within, and for no other rule"
            )
        refuse(wrong)
