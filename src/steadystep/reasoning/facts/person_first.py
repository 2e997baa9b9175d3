"""Words that carry blame, and person-first words that say the same (R16). They are offered, never demanded.

Words and replacements as in NIDA, "Words Matter: Preferred Language for Talking About Addiction" (National Institute on Drug
Abuse, 2021), and of `OURS` the words that the clinical specification never says to clients (cases.md, cross-case assertion 3),
with replacements of our own. Unverified: no clinician has checked this list.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Offered(NamedTuple):
    """`word` as it was typed, and what could stand in its place."""

    word: str
    instead: str


_NIDA: Final = (
    (r"addicts?", "person with a substance use disorder"),
    (r"junkies?|junky", "person who uses drugs"),
    (r"drug users?|(?:drug|substance) abusers?", "person who uses drugs"),
    (r"alcoholics?|drunks?", "person with an alcohol use disorder"),
    (r"(?:former|reformed) addicts?", "person in recovery"),
    (r"(?:drug )?habit", "substance use disorder"),
    (r"(?:drug|substance|alcohol) abuse|abuses? (?:drugs|alcohol|substances)", "use, or misuse"),
    (r"addicted bab(?:y|ies)", "baby exposed to substances before birth"),
    (r"(?:opioid )?(?:substitution|replacement) therapy", "medicine for opioid use disorder"),
    (r"(?:dirty|clean) (?:urine|test|screen|uds)", "test that is positive, or negative"),
    (
        r"(?:(?:he|she|they|client) (?:is|are|was|were)|stay(?:ed|ing)?|got|get(?:ting)?) clean",
        "in recovery, or not using",
    ),
)
OURS: Final = (
    (r"dirty", "positive, or using"),
    (r"abusers?", "person who uses"),
    (r"non-?complian(?:t|ce)", "did not take or do it, and why"),
    (r"failed (?:treatment|therapy|the medicine|trial)", "it did not help enough"),
    (r"manipulative", "tries to get a need met"),
)
# Longer phrases first, so that "former addict" is not answered as "addict".
_WORDS: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), instead)
    for pattern, instead in sorted((*_NIDA, *OURS), key=lambda one: -len(one[0]))
)


def person_first(text: str) -> tuple[Offered, ...]:
    """Each such word of the text once, with what is offered for it."""
    found: dict[str, Offered] = {}
    left = text
    for pattern, instead in _WORDS:
        for hit in pattern.finditer(left):
            found.setdefault(hit.group().lower(), Offered(hit.group(), instead))
        left = pattern.sub(lambda hit: " " * len(hit.group()), left)
    return tuple(found.values())
