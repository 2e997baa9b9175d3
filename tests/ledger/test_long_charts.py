"""A long chart stays in memory, and still says what the ledger says."""

import pytest
from django.db import transaction

from steadystep.clinic.ledger import appending, long_charts, reading
from tests.ledger.rows import append, entry


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch, transactional_db):
    monkeypatch.setattr(long_charts, "LONG", 3)
    monkeypatch.setattr(long_charts, "MOST", 10)
    long_charts.forget()
    yield
    long_charts.forget()


def written(client: str, first: int, last: int) -> None:
    append(*(entry(client, seq) for seq in range(first, last + 1)))


def seqs(client: str) -> list[int]:
    return [one.seq for one in reading.read_chart(client).entries]


def test_a_long_chart_is_kept_and_goes_on_with_what_was_written_since():
    written("rosa", 1, 3)
    first = reading.read_chart("rosa")
    assert reading.read_chart("rosa") is first
    written("rosa", 4, 5)
    assert seqs("rosa") == [1, 2, 3, 4, 5]
    assert reading.read_chart("rosa").entries == tuple(reading.read_entries("rosa"))


def test_a_short_chart_is_not_kept():
    written("rosa", 1, 2)
    reading.read_chart("rosa")
    assert long_charts.kept("rosa") is None


def test_as_of_is_read_anew():
    written("rosa", 1, 4)
    third = reading.read_chart("rosa").entries[2].recorded_at
    assert len(reading.read_chart("rosa", as_of=third).entries) == 3


def test_what_was_rolled_back_was_never_there():
    written("rosa", 1, 3)
    reading.read_chart("rosa")
    with transaction.atomic():
        appending.append(appending.lock_head("rosa"), [entry("rosa", 4, entry_id="never")])
        assert seqs("rosa") == [1, 2, 3, 4]
        transaction.set_rollback(True)
    assert seqs("rosa") == [1, 2, 3]
    append(entry("rosa", 4, entry_id="instead"))
    assert reading.read_chart("rosa").entries[-1].id == "instead"


def test_a_kept_chart_that_ends_otherwise_than_the_ledger_is_read_anew():
    written("rosa", 1, 3)
    real = reading.read_chart("rosa")
    long_charts.keep(type(real)("rosa", [*real.entries[:2], entry("rosa", 3, entry_id="of another ledger")]))
    assert seqs("rosa") == [1, 2, 3]
    assert reading.read_chart("rosa").entry("rosa-3") is not None
    long_charts.keep(real.plus([entry("rosa", 4)]))
    assert seqs("rosa") == [1, 2, 3]


def test_those_read_longest_ago_make_room():
    for client in ("rosa", "amal", "chen"):
        written(client, 1, 4)
        reading.read_chart(client)
    assert [long_charts.kept(client) is not None for client in ("rosa", "amal", "chen")] == [
        False,
        True,
        True,
    ]
