"""The assessment as data: its examples come true, nothing asks for the details of a trauma, and every answer may be left."""

import pytest

from steadystep import knowledge
from steadystep.chart.intake_course import NEVER_BLANK
from steadystep.knowledge import IntakeSection, made_for

KNOWN = knowledge.load()
SECTIONS = KNOWN.intake_sections.values()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.id)
def test_examples_come_true(section: IntakeSection) -> None:
    outcomes = {"done": "stays_quiet", "not_assessed": "cannot_tell", "open": "fires", "partly": "fires"}
    for example in section.examples:
        assert outcomes[section.state(example.answered, example.not_assessed)] == example.outcome, (
            example.name
        )
    assert {one.outcome for one in section.examples} == {"fires", "stays_quiet", "cannot_tell"}
    assert section.provenance.checker == "unchecked"


def test_what_must_not_stay_blank_says_so() -> None:
    """Allergies have a form of their own."""
    assert {one.id for one in SECTIONS if one.never_blank} == set(NEVER_BLANK) - {"allergies"}


def test_what_hurts_is_asked_behind_a_warning_and_never_on_a_phone_at_home() -> None:
    """No question of these sections is part of the packet, and each section is warned of (R102)."""
    for name in ("safety", "trauma"):
        section = KNOWN.intake_sections[name]
        assert section.warning
        assert not section.at_home
        assert not section.never_blank or name == "safety"
    assert not [one.id for section in SECTIONS for one in section.at_home if one.sensitive]


def test_first_screens_by_age() -> None:
    begun = KNOWN.beginning
    for example in begun.examples:
        asked = [
            next((name for name in one.instruments if made_for(KNOWN.instruments[name], example.age)), "")
            for one in begun.screens
        ]
        assert tuple(dict.fromkeys(filter(None, asked))) == example.asks, example.name


def test_every_pathway_has_its_entry() -> None:
    assert {one.pathway for one in KNOWN.beginning.entries} == set(KNOWN.pathways) - {"shared"}
