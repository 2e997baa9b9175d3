"""The sentences that a row of teaching.csv names, and the plain words for the effects and signs that such a row lists."""

from __future__ import annotations

from functools import reduce
from typing import Final

from steadystep.chart import Words, say
from steadystep.knowledge.teaching import Sign, Teaching, TeachingRule

_TOLD: Final[dict[TeachingRule, Words]] = {
    "leave_out_when_near": say(
        "If you miss a dose and the next one is near, leave it out. Never take two at once. Not sure? Call us or ask your pharmacist."
    ),
    "wait_for_next": say(
        "If you miss a dose, wait and take the next one at your usual time. Never take one more to catch up: too much can bring on a seizure."
    ),
    "call_after_two": say("If you miss two doses or more, call us."),
    "call_after_one_day": say(
        "If you miss more than one day, call us first. You did nothing wrong: we help you start again."
    ),
    "not_late_in_the_day": say(
        "If you miss your morning dose, do not take it late in the day: it can keep you awake. Never take two at once."
    ),
    "stronger_after_a_gap": say("After a gap, opioids act on you more than before. Keep naloxone near you."),
    "no_alcohol_at_all": say(
        "Alcohol with it is a danger to your life. Have none, not in food, mouthwash or aftershave, until 14 days after your last dose."
    ),
    "little_alcohol": say("Alcohol can make you sleepy with it: best to drink none."),
    "not_stop_drinking_at_once": say(
        "If you drink most days, do not stop all at once: it can bring on a seizure. Call us first."
    ),
    "dry_and_out_of_reach": say(
        "Keep it in its own box, cool and dry, not in the bathroom. Keep it away from children. Go by the label if it says otherwise."
    ),
    "locked": say(
        "Keep it locked up in its own box, cool and dry, away from children. It is for you alone. Go by the label if it says otherwise."
    ),
    "in_its_box_near_you": say(
        "Keep it in its box, out of the sun, where people can find it fast. Do not freeze it or leave it in the heat. Out of date is better than none."
    ),
    "never_two_at_once": say(
        "If you miss a dose, never take two at once to make up for it. Not sure? Call us or ask your pharmacist."
    ),
    "call_first_after_two": say(
        "If you miss two doses or more in a row, do not go back to your old dose. Call us first."
    ),
    "call_program_after_three": say(
        "If you miss three doses or more, your old dose may be too strong now. Call the clinic that gives it to you first, or call us."
    ),
    "leave_out_tonight": say(
        "If you forget it at bedtime, leave it out for that night. Take the next one at your next bedtime. Never take two in one night."
    ),
    "whole_night_ahead": say(
        "Take it only if a whole night of sleep is still ahead of you. If not, leave it out until the next night. Never take two in one night."
    ),
    "next_evening": say(
        "If you miss an evening, leave it out and take the next dose the next evening. Never take more on one day to make up for it."
    ),
    "eight_hours_apart": say(
        "If you miss a dose, never take two at once. Keep 8 hours or more between two tablets, and take no more than 2 on one day."
    ),
    "one_patch_at_a_time": say(
        "If you forgot to change your patch, take the old one off and put a new one on another spot. Then go on at your usual time. Never wear two at once."
    ),
    "call_for_a_new_visit": say(
        "If you cannot come, or missed a visit, call us. We find you a new time. To come late is better than not at all."
    ),
    "keep_on_after_alcohol": say(
        "Alcohol does not make you sick with it, but it can work less well. If you drank, keep taking it and tell us."
    ),
    "more_side_effects_with_alcohol": say(
        "It is best to drink no alcohol with it: the two together can bring more side effects."
    ),
    "with_food": say("Take it with food or after food."),
    "dizzy": say("It can make you dizzy. Do not drive or use machines until you know how it acts on you."),
    "risky_foods_and_heat": say(
        "At higher doses some foods can raise your blood pressure in a dangerous way: ask us for the list. Keep heat off the patch, such as heating pads and hot tubs."
    ),
    "patch_in_its_pouch": say(
        "Keep each patch in its sealed pouch until you put it on, cool and dry. Keep it away from children. Go by the label if it says otherwise."
    ),
    "used_here": say("You use it here, with somebody from the clinic. You do not keep it at home."),
    "nothing_in_the_mouth": say(
        "With the gum or lozenge: do not eat or drink from 15 minutes before until it is out of your mouth. Coffee and soda keep it from working."
    ),
    "helps_same_day": say("It can help on the day you take it."),
    "same_day_dose_takes_weeks": say("It works on the day you take it. To find your dose can take 4 weeks."),
    "withdrawal_then_craving": say(
        "You feel less sick from withdrawal the same day. Craving eases over 1 to 2 weeks."
    ),
    "two_to_four_weeks": say("It takes 2 to 4 weeks. At first you may feel no change."),
    "weeks_and_longer_for_habits": say(
        "It takes a few weeks to help in full. For thoughts and habits that keep coming back it takes 8 to 12 weeks."
    ),
    "nights_from_the_first_weeks": say("Your nights can get better from the first or second week on."),
    "eases": say("It can bring: {named}. Most of it eases with time. If it stays, or troubles you, tell us."),
    "tell_if_it_stays": say("It can bring: {named}. If it stays, or troubles you, tell us."),
    "eases_within": say("It can bring: {named}. It usually eases within {days} days."),
    "after_each_dose": say("It can bring after each dose: {named}. You stay with us until it has passed."),
    "in_who_is_woken": say(
        "It can bring to the person it wakes: {named}. A person who takes opioids can feel withdrawal. Stay with them."
    ),
    "call_same_day": say("Call us the same day for: {named}."),
    "call_at_once": say("Call us at once, or 911 if nobody answers, for: {named}."),
    "call_911": say("Call 911 for: {named}."),
}

_SIGNS: Final[dict[Sign, Words]] = {
    "sleepy": say("feeling sleepy"), "tired": say("feeling tired"), "dizzy": say("feeling dizzy"),
    "sick": say("feeling sick to your stomach"), "loose_stools": say("loose stools"), "constipation": say("constipation"),
    "dry_mouth": say("a dry mouth"), "dry_skin": say("dry skin"), "headache": say("headache"),
    "unsteady": say("feeling unsteady"), "less_hungry": say("less hunger"), "sleepless": say("trouble sleeping"),
    "nervous": say("feeling nervous"), "cold_fingers": say("cold fingers or toes"),
    "slow_heart": say("a slower heartbeat"), "sex": say("trouble with sex"), "blurred": say("blurred sight"),
    "slight_shake": say("a slight shake of the hands"), "uneven_heart": say("a fast or uneven heartbeat"),
    "fainting": say("fainting"), "chest_pain": say("chest pain"), "seizure": say("a seizure"),
    "confused": say("feeling confused"), "unreal": say("seeing or hearing things that are not there"),
    "water": say("trouble passing water"), "eye_pain": say("eye pain"), "sight": say("a change in your sight"),
    "fever_stiff": say("fever with stiff muscles"), "stuck": say("a jaw or neck that gets stuck"),
    "tight_throat": say("a tight throat"), "new_moves": say("movements you cannot stop"),
    "yellow": say("yellow skin or eyes"), "stroke": say("a weak face or arm or trouble speaking"),
    "suicide": say("thoughts of ending your life"), "mood": say("a big change in your mood or how you act"),
    "slow_breath": say("slow or weak breathing"), "hard_to_wake": say("being very hard to wake"),
    "bruises": say("bruises or bleeding without a cause"), "fever_throat": say("fever with a sore throat"),
    "sleep_walking": say("walking or driving in your sleep"),
    "numb": say("numb or tingling hands or feet"), "pale_fingers": say("pale or numb fingers or toes"),
    "belly": say("strong belly pain"), "throwing_up": say("throwing up that does not stop"), "low_mood": say("new low mood"),
    "stiff_slow": say("shaking or stiff muscles"), "restless": say("being too restless to sit still"),
    "breathless": say("trouble breathing"), "swollen_legs": say("swollen legs or a fast gain in weight"),
    "no_stool": say("very hard stools"), "rough_headache": say("a sudden very strong headache"),
    "after_alcohol": say("chest pain, trouble breathing or fainting after alcohol"),
    "sweating": say("sweating"), "vomiting": say("throwing up"), "heartburn": say("heartburn"),
    "taste": say("a change in taste"), "belly_ache": say("a sore stomach"),
    "red_skin": say("red or itchy skin under the patch"), "far_away": say("feeling far away from things"),
    "sore_nose": say("a sore or stuffy nose"), "nosebleed": say("a nosebleed longer than 10 minutes"),
    "rash": say("a rash or blisters or sores in the mouth"), "bad_headache": say("a bad headache"),
    "fast_heart": say("a fast heartbeat"),
}  # fmt: skip


def sentence(told: Teaching) -> Words:
    if not told.named:
        return _TOLD[told.rule]
    named = reduce(
        lambda one, more: say("{one}, {more}", one=one, more=more), map(_SIGNS.__getitem__, told.named)
    )
    return Words(_TOLD[told.rule].text, {"named": named} | ({"days": told.days} if told.days else {}))
