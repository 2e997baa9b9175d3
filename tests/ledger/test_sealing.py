"""Sealed bodies: unreadable where they lie, readable with their key, gone for good without it."""

import base64
from pathlib import Path

import pytest
from django.db import connection, transaction

from steadystep.chart.corrections import Unseen
from steadystep.chart.therapy import PsychotherapyNote
from steadystep.clinic.ledger import reading, sealing
from steadystep.clinic.ledger.models import EntryRow, SealingKey
from tests.ledger.rows import NOTE, append, entry

SECRET = b"accident by the river"


@pytest.mark.django_db(transaction=True)
def test_the_words_are_nowhere_in_the_database_file():
    append(entry("rosa", 1, NOTE))
    assert reading.read_sealed("rosa-1").body == NOTE
    assert SECRET not in raw_database()


def raw_database() -> bytes:
    """Every byte that the database keeps: its files, or its own dump."""
    if connection.vendor == "sqlite":
        folder = Path(str(connection.settings_dict["NAME"]))
        found = b"".join(path.read_bytes() for path in folder.parent.glob(f"{folder.name}*"))
        assert b"rosa-1" in found, "the test looks at the wrong file"
        return found
    with connection.cursor() as cursor:
        cursor.execute("SELECT convert_to(string_agg(encode(body, 'escape'), ''), 'UTF8') FROM ledger_entry")
        return bytes(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_destroyed_key_lies_in_no_file_of_the_database():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps a removed row until its vacuum; this is about SQLite's journal")
    append(entry("rosa", 1, NOTE))
    wrapped = bytes(SealingKey.objects.get(entry="rosa-1").wrapped)
    assert wrapped in raw_database()
    assert sealing.destroy_key("rosa-1")
    assert not sealing.lies_in_journal()
    assert wrapped not in raw_database()


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_in_use_it_is_said_that_the_key_still_lies_in_the_journal():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps a removed row until its vacuum; this is about SQLite's journal")
    append(entry("rosa", 1, NOTE))
    assert sealing.destroy_key("rosa-1")
    with transaction.atomic():
        assert sealing.lies_in_journal()
    assert not sealing.lies_in_journal()


@pytest.mark.django_db
def test_a_sealed_body_is_read_as_unseen():
    append(entry("rosa", 1, NOTE))
    body = reading.read_chart("rosa").entries[0].body
    assert isinstance(body, Unseen)
    assert (body.of, body.why, body.summary) == ("psychotherapy_note", "sealed", "")
    assert SECRET.decode() not in repr(reading.read_chart("rosa").entries)


@pytest.mark.django_db
def test_each_entry_has_a_key_of_its_own():
    append(entry("rosa", 1, NOTE), entry("rosa", 2, NOTE))
    one, two = EntryRow.objects.order_by("seq")
    assert bytes(one.body) != bytes(two.body)
    assert SealingKey.objects.count() == 2
    assert sealing.destroy_key("rosa-1")
    assert reading.read_sealed("rosa-2").body == NOTE


@pytest.mark.django_db
def test_without_its_key_nobody_reads_it():
    append(entry("rosa", 1, NOTE))
    assert sealing.destroy_key("rosa-1")
    assert not sealing.destroy_key("rosa-1")
    with pytest.raises(sealing.CannotUnseal, match="was expunged"):
        reading.read_sealed("rosa-1")
    assert len(reading.read_entries("rosa")) == 1, "that there was a note remains"


@pytest.mark.django_db
def test_another_installations_key_opens_nothing(settings):
    append(entry("rosa", 1, NOTE))
    settings.SEALING_KEY = base64.urlsafe_b64decode(b"b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyb3Q=")
    with pytest.raises(sealing.CannotUnseal, match="restore keys/sealing_key"):
        reading.read_sealed("rosa-1")


@pytest.mark.django_db
def test_a_body_moved_to_another_entry_does_not_open():
    """The id is sealed with it: nobody can swap two notes."""
    append(entry("rosa", 1, NOTE), entry("rosa", 2, PsychotherapyNote(when=NOTE.when, text="Another.")))
    one = bytes(EntryRow.objects.get(pk="rosa-1").body)
    with pytest.raises(sealing.CannotUnseal):
        sealing.unseal("rosa-2", one)


@pytest.mark.django_db
def test_a_damaged_body_does_not_open():
    append(entry("rosa", 1, NOTE))
    body = bytearray(EntryRow.objects.get(pk="rosa-1").body)
    body[-1] ^= 1
    with pytest.raises(sealing.CannotUnseal):
        sealing.unseal("rosa-1", bytes(body))
