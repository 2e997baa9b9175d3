"""How many years of school a text asks for: the Flesch-Kincaid grade level (Kincaid and others 1975, Navy report 8-75)."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[.!?;:]+(?:\s|$)")
_WORD: Final = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d+")
_SILENT: Final = re.compile(r"[^aeiouyl]e$")
_VOWELS: Final = re.compile(r"[aeiouy]+")


def reading_grade(text: str) -> float | None:
    """0.39 words a sentence + 11.8 syllables a word - 15.59, to one decimal and never below 0; None without a word.

    Made for English prose; the syllables of a word are counted by its groups of vowels.
    """
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = max(1, sum(1 for part in _SENTENCE.split(text) if _WORD.search(part)))
    spoken = sum(map(syllables, words))
    return max(0.0, round(0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59, 1))


def syllables(word: str) -> int:
    """Groups of vowels; a silent final e does not count; a number counts one."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    silent = count > 1 and bool(_SILENT.search(lower))
    return max(1, count - silent)
