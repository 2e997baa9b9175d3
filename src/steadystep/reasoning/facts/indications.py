"""What an indication in words is about, so that "Major depressive disorder" meets a dosing row for "MDD/OCD".

Words that no name fits give nothing: then no row is chosen, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# Name: how it is written, the more particular before the more general; what was found is taken out before going on.
_NAMES: Final[tuple[tuple[str, str], ...]] = (
    ("bipolar_depression", r"bipolar (?:i+ |i/ii |1 |2 )?(?:disorder,? )?depress\w*"),
    ("postpartum_depression", r"post-?partum depression|perinatal depression"),
    ("resistant_depression", r"treatment[- ]resistant (?:depression|mdd)"),
    ("resistant_schizophrenia", r"treatment[- ]resistant schizo\w*"),
    ("mania", r"\bmani[ac]\w*|mixed episode"),
    ("bipolar", r"bipolar"),
    ("mdd", r"\bmdd\b|depress\w*"),
    ("social_anxiety", r"social (?:anxiety|phobia)"),
    ("performance_anxiety", r"performance anxiety|stage fright"),
    ("panic", r"panic|agoraphobi\w*"),
    ("gad", r"\bgad\b|generali[sz]ed anxiety"),
    ("ptsd_nightmares", r"(?:ptsd|trauma)[- ]?(?:related )?nightmares?|nightmares?"),
    ("ptsd", r"\bptsd\b|post-?traumatic"),
    ("ocd", r"\bocd\b|obsessi\w*"),
    ("anxiety", r"anxi\w*"),
    ("insomnia", r"insomnia|\bsleep\b"),
    ("adhd", r"\badhd\b|attention[- ]deficit"),
    ("bed", r"\bbed\b|binge[- ]eating"),
    ("schizophrenia", r"schizo\w*|psychos[ie]s"),
    ("alcohol_withdrawal", r"alcohol withdrawal"),
    ("opioid_withdrawal", r"opioid withdrawal"),
    ("benzodiazepine_taper", r"benzodiazepine taper"),
    ("aud", r"\baud\b|alcohol\w*"),
    ("oud", r"\boud\b|opioid (?:use|addiction)\w*|opioid dependence"),
    ("tobacco", r"tobacco|smoking|nicotine"),
    ("tardive_dyskinesia", r"tardive"),
    ("akathisia", r"akathisia"),
    ("tremor", r"tremor"),
    ("parkinsonism", r"parkinson\w*"),
)
_COMPILED: Final = tuple((name, re.compile(words)) for name, words in _NAMES)
# A row for the right-hand name also serves the left-hand one, where no row is nearer.
_WIDER: Final[Mapping[str, str]] = {
    "bipolar_depression": "bipolar", "mania": "bipolar", "resistant_depression": "mdd", "postpartum_depression": "mdd",
    "resistant_schizophrenia": "schizophrenia", "panic": "anxiety", "gad": "anxiety",
}  # fmt: skip


@lru_cache(maxsize=2_000)
def named(words: str) -> frozenset[str]:
    """The names these words are about; empty where none fits."""
    rest, found = words.casefold(), set()
    for name, pattern in _COMPILED:
        taken, count = pattern.subn(" ", rest)
        if count:
            found.add(name)
            rest = taken
    return frozenset(found)


def wider(names: frozenset[str]) -> frozenset[str]:
    """The same, and what each is a kind of."""
    return names | {_WIDER[name] for name in names if name in _WIDER}
