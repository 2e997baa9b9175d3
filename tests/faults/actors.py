"""The processes that are killed: one that writes what a person sends, and the worker. Forked with Django already loaded."""

from __future__ import annotations

from multiprocessing.connection import Connection

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402

from steadystep.chart import NewEntry, When, read_body  # noqa: E402 - models exist only after setup
from steadystep.clinic.chartroom.writing import write  # noqa: E402
from steadystep.clinic.ledger import clock  # noqa: E402
from steadystep.faces.worker.command import run  # noqa: E402
from tests.small_clinic import herself  # noqa: E402

Request = tuple[str, tuple[tuple[str, str, bytes], ...]]  # client, then id, kind and body of each entry


def serve(pipe: Connection) -> None:
    """Write each request's entries, all or none, and only then answer with their ids; None if that failed."""
    while True:
        try:
            answer = _written(pipe.recv())
        except DatabaseError:  # the disk, or the database itself: a page says so, and the server goes on
            connection.close()
            answer = None
        pipe.send(answer)


def _written(request: Request) -> list[str]:
    client, entries = request
    new = [NewEntry(id=key, body=read_body(kind, body), source="portal") for key, kind, body in entries]
    return [entry.id for entry in write(herself(client), client, new).entries]


def work() -> None:
    run(every=0.02)


def today() -> When:
    return When.instant(clock.now())
