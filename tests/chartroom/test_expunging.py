"""Two people destroy the key of a note kept apart: nobody can read it again, and the chart says that it was there."""

import pytest

from steadystep.chart import Refused
from steadystep.chart.corrections import Expunged
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom.expunging import expunge
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import reading
from steadystep.clinic.ledger.sealing import CannotUnseal
from tests.chartroom.cast import GOAL, everything, new, when


@pytest.fixture
def note(cast, rosa) -> str:
    return write(cast.tess, rosa, [new(PsychotherapyNote(when=when(), text="Not hers."))]).entries[0].id


def test_the_note_is_unreadable_and_its_tombstone_stands(cast, rosa, note):
    assert reading.read_sealed(note).body.text == "Not hers."
    expunge(cast.lena, cast.ada, rosa, note, "Another person's session.")
    with pytest.raises(CannotUnseal, match="expunged"):
        reading.read_sealed(note)
    tombstone = reading.read_chart(rosa).of(Expunged)[0]
    assert (tombstone.author, tombstone.body.second_person) == (cast.lena.id, cast.ada.id)
    assert (tombstone.body.entry, tombstone.body.reason) == (note, "Another person's session.")


@pytest.mark.parametrize(
    ("first", "second"), [("tess", "ada"), ("lena", "tess"), ("lena", "lena"), ("fred", "ada")]
)
def test_both_must_be_allowed_and_be_two(cast, rosa, note, first, second):
    before = everything()
    with pytest.raises(NotAllowed):
        expunge(getattr(cast, first), getattr(cast, second), rosa, note, "x")
    assert everything() == before
    assert reading.read_sealed(note).body.text == "Not hers."


def test_what_was_never_sealed_is_retracted_instead(cast, rosa):
    goal = write(cast.tess, rosa, [new(GOAL)]).entries[0].id
    with pytest.raises(Refused, match="retract this entry instead"):
        expunge(cast.lena, cast.ada, rosa, goal, "x")


def test_twice_says_so_and_an_unknown_entry_too(cast, rosa, note):
    expunge(cast.lena, cast.ada, rosa, note, "x")
    before = everything()
    with pytest.raises(Refused, match="expunged before"):
        expunge(cast.lena, cast.ada, rosa, note, "x")
    with pytest.raises(Refused, match="no such entry"):
        expunge(cast.lena, cast.ada, rosa, "nothing", "x")
    assert everything() == before
