"""What is missing is said of one item in the singular and of several in the plural."""

from __future__ import annotations

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.scoring import score
from steadystep.reasoning.facts.scoring_sheet import CannotTell

KNOWN = knowledge.load().instruments
SAID = (
    ("phq_9", (4, 0, 0, 0, 0, 0, 0, 0, 0), "Item 1 holds an answer that does not exist."),
    ("phq_9", (4, 4, 0, 0, 0, 0, 0, 0, 0), "Items 1, 2 hold an answer that does not exist."),
    ("phq_2", (1, None), "PHQ-2 needs an answer to item 2."),
    ("phq_2", (None, None), "PHQ-2 needs an answer to items 1, 2."),
    ("phq_9", (3,) * 8, "Item 9 was not answered and is never filled in: ask it."),
)


@pytest.mark.parametrize(("name", "answers", "expected"), SAID)
def test_one_item_is_said_in_the_singular(name: str, answers: tuple[int | None, ...], expected: str) -> None:
    told = score(KNOWN[name], answers)
    assert isinstance(told, CannotTell)
    assert str(told.why) == expected
