"""Prints the manual: the tests of tests/spec, run, in the words of their docstrings, charts and expectations.

`.venv/bin/python -m tests.spec.manual` writes docs/manual.md. tests/reasoning/test_manual.py fails while it is stale.
"""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.spec.builder import Story  # noqa: E402 - the door that numbers events knows the models
from tests.spec.clinic import ABOUT  # noqa: E402

HERE = Path(__file__).parent
MANUAL = HERE.parent.parent / "docs" / "manual.md"
# The care words in their order, then what belongs to none of them.
CHAPTERS = ("intake", "plan", "medication", "measures", "therapy", "safety", "visits", "team", "review")
HEAD = f"""# Manual: what Steadystep notices, and when

This manual is printed from the tests in `tests/spec`: every line of it was true when it was printed. To change it, change
a test there and run `.venv/bin/python -m tests.spec.manual`.

{ABOUT}
"""


def text() -> str:
    """The whole manual, as Markdown."""
    return "\n".join([HEAD, *(line for chapter in CHAPTERS for line in _chapter(chapter))]).rstrip() + "\n"


def sections(chapter: str) -> list[ModuleType]:
    files = sorted((HERE / chapter).glob("test_*.py"))
    return [importlib.import_module(f"tests.spec.{chapter}.{file.stem}") for file in files]


def paragraphs(section: ModuleType) -> list[Callable[[Story], None]]:
    """The stories of a section, in the order in which they are written; a test of many values is no story."""
    tests = [value for name, value in vars(section).items() if name.startswith("test_")]
    return [test for test in tests if list(inspect.signature(test).parameters) == ["chart"]]


def run(paragraph: Callable[[Story], None]) -> Story:
    story = Story()
    paragraph(story)
    return story


def _chapter(chapter: str) -> Iterator[str]:
    yield f"## {_titled(chapter)}\n"
    for section in sections(chapter):
        yield f"### {_titled(section.__name__.rpartition('.test_')[2])}\n"
        yield f"{inspect.getdoc(section)}\n"
        for paragraph in paragraphs(section):
            yield from _paragraph(paragraph)


def _paragraph(paragraph: Callable[[Story], None]) -> Iterator[str]:
    yield f"#### {_titled(paragraph.__name__.removeprefix('test_'))}\n"
    if sentence := inspect.getdoc(paragraph):
        yield f"{' '.join(sentence.split())}\n"
    for kind, told in run(paragraph).told:
        yield f"- {told}" if kind == "write" else f"  - **{told}**"
    yield ""


def _titled(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    MANUAL.write_text(text(), encoding="utf-8")
