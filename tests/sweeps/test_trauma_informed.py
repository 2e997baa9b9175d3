"""R102, audited: choice, a warning before what may hurt, everything may be skipped, another way for exams, nothing of it at the desk.

Each rule is asked of everything that ships, so that a question or a kind of entry added later is held to it, too.
"""

from __future__ import annotations

import pytest

from steadystep import knowledge
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.intake_course import NEVER_BLANK
from steadystep.chart.kinds import KINDS
from steadystep.chart.when import When

SECTIONS = knowledge.load().intake_sections
SENSITIVE = [(section, one) for section in SECTIONS.values() for one in section.questions if one.sensitive]
HURTS = ("trauma", "abuse", "violence")


def test_no_kind_of_entry_needs_a_detail_of_what_happened():
    needed = [
        (kind, field)
        for kind, body in KINDS.items()
        for field in body.__struct_fields__
        if any(word in field for word in HURTS)
    ]
    assert not needed


def test_intake_is_signed_without_a_word_of_trauma():
    assert "trauma" not in NEVER_BLANK
    assert not SECTIONS["trauma"].never_blank


@pytest.mark.parametrize(
    ("section", "question"), SENSITIVE, ids=[f"{section.id}.{one.id}" for section, one in SENSITIVE]
)
def test_a_warning_stands_before_each_sensitive_question(section, question):
    assert section.warning


def test_what_happened_is_sensitive_and_is_not_asked_of_a_person_alone_at_home():
    asked = SECTIONS["trauma"].questions
    assert all(one.sensitive for one in asked)
    assert not any(one.at_home for one in asked)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_question_may_be_left_with_a_reason(section):
    for one in SECTIONS[section].questions:
        IntakeAnswer(
            when=When("2026-03-01"),
            section=section,
            question=one.says,
            asks=one.id,
            not_assessed_because="Not today, please.",
        )


def test_another_way_for_exams_and_observed_urine_is_explained():
    exams = next(one for one in SECTIONS["care_preferences"].questions if one.id == "exams")
    assert "another way" in exams.says
    for way in ("alone", "mouth swab", "not look"):
        assert way in exams.help, way


@pytest.mark.parametrize("item", ["assessments", "progress_notes", "diagnoses", "pathway"])
def test_the_desk_reads_nothing_that_may_hold_it(item):
    rights = knowledge.load().rights
    assert rights.read(item, "front_desk") == "none"
    assert not rights.may_write(item, "front_desk")
