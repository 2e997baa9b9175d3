"""A test database is emptied between tests, and stays append-only within each."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from steadystep.clinic.ledger import triggers
from steadystep.clinic.ledger.models import EntryRow

pytestmark = pytest.mark.django_db(transaction=True)


def written() -> EntryRow:
    return EntryRow.objects.create(
        id="entry-1",
        client="client-1",
        seq=1,
        kind="invented",
        occurred=0,
        recorded_at=0,
        author="a",
        body=b"{}",
    )


def flush() -> None:
    call_command("flush", interactive=False, verbosity=0)


def test_flush_empties_what_nobody_can_delete():
    row = written()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    flush()
    assert not EntryRow.objects.exists()


def test_after_a_flush_nobody_can_delete():
    flush()
    triggers.assert_standing(connection)
    row = written()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_the_triggers_stand_even_when_a_flush_fails(monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(connection.ops, "execute_sql_flush", broken)
    with pytest.raises(Exception, match="couldn't be flushed"):
        flush()
    triggers.assert_standing(connection)
    monkeypatch.undo()


def test_flush_forgets_failed_sign_ins():
    cache.set("failed-sign-ins", 5)
    flush()
    assert cache.get("failed-sign-ins") is None
