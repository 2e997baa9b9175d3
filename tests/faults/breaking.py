"""What goes wrong in a round: a process killed, a disk that takes no more, a database that restarts under everybody."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import click
from django.db import OperationalError, connection, transaction

from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.ledger.models import EntryRow
from steadystep.clinic.notices.models import Notice
from tests.faults import CRASH
from tests.faults.processes import House, Server

LONGEST_RECOVERY = 60.0  # seconds a restarted database may take until it answers again
MORE_THAN_A_WRITE = 200_000  # bytes
WRITTEN = (EntryRow, DutyRow, CaseloadRow, Notice)


class Fault(Protocol):
    """One thing that breaks. `cut_off` are the servers whose answer nobody should wait for."""

    name: str
    cut_off: tuple[Server, ...]

    def prepare(self) -> None: ...
    def strike(self) -> None: ...
    def restore(self) -> None: ...


class KilledServer:
    """A process that writes is killed, and another takes its place."""

    name = "server"

    def __init__(self, house: House, dice: random.Random) -> None:
        self.victim = dice.choice(house.servers)
        self.cut_off = (self.victim,)

    def prepare(self) -> None: ...

    def strike(self) -> None:
        self.victim.kill()

    def restore(self) -> None:
        self.victim.start()


class KilledWorker:
    """The worker is killed, and another takes its place."""

    name = "worker"
    cut_off: tuple[Server, ...] = ()

    def __init__(self, house: House, dice: random.Random) -> None:
        self.house = house

    def prepare(self) -> None: ...

    def strike(self) -> None:
        self.house.kill_worker()

    def restore(self) -> None:
        self.house.start_worker()


class FullFile:
    """The files of one process (SQLite's are its own) take no byte past some point: a write may end in its middle."""

    name = "full_disk"
    cut_off: tuple[Server, ...] = ()

    def __init__(self, house: House, dice: random.Random) -> None:
        self.process = dice.choice([*(server.process for server in house.servers), house.worker])
        place = Path(connection.settings_dict["NAME"])
        log = place.with_name(f"{place.name}-wal")
        self.room = dice.randint(0, (log.stat().st_size if log.exists() else 0) + MORE_THAN_A_WRITE)

    def prepare(self) -> None: ...

    def strike(self) -> None:
        self._limit(self.room)

    def restore(self) -> None:
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, hard))


class FullServer:
    """PostgreSQL answers one table's writes as it does on a full disk (SQLSTATE 53100): its own disk is not ours to fill."""

    name = "full_disk"
    cut_off: tuple[Server, ...] = ()

    def __init__(self, house: House, dice: random.Random) -> None:
        self.table = dice.choice(WRITTEN)._meta.db_table

    def prepare(self) -> None:
        _run(
            "CREATE OR REPLACE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'could not extend file: no space left' USING ERRCODE = '53100'; END $$",
            f"CREATE TRIGGER disk_is_full AFTER INSERT OR UPDATE ON {self.table}"
            " FOR EACH ROW EXECUTE FUNCTION disk_is_full()",
        )

    def strike(self) -> None: ...

    def restore(self) -> None:
        _run(f"DROP TRIGGER disk_is_full ON {self.table}")


class RestartedDatabase:
    """PostgreSQL throws everybody out: by an operator's hand, or by a crash of the server where that is the run's own."""

    name = "database"
    cut_off: tuple[Server, ...] = ()

    def __init__(self, house: House, dice: random.Random) -> None: ...

    def prepare(self) -> None: ...

    def strike(self) -> None:
        with connection.cursor() as cursor:
            if CRASH not in os.environ:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                return
            cursor.execute("SELECT pg_backend_pid()")
            # One process of the server killed: it throws everybody out and recovers from its log, as after a crash.
            os.kill(cursor.fetchone()[0], signal.SIGKILL)

    def restore(self) -> None:
        connection.close()
        ends = time.monotonic() + LONGEST_RECOVERY
        while not _answers():
            if time.monotonic() > ends:
                raise click.ClickException("The database did not come back after its restart.")
            time.sleep(0.02)


def _answers() -> bool:
    try:
        _run("SELECT 1")
    except OperationalError:
        connection.close()
        return False
    return True


def _run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def faults() -> tuple[Callable[[House, random.Random], Fault], ...]:
    """What can break with this database; killed processes come up twice as often as the rest."""
    processes: tuple[Any, ...] = (KilledServer, KilledServer, KilledServer, KilledWorker)
    other: tuple[Any, ...] = (FullFile,) if connection.vendor == "sqlite" else (FullServer, RestartedDatabase)
    return processes + other
