"""What is asked before a medicine for opioid or alcohol use has a question of its own, line by line (R41)."""

import pytest

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.trials import TriedBefore

ASKED = {
    "which substances": ("substance_use", "which"),
    "amount and way of use": ("substance_use", "how"),
    "last use": ("substance_use", "last_use"),
    "overdoses": ("substance_use", "overdosed"),
    "overdoses nearby": ("substance_use", "overdose_near"),
    "needles shared": ("substance_use", "sharing"),
    "withdrawal": ("substance_use", "withdrawal"),
    "pain": ("medical_history", "pain"),
    "a pregnancy": ("pregnancy", "now"),
}


@pytest.mark.parametrize(("section", "question"), ASKED.values(), ids=ASKED)
def test_each_line_of_the_history_is_asked(section, question):
    asked = knowledge.load().intake_sections[section]
    assert question in [one.id for one in asked.questions]


def test_hepatitis_and_hiv_are_asked_with_opioid_use():
    rule = knowledge.load().monitoring["MO33"]
    assert "HIV" in rule.item
    assert "hepatitis C" in rule.item


def test_an_earlier_medicine_for_opioid_use_keeps_why_it_was_stopped():
    told = TriedBefore(
        when=When("2025-04"), name="Suboxone", drug="buprenorphine_naloxone_sl", indication="opioid use disorder",
        outcome="stopped_by_choice", coded_reason="cost_or_access", own_words="The pharmacy was too far.",
    )  # fmt: skip
    assert (told.outcome, told.coded_reason) == ("stopped_by_choice", "cost_or_access")
