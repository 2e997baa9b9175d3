"""Cases A to H of the clinical acceptance tests, each told whole on one chart that grows: every SAYS, DOES and REFUSES."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from tests.spec.stories.book import DOCS, book
from tests.spec.stories.tales import MORE_TALES, TALES
from tests.spec.stories.telling import told

# Cross-case assertion 3: what nobody reads about themselves here.
SHAMING = ("addict", "abuser", "clean", "dirty", "non-compliant", "failed", "manipulative")


@pytest.mark.parametrize("tale", [*TALES, *MORE_TALES], ids=lambda tale: tale.key)
def test_the_case_is_told_whole(tale):
    case = told(tale)
    assert {line.column for line in case.lines} == {"came_in", "said", "did", "refused"}
    said = " ".join(line.text.casefold() for line in case.lines if line.column == "said")
    assert not [word for word in SHAMING if re.search(rf"\b{word}\b", said)]
    # Cross-case assertion 1: what is said or refused names its rule.
    unnamed = [line.text for line in case.lines if line.column == "said" and not line.rule]
    assert not unnamed


def test_the_book_of_stories_is_what_was_told():
    """It is printed twice as well (cross-case assertion 5): the same story gives the same book."""
    pages = book()
    stale = [name for name, content in pages.items() if (DOCS / name).read_text(encoding="utf-8") != content]
    if stale:
        pytest.fail(
            f"{', '.join(stale)} are stale: run .venv/bin/python -m tests.spec.stories.book and commit them"
        )
    for name, content in pages.items():
        if name.endswith(".svg"):
            assert ElementTree.fromstring(content).tag.endswith("svg"), name  # noqa: S314  drawn by us
