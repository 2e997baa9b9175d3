"""No whole sentence of a psychotherapy note stands in what others read."""

import uuid

import pytest

from steadystep.chart import NewEntry, Refused, When
from steadystep.chart.team import Message
from steadystep.chart.teamwork import HuddleNoted
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom.writing import write

SECRET = "She dreamt that her father stood in the door and said nothing. Then she woke."


def _new(body, labels=frozenset()):
    return NewEntry(id=str(uuid.uuid4()), body=body, labels=labels)


def _noted(text, owner):
    return HuddleNoted(when=When("2026-03-02"), topic="other", text=text, owner=owner, by=When("2026-03-09"))


@pytest.fixture
def kept(cast, rosa):
    write(cast.tess, rosa, [_new(PsychotherapyNote(when=When("2026-03-02"), text=SECRET))])
    return cast


def test_a_sentence_word_for_word_is_stopped_and_nothing_is_written(kept, rosa):
    text = "To discuss: she  dreamt that her father stood in the door AND said nothing."
    for body in (_noted(text, kept.tess.id), Message(when=When("2026-03-02"), to="team", text=text)):
        with pytest.raises(Refused, match="word for word"):
            write(kept.tess, rosa, [_new(body)])


def test_other_words_and_short_ones_stand(kept, rosa):
    write(kept.tess, rosa, [_new(_noted("Sleep is broken by dreams. Then she woke.", kept.tess.id))])


def test_who_did_not_write_the_note_learns_nothing_of_it(kept, rosa):
    write(kept.pete, rosa, [_new(_noted(SECRET, kept.pete.id))])
