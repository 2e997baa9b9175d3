"""Expunging from the command line asks two people for their passwords, and does nothing without both."""

import pytest

from steadystep.chart import When
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock, reading, sealing
from steadystep.clinic.people.models import Person
from tests.small_clinic import fresh

WORDS = {"lena": "three quiet green doors", "ada": "seven slow blue boats"}


@pytest.fixture
def note(clinic, rosa) -> str:
    for name, password in WORDS.items():
        person = Person.objects.get(username=name)
        person.set_password(password)
        person.save()
    body = PsychotherapyNote(when=When.instant(clock.now()), text="Not hers.")
    return write(clinic.therapist, rosa, [fresh(body)]).entries[0].id


def ask(run, rosa, note, first, second):
    options = ("--as", "lena", "--second", "ada", "--reason", "Another person's session")
    return run("expunge", rosa, note, *options, input=f"{first}\n{second}\n")


@pytest.mark.parametrize("busy", [True, False])
def test_a_key_that_still_lies_in_the_journal_is_told(run, rosa, note, monkeypatch, busy):
    monkeypatch.setattr(sealing, "lies_in_journal", lambda: busy)
    result = ask(run, rosa, note, WORDS["lena"], WORDS["ada"])
    assert result.exit_code == 0, result.output
    assert ("stop Steadystep once" in result.output) is busy


def test_two_right_passwords_destroy_the_key(run, rosa, note):
    result = ask(run, rosa, note, WORDS["lena"], WORDS["ada"])
    assert result.exit_code == 0, result.output
    assert "Tombstone" in result.output
    assert not sealing.has_key(note)
    assert WORDS["lena"] not in result.output


@pytest.mark.parametrize(("first", "second"), [("wrong", WORDS["ada"]), (WORDS["lena"], "wrong")])
def test_one_wrong_password_and_nothing_happens(run, rosa, note, first, second):
    before = reading.read_chart(rosa).seq
    result = ask(run, rosa, note, first, second)
    assert result.exit_code == 1
    assert "not the password of" in result.output
    assert sealing.has_key(note)
    assert reading.read_chart(rosa).seq == before
