"""The lines of a medicine's card, and those that follow from what is known of the medicine: uses, alcohol, driving, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from typing import Final, Literal

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Drug, Knowledge
from steadystep.knowledge.provenance import Source
from steadystep.knowledge.teaching import TeachingRule

PartName = Literal["what", "works", "common", "lasting", "urgent", "missed", "food", "stopping", "pregnancy", "storage", "know"]  # fmt: skip

# What people take it for, by the names of medication/indication_names.csv.
_USES: Final[dict[str, Words]] = {
    "bipolar_depression": say("low mood in bipolar disorder"), "postpartum_depression": say("depression after a birth"),
    "resistant_depression": say("depression that other medicines did not lift"),
    "resistant_schizophrenia": say("psychosis that other medicines did not ease"),
    "mania": say("very high mood"), "bipolar": say("the highs and lows of bipolar disorder"), "mdd": say("depression"),
    "social_anxiety": say("fear of being with people"), "performance_anxiety": say("stage fright"), "panic": say("panic attacks"),
    "gad": say("worry that does not stop"), "ptsd_nightmares": say("nightmares after trauma"),
    "ptsd": say("stress after trauma"), "ocd": say("thoughts and habits that keep coming back"), "anxiety": say("anxiety"),
    "insomnia": say("trouble sleeping"), "adhd": say("trouble paying attention"), "bed": say("binge eating"),
    "schizophrenia": say("psychosis, such as hearing voices"), "alcohol_withdrawal": say("coming off alcohol"),
    "opioid_withdrawal": say("coming off opioids"), "benzodiazepine_taper": say("coming off sleeping and calming pills"),
    "aud": say("drinking less or not at all"), "oud": say("living without other opioids"), "tobacco": say("stopping smoking"),
    "tardive_dyskinesia": say("movements you cannot stop"), "akathisia": say("restless legs and body from a medicine"),
    "tremor": say("shaking"), "parkinsonism": say("stiffness from a medicine"),
}  # fmt: skip
# Uses of the formulary that have no name there.
_RESCUE: Final = re.compile(r"overdose reversal")
_ALSO: Final = (
    (_RESCUE, say("waking someone from an opioid overdose")),
    (re.compile(r"\bpain\b"), say("pain")),
    (re.compile(r"bulimia"), say("binge eating with throwing up")),
    (re.compile(r"\bPMDD\b"), say("very low mood before a period")),
)
_SLEEPY: Final = say(
    "It can make you sleepy. Do not drive or use machines until you know how it acts on you."
)
_DIZZY: Final = say(
    "It can make you dizzy. Stand up slowly, and do not drive until you know how it acts on you."
)
_ALCOHOL_ADDS: Final = say("Alcohol can make you more sleepy with it.")
_NO_ALCOHOL: Final = say(
    "Do not drink alcohol with it: the two together can be a danger to your life. If you drink most days, talk with us before you stop."
)
_LATE_INJECTION: Final = say(
    "If you may be late for your shot, or missed it, call us. We find you a new time. To come late is better than not at all."
)
_GIVEN_TO_YOU: Final = say("A nurse or a doctor gives it to you. You do not keep it at home.")
_STILL_SLEEPY: Final = 2  # from there on it is not only a little
_ALCOHOL: Final = "alcohol"
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
}


class CardLine(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence. `plain` is None where only `shorthand`, the source's own words, is known: staff read that.

    `row`: of which row of side effects it is; it usually fades within so many `days`; `emergency`: what it names is for 911;
    `at_once`: it waits for nothing, the staff who hear of it have minutes (T0).
    """

    plain: Words | None
    shorthand: str
    sources: tuple[Source, ...]
    checked: bool
    row: str = ""
    days: int | None = None
    emergency: bool = False
    at_once: bool = False


def known_lines(drug: Drug, knowledge: Knowledge) -> Iterator[tuple[PartName, CardLine]]:
    yield from _uses(drug, knowledge)
    yield from _gaps(drug)
    yield from _late_injection(drug, knowledge)
    for told in knowledge.teaching_of(drug):
        ground = told.provenance
        yield told.part, CardLine(plain=_TOLD[told.rule], shorthand="", sources=ground.sources, checked=ground.checked)  # fmt: skip
    yield from _with_alcohol_and_driving(drug, knowledge)


def is_rescue(drug: Drug) -> bool:
    """Given when it is needed and by whoever is near: there is no dose to miss, and no meal or road to think of."""
    return any(_RESCUE.search(told) for told in drug.indications)


def _uses(drug: Drug, knowledge: Knowledge) -> Iterator[tuple[PartName, CardLine]]:
    found: dict[str, Words] = {}
    for told in drug.indications:
        found |= {also.text: also for written, also in _ALSO if written.search(told)}
        if not _RESCUE.search(told):
            found |= {name: _USES[name] for name in sorted(knowledge.indications_in(told)) if name in _USES}
    if found:
        uses = reduce(lambda one, more: say("{one}; {more}", one=one, more=more), found.values())
        yield "what", CardLine(plain=say("People take it for: {uses}.", uses=uses), shorthand="", sources=drug.provenance.sources, checked=drug.provenance.checked)  # fmt: skip


def _gaps(drug: Drug) -> Iterator[tuple[PartName, CardLine]]:
    """The shortest gap of all is told: which one holds hangs on the other medicines, and the card knows no client."""
    if drug.restart:
        days = min(gap.gap_days_at_least for gap in drug.restart)
        words = say("After {days} days or more without it, do not go back to your old dose. Call us first.", days=f"{days:g}")  # fmt: skip
        sources = tuple(dict.fromkeys(source for gap in drug.restart for source in gap.basis.sources))
        yield "missed", CardLine(plain=words, shorthand="", sources=sources, checked=False)
    for gap in drug.restart:
        yield "missed", CardLine(plain=None, shorthand=gap.do, sources=gap.basis.sources, checked=False)


def _late_injection(drug: Drug, knowledge: Knowledge) -> Iterator[tuple[PartName, CardLine]]:
    rows = [late.provenance for late in knowledge.late_injections if late.drug_id == drug.id]
    if rows:
        checked = all(row.checked for row in rows)
        yield "missed", CardLine(plain=_LATE_INJECTION, shorthand="", sources=rows[0].sources, checked=checked)  # fmt: skip
        yield "storage", CardLine(plain=_GIVEN_TO_YOU, shorthand="", sources=rows[0].sources, checked=checked)


def _with_alcohol_and_driving(drug: Drug, knowledge: Knowledge) -> Iterator[tuple[PartName, CardLine]]:
    acts, checked = drug.mechanisms, drug.provenance.checked
    sources = acts.basis.sources
    if acts.sedative:
        yield "food", CardLine(plain=_SLEEPY, shorthand="", sources=sources, checked=checked)
    elif (acts.orthostasis or 0) >= _STILL_SLEEPY:
        yield "food", CardLine(plain=_DIZZY, shorthand="", sources=sources, checked=checked)
    forbidden = [
        pair.provenance for pair in knowledge.explicit_interactions
        if pair.b_select.takes(drug.id, drug.groups) and _ALCOHOL in pair.a_select.drugs
    ]  # fmt: skip
    never = any(told.rule == "no_alcohol_at_all" for told in knowledge.teaching_of(drug))
    if forbidden and not never:
        yield "food", CardLine(plain=_NO_ALCOHOL, shorthand="", sources=forbidden[0].sources, checked=forbidden[0].checked)  # fmt: skip
    elif acts.sedative and not never:
        yield "food", CardLine(plain=_ALCOHOL_ADDS, shorthand="", sources=sources, checked=checked)
