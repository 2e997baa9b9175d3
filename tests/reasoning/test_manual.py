"""The manual is printed from the spec tests: it is never stale, and no rule is without its section."""

import pytest

from steadystep import knowledge
from steadystep.reasoning import RULES, Clock
from steadystep.reasoning.view import View
from tests.spec import manual


def test_docs_manual_is_what_the_tests_say():
    said = manual.MANUAL.read_text(encoding="utf-8")
    if said != manual.text():  # no assert: its diff would be the whole manual
        pytest.fail("docs/manual.md is stale: run .venv/bin/python -m tests.spec.manual and commit it")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_section_in_which_it_speaks_and_is_silent(rule):
    chapter, _, name = rule.id.partition(".")
    section = {one.__name__: one for one in manual.sections(chapter)}.get(f"tests.spec.{chapter}.test_{name}")
    assert section, f"write tests/spec/{chapter}/test_{name}.py"
    looks = [look for paragraph in manual.paragraphs(section) for look in manual.run(paragraph).looks]
    spoke = {bool(_said(rule, *look)) for look in looks}
    # A signal is raised the moment it is found, so what speaks there is seen as the entry it became.
    assert spoke == {True, False} or rule.id == "safety.risk_answer"


def _said(rule, chart, clinic, at):
    return list(rule.find(View(chart, knowledge.load(), clinic, Clock(at))))


@pytest.mark.parametrize("chapter", manual.CHAPTERS)
def test_every_section_and_paragraph_is_told(chapter):
    for section in manual.sections(chapter):
        assert section.__doc__, section.__name__
        for paragraph in manual.paragraphs(section):
            assert paragraph.__doc__, f"{section.__name__}.{paragraph.__name__} has no sentence of its own"
            kinds = {kind for kind, _ in manual.run(paragraph).told}
            assert "expect" in kinds, f"{paragraph.__name__} tells nothing that is expected"


def test_every_chapter_on_disk_is_printed():
    folders = {path.parent.name for path in manual.HERE.glob("*/test_*.py")}
    assert folders == set(manual.CHAPTERS)
