"""What is typed need not wait for the disk; the next entry over the same connection does."""

import pytest
from django.db import connection, transaction

from steadystep.clinic.drafts import keeping
from steadystep.clinic.drafts.disk import disk_may_wait

ASKED = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
WAITS, WAITS_NOT = {2, "on"}, {1, "off"}  # https://sqlite.org/pragma.html#pragma_synchronous: FULL, NORMAL


def setting() -> object:
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        return cursor.fetchone()[0]


@pytest.fixture(autouse=True)
def waits(transactional_db):
    """The PostgreSQL of the tests is thrown away and waits for no disk; a clinic's does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO ON")


@pytest.mark.django_db(transaction=True)
def test_only_what_is_written_inside_does_not_wait():
    assert setting() in WAITS
    with disk_may_wait():
        assert setting() in WAITS_NOT
    assert setting() in WAITS


@pytest.mark.django_db(transaction=True)
def test_a_fault_inside_leaves_no_connection_that_does_not_wait():
    with pytest.raises(RuntimeError), disk_may_wait():
        raise RuntimeError("the write broke")
    assert setting() in WAITS


@pytest.mark.django_db(transaction=True)
def test_inside_somebody_elses_transaction_their_promise_holds():
    with transaction.atomic(), disk_may_wait():
        assert setting() in WAITS


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_does_not_wait_is_there_for_the_next_page():
    for text in ("Slept", "Slept better"):
        keeping.replace("pia", "staff/rosa/note", {"text": text}, while_typing=True)
        assert keeping.draft("pia", "staff/rosa/note") == {"text": text}
