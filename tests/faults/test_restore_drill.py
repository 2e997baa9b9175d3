"""A backup taken while people write is whole where it is restored: the same entries, and the same lists computed from them."""

import subprocess
import sys

import pytest

from tests.faults.restore_drill import Drill, compare, drill, two_places
from tests.processes import own_database

FILL = """
import django; django.setup()
from tests import small_clinic
clinic = small_clinic.open_clinic()
for number in range(4):
    client = small_clinic.new_client(clinic, f"Client {number}")
    small_clinic.answer_item_nine(client)
"""


def test_a_backup_under_load_restored_elsewhere_is_equal(tmp_path):
    with own_database() as database, own_database() as other:
        source, elsewhere = two_places(tmp_path, database, other)
        subprocess.run([sys.executable, "-c", FILL], env=source, check=True)
        done = drill(source, elsewhere, tmp_path / "clinic.tar")
    assert done.well
    assert done.broken() == []
    assert done.written_meanwhile > 0
    assert done.entries >= 4 * 5


CHART = [["a", "1"], ["b", "2"], ["c", "3"]]


@pytest.mark.parametrize(
    ("restored", "missing", "changed"),
    [
        ({"rosa": CHART[:2]}, [], []),
        ({"rosa": CHART[:1]}, ["b"], []),
        ({}, ["a", "b", "rosa"], []),
        ({"rosa": [["a", "1"], ["b", "9"]]}, [], ["rosa"]),
        ({"rosa": [["b", "2"], ["a", "1"]]}, [], ["rosa"]),
    ],
)
def test_what_is_missing_or_changed_is_seen(restored, missing, changed):
    done = Drill()
    compare({"rosa": CHART}, restored, {"a", "b"}, done)
    assert (done.missing, done.changed) == (missing, changed)
