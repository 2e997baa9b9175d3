"""What a psychotherapy note may not hold (45 CFR 164.501), found by words.

The list is of the regulation as the specification tells it (consent_and_roles.md, Psychotherapy notes): medicines and
monitoring, session times, modality, test results, diagnosis summary, plan, symptoms, prognosis, progress. Words are a
help to the writer and no judgement: they warn, and the writer decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from steadystep.knowledge import Knowledge

_TOPICS: Final[dict[str, str]] = {
    "medicine": r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|ug|milligrams?)\b|\b(?:medication|medicine|prescri\w+|dose|tapering?)\b",
    "session_time": r"\b\d{1,3}[- ]?(?:minutes?|min)\b|\b(?:session|visit) (?:began|started|ended|lasted)\b|\b\d{1,2}:\d{2}\b",
    "modality": r"\b(?:CBT|DBT|ACT|EMDR|CBT-I|exposure therapy|motivational interviewing|supportive therapy)\b",
    "test_result": r"\b(?:lab|laboratory|urine|blood) (?:result|test|level)\w*\b|\b(?:score|scored|total) of \d+\b",
    "diagnosis": r"\bdiagnos\w+\b|\bF\d{2}(?:\.\d+)?\b|\bDSM(?:-5)?\b",
    "plan": r"\b(?:treatment|care|safety) plan\b|\bnext session\b|\bhomework\b|\bwill refer\b",
    "symptoms": r"\bsymptoms?\b|\bpanic attacks?\b|\bhallucinat\w+\b|\binsomnia\b",
    "prognosis": r"\bprognos\w+\b",
    "progress": r"\bprogress(?:ing|ed)?\b|\bimprov(?:ed|ing|ement)\b|\bno change since\b",
}
_FOUND: Final = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _TOPICS.items()}


class Misplaced(msgspec.Struct, frozen=True):
    """A topic of the list, and the words that told it."""

    topic: str
    words: str


def misplaced(text: str, knowledge: Knowledge) -> tuple[Misplaced, ...]:
    """What belongs in the progress note, a topic once, in the order of the regulation's list."""
    return tuple(_misplaced(text, knowledge))


def _misplaced(text: str, knowledge: Knowledge) -> Iterator[Misplaced]:
    named = {
        "medicine": _named(text, _medicines(knowledge)),
        "test_result": _named(text, _instruments(knowledge)),
    }
    for topic, pattern in _FOUND.items():
        hit = pattern.search(text)
        words = named.get(topic) or (hit.group() if hit else "")
        if words:
            yield Misplaced(topic, words)


def _named(text: str, names: Iterable[str]) -> str:
    """The first of the names that stands in the text as a word of its own."""
    words = {one.casefold() for one in re.findall(r"[\w-]+", text)}
    return next((name for name in names if name.casefold() in words), "")


def _medicines(knowledge: Knowledge) -> Iterator[str]:
    for drug in knowledge.drug_names.values():
        yield from (drug.name, *(part for part in drug.name.split("-") if len(part) > 4))
    for known in knowledge.drugs.values():
        yield from known.brands


def _instruments(knowledge: Knowledge) -> Iterator[str]:
    return (
        one.short for one in knowledge.instruments.values() if any(letter.isdigit() for letter in one.short)
    )
