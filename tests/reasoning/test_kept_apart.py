"""Words that do not belong in a psychotherapy note are found."""

import pytest

from steadystep import knowledge
from steadystep.reasoning.facts.kept_apart import misplaced

KNOWN = knowledge.load()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("A dream of water. I felt left out.", []),
        ("Sertraline makes her sleepy.", ["medicine"]),
        ("Takes 50 mg now.", ["medicine"]),
        ("We met for 50 minutes.", ["session_time"]),
        ("CBT went on.", ["modality"]),
        ("PHQ-9 again higher.", ["test_result"]),
        ("Diagnosed with F41.0.", ["diagnosis"]),
        ("Homework until next session.", ["plan"]),
        ("Fewer panic attacks, good progress.", ["symptoms", "progress"]),
        ("The prognosis is open.", ["prognosis"]),
    ],
)
def test_each_topic_of_the_list_is_found_by_its_words(text, topics):
    """45 CFR 164.501, as consent_and_roles.md tells it. A word too many warns, and the writer decides."""
    assert [one.topic for one in misplaced(text, KNOWN)] == topics
