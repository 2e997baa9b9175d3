"""The book of pathways and its pictures are printed from the files, and never stale."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.look.pathway_book import DOCS, book


def test_the_book_is_what_the_files_say():
    stale = [name for name, content in book().items() if (DOCS / name).read_text(encoding="utf-8") != content]
    if stale:
        pytest.fail(
            f"{', '.join(stale)} are stale: run .venv/bin/python -m tests.look.pathway_book and commit them"
        )


def test_each_picture_can_be_read_aloud_and_names_its_phases():
    for name, content in book().items():
        if name.endswith(".svg"):
            root = ElementTree.fromstring(content)  # noqa: S314  drawn by us
            said = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
            assert root.get("aria-label"), name
            assert {"crisis", "follow-up"} <= set(said), name
