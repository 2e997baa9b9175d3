"""Nothing recorded is changed or removed: the database itself refuses, for the ledger and for the access log."""

import re

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.ledger import pictures, triggers
from steadystep.clinic.ledger.models import EntryRow, PictureRow
from steadystep.clinic.people.models import SignInLog
from tests.ledger.rows import append, entry

SQLITE = "sqlite"
COPY = "INSERT{how} INTO {table} ({columns}) SELECT {columns} FROM {table}"
EVERYWHERE = ["UPDATE {table} SET {column} = 'other'", "UPDATE {table} SET {column} = {column} WHERE 1 = 0 OR 1 = 1", "DELETE FROM {table}"]  # fmt: skip
BY_VENDOR = {
    SQLITE: [
        "UPDATE OR REPLACE {table} SET {column} = 'other'",
        COPY.replace("{how}", " OR REPLACE"),
        "REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}",
        "INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE 1 ON CONFLICT DO UPDATE SET {column} = 'other'",
    ],
    "postgresql": [
        "TRUNCATE {table}",
        "TRUNCATE {table} CASCADE",
        "INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} ON CONFLICT (id) DO UPDATE SET {column} = 'other'",
        "WITH gone AS (DELETE FROM {table} RETURNING id) SELECT * FROM gone",
    ],
}
TABLES = {
    "ledger_entry": (EntryRow, "author"),
    "ledger_picture": (PictureRow, "client"),
    "consent_accessrecord": (AccessRecord, "person"),
    "people_signinlog": (SignInLog, "why"),
}


@pytest.fixture
def recorded(db):
    write()


def write() -> None:
    append(entry("rosa", 1), entry("rosa", 2))
    pictures.keep("rosa", "rosa-1", b"a picture")
    AccessRecord.objects.create(
        person="tess", client="rosa", purpose="care", part="chart", relation="team", outcome="allowed"
    )
    SignInLog.objects.create(what="signed_in", why="A test.")


def attacks(table: str) -> list[str]:
    model, column = TABLES[table]
    columns = ", ".join(field.column for field in model._meta.fields)
    wanted = [*EVERYWHERE, *BY_VENDOR[connection.vendor]]
    return [one.format(table=table, column=column, columns=columns) for one in wanted]


def all_refused(table: str) -> None:
    before = list(TABLES[table][0].objects.order_by("pk").values())
    connection.check_constraints()  # or PostgreSQL refuses to empty the table for a reason of its own
    for statement in attacks(table):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert list(TABLES[table][0].objects.order_by("pk").values()) == before


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("table", TABLES)
def test_change_removal_replacement_and_emptying_are_refused(table):
    all_refused(table)


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("field", ["id", "seq", "supersedes"])
def test_another_entry_does_not_take_the_place_of_one(field):
    """REPLACE strikes on any unique column; so does this, for every column that could be hit."""
    first = EntryRow.objects.get(pk="rosa-1")
    append(entry("rosa", 3))
    row = EntryRow(
        id="other", client="rosa", seq=9, kind="goal", occurred=0, recorded_at=0, author="a", body=b"{}"
    )
    setattr(row, field, getattr(first, field))
    if field == "supersedes":
        corrected = EntryRow(id="c1", client="rosa", seq=8, kind="goal", occurred=0, recorded_at=0, author="a", body=b"{}", supersedes="rosa-1")  # fmt: skip
        corrected.save(force_insert=True)
        row.supersedes = "rosa-1"
    how = " OR REPLACE" if connection.vendor == SQLITE else ""
    columns = [one.column for one in EntryRow._meta.fields]
    values = [one.get_db_prep_save(getattr(row, one.attname), connection) for one in EntryRow._meta.fields]
    places = ", ".join(["%s"] * len(columns))
    count = EntryRow.objects.count()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT{how} INTO ledger_entry ({', '.join(columns)}) VALUES ({places})", values)
    assert EntryRow.objects.count() == count
    assert EntryRow.objects.get(pk="rosa-1").author == "tess"


@pytest.mark.usefixtures("recorded")
def test_the_models_own_ways_are_refused():
    row = EntryRow.objects.get(pk="rosa-1")
    for attempt in (
        row.save,
        row.delete,
        EntryRow.objects.all().delete,
        lambda: EntryRow.objects.update(author="x"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


@pytest.mark.usefixtures("recorded")
def test_new_records_are_welcome():
    append(entry("rosa", 3))
    AccessRecord.objects.create(
        person="tess", client="rosa", purpose="care", part="chart", relation="team", outcome="refused"
    )
    assert EntryRow.objects.count() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", TABLES)
def test_after_a_migration_that_rebuilds_the_table(table):
    """On SQLite an altered column is a new table, and its triggers are gone without a word: they are made again."""
    model, column = TABLES[table]
    write()
    old = model._meta.get_field(column)
    new = old.clone()
    new.max_length = old.max_length + 1
    new.set_attributes_from_name(column)
    try:
        with connection.schema_editor() as editor:
            editor.alter_field(model, old, new)
        if connection.vendor == SQLITE:
            with pytest.raises(triggers.NotAppendOnly, match=f"{table}_no_update"):
                triggers.assert_standing(connection)
        call_command("migrate", verbosity=0, interactive=False)
        triggers.assert_standing(connection)
        all_refused(table)
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(model, new, old)
        triggers.make(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", triggers.APPEND_ONLY)
@pytest.mark.parametrize("what", ["no_update", "no_delete", "last"])
def test_the_product_does_not_start_without_every_trigger(table, what):
    last = "no_replace" if connection.vendor == SQLITE else "no_truncate"
    name = f"{table}_{last if what == 'last' else what}"
    on_table = "" if connection.vendor == SQLITE else f" ON {table}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}{on_table}")
        with pytest.raises(triggers.NotAppendOnly, match=re.escape(name)) as told:
            triggers.assert_standing(connection)
        assert "steadystep migrate" in str(told.value)
    finally:
        triggers.make(connection)
    triggers.assert_standing(connection)


@pytest.mark.django_db(transaction=True)
def test_a_trigger_that_is_switched_off_does_not_stand():
    """PostgreSQL can switch a trigger off and keep it; SQLite can only drop it."""
    off = {
        SQLITE: "DROP TRIGGER ledger_entry_no_delete",
        "postgresql": "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_delete",
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute(off[connection.vendor])
        with pytest.raises(triggers.NotAppendOnly, match="ledger_entry_no_delete"):
            triggers.assert_standing(connection)
    finally:
        triggers.drop(connection)
        triggers.make(connection)
    triggers.assert_standing(connection)


@pytest.mark.django_db
def test_every_append_only_table_is_attacked_here():
    assert set(triggers.APPEND_ONLY) == set(TABLES) <= set(connection.introspection.table_names())
