"""The manual is printed from the spec tests: it is never stale, and no rule is without its section."""

import pytest

from steadystep import knowledge
from steadystep.reasoning import RULES, Clock
from steadystep.reasoning.view import View
from tests.spec import manual

# Rules that are told in the section of a neighbour.
TOLD_WITH = {
    "dose_start": "dose", "dose_twice": "dose", "baseline": "monitoring_other_medicines", "monitoring": "monitoring_lithium",
    "results": "monitoring_other_medicines", "still_helps": "benzodiazepine_review",
}  # fmt: skip
RAISES = {
    "safety.risk_answer", "safety.reported", "safety.score_reached", "safety.mood_signs", "safety.result_reached",
    "safety.effect_sign", "safety.circumstance_sign", "safety.lithium_risk", "safety.opioid_gap", "safety.found_together",
    "safety.wrong_dose", "safety.unattended", "safety.diary_card",
}  # fmt: skip
# These speak only of what nobody has signed yet: their sections ask `consider`, and a review is silent.
PROPOSED = {
    "medication.bup_depot_first",
    "medication.capacity",
    "medication.options",
    "medication.sheet",
    "medication.naloxone_first",
    "medication.pdmp",
    "medication.route",
    "medication.pharmacy_state",
}
BOOK_OF_THEIR_OWN = {"stories"}  # printed as docs/stories.md


def test_docs_manual_is_what_the_tests_say():
    said = manual.MANUAL.read_text(encoding="utf-8")
    if said != manual.text():  # no assert: its diff would be the whole manual
        pytest.fail("docs/manual.md is stale: run .venv/bin/python -m tests.spec.manual and commit it")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_section_in_which_it_speaks_and_is_silent(rule):
    chapter, _, name = rule.id.partition(".")
    file = f"test_{TOLD_WITH.get(name, name)}"
    section = {one.__name__: one for one in manual.sections(chapter)}.get(f"tests.spec.{chapter}.{file}")
    assert section, f"write tests/spec/{chapter}/{file}.py"
    looks = [look for paragraph in manual.paragraphs(section) for look in manual.run(paragraph).looks]
    spoke = {bool(_said(rule, *look)) for look in looks}
    # A signal is raised the moment it is found, so what speaks there is seen as the entry it became.
    assert spoke == {True, False} or (rule.id in RAISES | PROPOSED and spoke == {False})


def _said(rule, chart, clinic, at):
    return list(rule.find(View(chart, knowledge.load(), clinic, Clock(at))))


@pytest.mark.parametrize("chapter", manual.CHAPTERS)
def test_every_section_and_paragraph_is_told(chapter):
    for section in manual.sections(chapter):
        assert section.__doc__, section.__name__
        for paragraph in manual.paragraphs(section):
            kinds = {kind for kind, _ in manual.run(paragraph).told}
            # A test of a fact, such as the days covered, has its sentence; a test of a review tells what it expects.
            told = paragraph.__doc__ or "expect" in kinds
            assert told, f"{section.__name__}.{paragraph.__name__} has no sentence and tells nothing"


def test_every_chapter_on_disk_is_printed():
    folders = {path.parent.name for path in manual.HERE.glob("*/test_*.py")} - BOOK_OF_THEIR_OWN
    assert folders == set(manual.CHAPTERS)
