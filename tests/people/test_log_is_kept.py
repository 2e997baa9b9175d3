"""The sign-in log is append-only: the database itself refuses to change, remove or replace a line."""

import pytest
from django.db import DatabaseError, connection, transaction

from steadystep.clinic.people.door_log import write_down
from steadystep.clinic.people.happenings import Happening
from steadystep.clinic.people.models import SignInLog

pytestmark = pytest.mark.django_db


@pytest.fixture
def line() -> SignInLog:
    write_down(Happening.SIGN_IN_FAILED, tried="ada")
    connection.check_constraints()  # else PostgreSQL refuses TRUNCATE for a reason of its own
    return SignInLog.objects.get()


def refused(act) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()
    assert SignInLog.objects.get().tried == "ada"


def test_a_line_cannot_be_changed(line):
    refused(lambda: SignInLog.objects.update(tried="bob"))


def test_a_line_cannot_be_removed(line):
    refused(lambda: SignInLog.objects.all().delete())


def test_the_log_cannot_be_replaced_or_emptied_at_once(line):
    replace = "INSERT OR REPLACE INTO people_signinlog (id, at, what, tried, why) VALUES (%s, '2026-01-01', 'x', 'y', '')"
    sqlite = connection.vendor == "sqlite"
    statement, values = (replace, [line.pk]) if sqlite else ("TRUNCATE people_signinlog", [])
    refused(lambda: connection.cursor().execute(statement, values))
