"""Every word of the chart's lists has a name that can be translated: a page never shows a bare code."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from steadystep import chart
from steadystep.chart.medication import DAY_TIMES
from steadystep.faces.look.names import NAMES, time_of_day
from steadystep.faces.look.sent_pictures import SHOWN_WORDS

# Units are written the same in every language; levels and words searched for are never shown by name;
# times of day are said as when something is taken.
NOT_SHOWN = {"DOSE_UNITS", "LEVELS", "_LAPSE", "_TESTS", "_PREGNANCY", "DAY_TIMES"}
# What a picture shows is said where it is sent, by the same short words that name other things elsewhere.
NAMED_APART = {"SHOWN": SHOWN_WORDS}


def test_every_time_of_day_has_words() -> None:
    assert all(time_of_day(at) != at for at in DAY_TIMES)


def lists() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(chart.__path__):
        for name, words in vars(importlib.import_module(f"steadystep.chart.{module.name}")).items():
            listed = name.isupper() and name not in NOT_SHOWN and isinstance(words, tuple | frozenset)
            if listed and all(isinstance(word, str) for word in words):
                yield from ((name, word) for word in words if word)


@pytest.mark.parametrize(("of", "word"), sorted(set(lists())))
def test_every_word_of_a_list_has_a_name(of: str, word: str) -> None:
    assert word in NAMED_APART.get(of, NAMES), f"{of}: add {word!r} to faces/look/names.py"
