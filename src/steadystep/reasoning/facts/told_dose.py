"""How much a day a dose told in words comes to, where the words leave no doubt. Doubt is None, never a guess."""

from __future__ import annotations

import re
from typing import Final

from steadystep.chart.medication import MedicineReported

_AMOUNT: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mg|mcg|µg|ug|micrograms?|g|grams?)\b", re.IGNORECASE)
_RANGE: Final = re.compile(r"\d\s*(?:-|–|to|or)\s*\d", re.IGNORECASE)
_DOUBTFUL: Final = re.compile(
    r"as needed|\bprn\b|\bif needed\b|week|month|\btaper|increase|then|\bhalf\b|\b(?:[2-9]|two|three|four)\s*(?:x\s*)?(?:tab|cap|pill)",
    re.IGNORECASE,
)
_MILLIGRAMS: Final = {"mg": 1.0, "g": 1000.0, "gram": 1000.0, "grams": 1000.0}
_A_DAY: Final = (
    (0.5, r"every other day|alternate days|every 2 days|\bqod\b"),
    (4, r"four times|4 times|4x|\bqid\b"),
    (3, r"three times|3 times|3x|\btid\b"),
    (2, r"twice|two times|2 times|2x|\bbid\b|every 12 h|morning and (?:evening|night)"),
    (1, r"once|daily|a day|every day|nightly|bedtime|\bqhs\b|\bqd\b|\bqam\b|\bqpm\b|every (?:morning|evening|night)|in the (?:morning|evening)|at night"),
)  # fmt: skip
_TIMES: Final = tuple((times, re.compile(words, re.IGNORECASE)) for times, words in _A_DAY)


def milligrams_a_day(told: str) -> float | None:
    """Total mg a day of words such as "50 mg twice daily"; None when there is a range, two strengths, no rhythm or any doubt."""
    amounts = _AMOUNT.findall(told)
    if len(amounts) != 1 or _RANGE.search(told) or _DOUBTFUL.search(told):
        return None
    times = next((count for count, words in _TIMES if words.search(told)), None)
    if times is None:
        return None
    value, unit = amounts[0]
    return round(float(value.replace(",", ".")) * _MILLIGRAMS.get(unit.lower(), 0.001) * times, 6)


def reported_milligrams(told: MedicineReported) -> float | None:
    """Total mg a day of a medicine from elsewhere: by the figures that were told, without them by words that leave no doubt."""
    if told.amount is None:
        return milligrams_a_day(told.dose_text)
    each = told.amount.milligrams
    return None if each is None or told.times_a_day is None else round(each * told.times_a_day, 6)
