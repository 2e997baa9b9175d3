"""Writes that need not wait until the disk has them: what still stands in the browser that sent it.

They outlive the process that wrote them, whatever becomes of it. A power failure can take the last of them along: on SQLite
those since the last write that did wait (the worker's heartbeat is one, every 20 seconds), on PostgreSQL those of the last
second. Never for the ledger. https://sqlite.org/pragma.html#pragma_synchronous ("WAL mode is always consistent with
synchronous=NORMAL, but might lose durability"); PostgreSQL 17, section 28.4, Asynchronous Commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def disk_may_wait() -> Iterator[None]:
    """What is written inside does not wait for the disk. In a transaction that somebody else began, it does as that one does."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with _sqlite_does_not_wait():
            yield
    else:
        with transaction.atomic():
            _run("SET LOCAL synchronous_commit TO OFF")
            yield


@contextmanager
def _sqlite_does_not_wait() -> Iterator[None]:
    """The setting is the connection's, and the next entry may be written over the same one: it is put back whatever happens."""
    _run("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        _run("PRAGMA synchronous=FULL")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
