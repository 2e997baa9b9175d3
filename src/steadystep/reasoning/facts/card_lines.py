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
from steadystep.knowledge.teaching import Teaching

from .card_sentences import sentence

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
        yield told.part, _told(told)
    yield from _with_alcohol_and_driving(drug, knowledge)


def is_rescue(drug: Drug) -> bool:
    """Given when it is needed and by whoever is near: there is no dose to miss, and no meal or road to think of."""
    return any(_RESCUE.search(told) for told in drug.indications)


def _told(told: Teaching) -> CardLine:
    """Effects and signs that a leaflet names for a medicine without a row of side effects: only told, nothing fires on them."""
    ground = told.provenance
    return CardLine(
        plain=sentence(told), shorthand="", sources=ground.sources, checked=ground.checked, days=told.days,
        emergency=told.rule == "call_911", at_once=told.rule == "call_at_once",
    )  # fmt: skip


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
