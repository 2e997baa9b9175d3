"""Append-only, enforced by the database itself: UPDATE, DELETE, REPLACE and TRUNCATE of what was recorded fail.

Three ways round were tried and are closed: INSERT OR REPLACE (SQLite skips delete triggers unless
`recursive_triggers` is on; the insert trigger here does not depend on it), TRUNCATE (PostgreSQL, a statement
trigger), and a migration that rebuilds the table and drops its triggers (made again after every migrate, and
`assert_standing` at start).
"""

from __future__ import annotations

from typing import Any, Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY: Final = ("ledger_entry", "ledger_picture", "consent_accessrecord", "people_signinlog")
_MESSAGE: Final = "append-only: nothing recorded is changed or removed; write a correction instead"


class NotAppendOnly(RuntimeError):
    """The database would let recorded history be changed: the product refuses to run on it."""


def make(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers for every append-only table that exists, replacing those that stand."""
    with connection.cursor() as cursor:
        for table in _present(connection):
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """For emptying test databases only; nothing in the product calls it."""
    with connection.cursor() as cursor:
        for table in _present(connection):
            for name in _names(connection.vendor, table):
                on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def assert_standing(connection: BaseDatabaseWrapper) -> None:
    """Raise `NotAppendOnly` unless every trigger stands on every append-only table."""
    wanted = {name for table in APPEND_ONLY for name in _names(connection.vendor, table)}
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        missing = wanted - {row[0] for row in cursor.fetchall()}
    if missing:
        raise NotAppendOnly(
            f"The database lacks {', '.join(sorted(missing))}, so recorded entries could be changed. "
            "Run `steadystep migrate`, which makes them again; if this returns, restore from a backup."
        )


def after_migrate(using: str, **_: Any) -> None:
    make(connections[using])


def _present(connection: BaseDatabaseWrapper) -> list[str]:
    tables = set(connection.introspection.table_names())
    return [table for table in APPEND_ONLY if table in tables]


def _names(vendor: str, table: str) -> tuple[str, ...]:
    last = "no_replace" if vendor == "sqlite" else "no_truncate"
    return tuple(f"{table}_{what}" for what in ("no_update", "no_delete", last))


def _statements(vendor: str, table: str) -> list[str]:
    return _sqlite(table) if vendor == "sqlite" else _postgresql(table)


def _sqlite(table: str) -> list[str]:
    stop = f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    made = [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {stop}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {stop}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {_taken(table)} {stop}",
    ]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in _names("sqlite", table)] + made


def _taken(table: str) -> str:
    """REPLACE strikes on any unique column, not only on the key."""
    if table != "ledger_entry":
        return f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608
    taken = "id = NEW.id OR (client = NEW.client AND seq = NEW.seq) OR supersedes = NEW.supersedes"
    return f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"  # noqa: S608


def _postgresql(table: str) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION steadystep_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$"
    )
    when = {"no_update": "UPDATE", "no_delete": "DELETE", "no_truncate": "TRUNCATE"}
    return [function] + [
        f"CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {event} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION steadystep_append_only()"
        for name, event in when.items()
    ]
