"""The database into a folder and back. SQLite by its online backup; PostgreSQL by COPY in one repeatable-read snapshot."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

SQLITE_FILE = "steadystep.sqlite3"
CHUNK = 1024 * 1024
HISTORY = "django_migrations"
COUNT = "SELECT count(*) FROM ledger_entry"


def copy_out(folder: Path) -> int:
    """A consistent copy of the whole database, while others go on reading and writing; how many entries are in it."""
    folder.mkdir(mode=0o700, parents=True)
    return (_sqlite_out if connection.vendor == "sqlite" else _postgresql_out)(folder)


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    return not connection.introspection.table_names()


def copy_in(folder: Path, migrations: list[str]) -> None:
    """Put the copy into the empty database, in the state of tables it was taken in."""
    (_sqlite_in if connection.vendor == "sqlite" else _postgresql_in)(folder, migrations)


def unknown_migrations(migrations: list[str]) -> list[str]:
    """Those this version of the product does not have: the backup is of a newer one."""
    known = {f"{app}.{name}" for app, name in MigrationExecutor(connection).loader.disk_migrations}
    return sorted(set(migrations) - known)


def count_entries() -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        return int(cursor.fetchone()[0])


def faults() -> list[str]:
    """What the database itself finds wrong with its file."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [row[0] for row in cursor.fetchall() if row[0] != "ok"]


def _sqlite_out(folder: Path) -> int:
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / SQLITE_FILE)) as copy:
        connection.connection.backup(copy)  # in one step: in WAL mode writers go on meanwhile
        copy.execute("PRAGMA journal_mode=DELETE")
        return int(copy.execute(COUNT).fetchone()[0])


def _sqlite_in(folder: Path, migrations: list[str]) -> None:
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    for beside in ("-wal", "-shm"):
        place.with_name(place.name + beside).unlink(missing_ok=True)
    (folder / SQLITE_FILE).replace(place)
    place.chmod(0o600)


def _tables() -> list[str]:
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    held = set(connection.introspection.table_names())
    return sorted({*names, *(held & {"rate_limit_cache"})} - {HISTORY})


def _postgresql_out(folder: Path) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for table in _tables():
            with (
                cursor.copy(f'COPY "{table}" TO STDOUT') as rows,
                (folder / f"{table}.copy").open("wb") as file,
            ):
                for block in rows:
                    file.write(block)
        return count_entries()


def _last_of_each_app(executor: MigrationExecutor, migrations: list[str]) -> list[tuple[str, str]]:
    """What to migrate to, so that exactly these stand: those with no later one of their own app among them."""
    wanted = {(app, name) for app, _, name in (one.partition(".") for one in migrations)}
    nodes = executor.loader.graph.node_map
    return sorted(
        key
        for key in wanted
        if not any(child.key in wanted and child.key[0] == key[0] for child in nodes[key].children)
    )


def _postgresql_in(folder: Path, migrations: list[str]) -> None:
    """Tables first, as they were; rows next, in one transaction, in which foreign keys wait for its end."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last_of_each_app(executor, migrations))
    with transaction.atomic(), connection.cursor() as cursor:
        for path in sorted(folder.glob("*.copy")):
            cursor.execute(f'DELETE FROM "{path.stem}"')  # noqa: S608 - a name from our own manifest
            with cursor.copy(f'COPY "{path.stem}" FROM STDIN') as rows, path.open("rb") as file:
                while block := file.read(CHUNK):
                    rows.write(block)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_models(include_auto_created=True)
        ):
            cursor.execute(statement)
