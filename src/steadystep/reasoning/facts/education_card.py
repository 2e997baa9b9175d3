"""A medicine's card in plain words (R31), made of what the knowledge says and of nothing else.

A sentence that is clinical shorthand is kept for staff, and the client's line is left out: `missing` names the parts for
which no plain sentence is known, so that a clinician can write them. Two sentences are the clinic's own and say only whom to ask
(stopping, pregnancy). What follows from the medicine itself, and the sentences for a missed dose and storage: `card_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from steadystep.chart import Words, say
from steadystep.knowledge import Drug, Formulary, Knowledge
from steadystep.knowledge.side_effect import SideEffect

from .card_lines import CardLine, PartName, is_rescue, known_lines
from .reading_grade import reading_grade

PARTS: Final[tuple[PartName, ...]] = (
    "what", "works", "common", "lasting", "urgent", "missed", "food", "stopping", "pregnancy", "storage", "know",
)  # fmt: skip
EXPECTED: Final[tuple[PartName, ...]] = (
    "what", "works", "common", "urgent", "missed", "food", "stopping", "pregnancy", "storage",
)  # fmt: skip
_NOT_OF_A_RESCUE: Final[frozenset[PartName]] = frozenset({"missed", "food"})
HARDEST: Final = 9.0  # grade of one sentence; the whole card aims at 6 to 8

# Abbreviations of the source, written out. Language only: nothing is added to what is said.
_WRITTEN_OUT: Final = (
    (r"\bdays-weeks\b", "days to weeks"), (r"\bwks?\b", "weeks"), (r"\b1 h\b", "1 hour"), (r"\bh\b", "hours"), (r"\bmin\b", "minutes"), (r"\bMDD\b", "depression"), (r"\bBP\b", "blood pressure"),
    (r"\bAUD\b", "alcohol use"), (r"(\d)\s*-\s*(\d)", r"\1 to \2"), (r"\bincl\.", "including"), (r"\bDXM\b", "dextromethorphan"),
    (r"\s*=\s*emergency", ": emergency"), (r">=\s*([\d.]+ ?%?)", r"\1 or more"), (r">\s*([\d.]+)", r"more than \1"), (r"<\s*([\d.]+)", r"less than \1"),
    (r"\b([a-z]{3,})/(?!day)([a-z]{3,})\b", r"\1 or \2"),
)  # fmt: skip
_SHORTHAND: Final = re.compile(r"[<>≥≤→=+§/]|\b(?!IQ)[A-Z][A-Z0-9-]+\b|\bpt\b|[a-z]\.:")
_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
# Words of the trade that a short sentence may hide from the grade.
_TRADE: Final = re.compile(
    r"dyskines|orthosta|hypotens|syncope|neonat|akathis|dyston|saliva|tachycard|cholinerg|psychos|rebound|neutropen|titrat|trough|"
    r"toxic|dysfunct|inhibit|autoind|clearance|metabol|interdose|additive|adjunct|prolactin|dissocia|precipitat|narcolep|parkinson|"
    r"antipsychotic|agonist|modulator|antagonist|monitor|half-li|schedule|supine|half-lives|azole|substrate|tamoxifen|hepat|renal|"
    r"record reason|limit supply|window|certified|enzyme|threshold|lipid|misuse|raise level|and level|adolescent|rigidity|folic|insulin",
    re.IGNORECASE,
)
_PREGNANCY: Final = say(
    "If you are pregnant, or could become pregnant, tell us right away. We look at it with you."
)
_STOPPING: Final = say("If you want to stop, talk with us first. We plan it with you, step by step.")
# monitoring.csv MO40 (FDA boxed warning), in the client's words; the row itself is shorthand.
_YOUNG: Final = say(
    "If you are under 25, the first weeks on it and each change of dose can bring thoughts of suicide, or make you very restless. Call us the same day."
)
_BOXED, _WATCHED_BY = "AD_BOXED", "MO40"
LONG_ENOUGH_TO_GRADE: Final = 6  # words
_ABOUT: Final[tuple[tuple[PartName, re.Pattern[str]], ...]] = (
    ("storage", re.compile(r"\block|away from children|expiry", re.IGNORECASE)),
    ("missed", re.compile(r"\bmiss(?:ed|ing)?\b|restart|re-titrate|\blate\b|\bgap\b", re.IGNORECASE)),
    ("stopping", re.compile(r"never stop|not stop|before stopping|after stopping", re.IGNORECASE)),
    ("urgent", re.compile(r"\bcall\b|emergency|urgent|\bstop and|911", re.IGNORECASE)),
    ("food", re.compile(r"food|meal|alcohol|driv|grapefruit|caffeine|juice|salt|stomach|drinking|swallow", re.IGNORECASE)),
)  # fmt: skip


class CardPart(msgspec.Struct, frozen=True, kw_only=True):
    name: PartName
    lines: tuple[CardLine, ...]

    @property
    def plain(self) -> tuple[Words, ...]:
        return tuple(line.plain for line in self.lines if line.plain is not None)


class EducationCard(msgspec.Struct, frozen=True, kw_only=True):
    """`missing` are the parts without a plain sentence; `grade` the reading grade of the plain ones, in English."""

    drug: str
    name: str
    parts: tuple[CardPart, ...]
    missing: tuple[PartName, ...]
    grade: float | None
    version: str


def education_card(drug: Drug, knowledge: Knowledge) -> EducationCard:
    found: dict[PartName, list[CardLine]] = {name: [] for name in PARTS}
    for name, line in _lines(drug, knowledge):
        found[name].append(line)
    parts = tuple(CardPart(name=name, lines=tuple(lines)) for name, lines in found.items() if lines)
    said = {part.name for part in parts if part.plain} | (
        _NOT_OF_A_RESCUE if is_rescue(drug) else frozenset()
    )
    return EducationCard(
        drug=drug.id, name=drug.name, parts=parts, missing=tuple(name for name in EXPECTED if name not in said),
        grade=reading_grade(" ".join(str(words) for part in parts for words in part.plain)), version=knowledge.version[:12],
    )  # fmt: skip


def _lines(drug: Drug, knowledge: Knowledge) -> Iterator[tuple[PartName, CardLine]]:
    yield "what", _line(drug, drug.drug_class, "It belongs to this group of medicines: {words}.")
    yield from known_lines(drug, knowledge)
    at_once = {
        flag.effect for flag in knowledge.red_flags.values() if flag.reason == "told" and flag.level == "T0"
    }
    for effect in knowledge.side_effects_of(drug):
        yield from _of_effect(effect)
        if effect.call_when:
            yield "urgent", _call_for(effect, at_once=effect.id in at_once)
    if drug.formulary is not None:
        yield from _of_formulary(drug, drug.formulary)
    if _BOXED in drug.groups:
        ground = knowledge.monitoring[_WATCHED_BY].provenance
        yield "urgent", CardLine(plain=_YOUNG, shorthand="suicidality in people under 25", sources=ground.sources, checked=ground.checked)  # fmt: skip


def _of_formulary(drug: Drug, held: Formulary) -> Iterator[tuple[PartName, CardLine]]:
    """What only a prescriber acts on (how to lower a dose, what the label boxes, how to restart) stays with staff."""
    yield "works", _line(drug, held.expected_response_time)
    for piece in filter(None, map(str.strip, held.education.split(";"))):
        name = _part_of(piece)
        yield name, _for_staff(drug, piece) if name == "missed" else _line(drug, piece)
    yield "stopping", msgspec.structs.replace(_for_staff(drug, held.taper), plain=_STOPPING)
    yield "pregnancy", msgspec.structs.replace(_for_staff(drug, held.pregnancy), plain=_PREGNANCY)
    if not held.boxed_warning.startswith("none"):
        yield "urgent", _for_staff(drug, held.boxed_warning)


def _of_effect(effect: SideEffect) -> Iterator[tuple[PartName, CardLine]]:
    called = _sentence(_BRACKETS.sub("", written_out(effect.effect)).strip())
    if effect.kind.startswith("transient") and effect.gone_within_days:
        words = say("{effect}: it usually eases within {days} days.", effect=called, days=effect.gone_within_days)  # fmt: skip
        line = _effect_line(effect, effect.effect, words, called)
        yield "common", msgspec.structs.replace(line, days=effect.gone_within_days)
    elif effect.kind in ("may persist", "persistent", "dose-related"):
        yield "lasting", _effect_line(effect, effect.effect, say("{effect}: tell us, we can help with it.", effect=called), called)  # fmt: skip


def _call_for(effect: SideEffect, *, at_once: bool) -> CardLine:
    """`at_once`: whoever is told of it must act at once (level T0), so the client is not asked to wait until later that day."""
    called = _sentence(_BRACKETS.sub("", written_out(effect.effect)).strip())
    when = _BRACKETS.sub("", written_out(effect.call_when)).strip()
    urgent, now = when.removesuffix(": emergency"), when.endswith(": emergency")
    words = say("{effect}, call us for: {when}.", effect=called, when=urgent)
    if now:
        words = say("{effect}, call 911 for: {when}.", effect=called, when=urgent)
    elif at_once:
        words = say("{effect}, call us at once, or 911 if nobody answers, for: {when}.", effect=called, when=urgent)  # fmt: skip
    line = _effect_line(effect, f"{effect.effect}: {effect.call_when}", words, f"{called} {urgent}")
    return msgspec.structs.replace(line, emergency=now, at_once=at_once and not now)


def _effect_line(effect: SideEffect, told: str, words: Words, judged: str) -> CardLine:
    ground = effect.provenance
    return CardLine(plain=words if is_plain(judged) else None, shorthand=told, sources=ground.sources, checked=ground.checked, row=effect.id)  # fmt: skip


def _line(drug: Drug, told: str, pattern: str = "{words}.") -> CardLine:
    """The source's words, written out; left to staff when they are shorthand or point to another medicine."""
    written = written_out(told)
    plain = is_plain(written) and not told.strip().startswith(("as ", "same "))
    words = say(pattern, words=_sentence(written) if pattern == "{words}." else written)
    return msgspec.structs.replace(_for_staff(drug, told), plain=words if plain else None)


def _for_staff(drug: Drug, told: str) -> CardLine:
    return CardLine(plain=None, shorthand=told.strip(), sources=drug.provenance.sources, checked=drug.provenance.checked)  # fmt: skip


def _part_of(piece: str) -> PartName:
    return next((name for name, words in _ABOUT if words.search(piece)), "know")


def written_out(told: str) -> str:
    text = " ".join(told.split())
    for short, full in _WRITTEN_OUT:
        text = re.sub(short, full, text)
    return text.strip(" ;.")


def is_plain(text: str) -> bool:
    """No abbreviation, sign, formula or word of the trade; and, where it is long enough to tell, not too hard to read."""
    if _SHORTHAND.search(text) or _TRADE.search(text) or not text:
        return False
    grade = reading_grade(text) or 0
    return grade <= HARDEST or len(text.split()) < LONG_ENOUGH_TO_GRADE


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
