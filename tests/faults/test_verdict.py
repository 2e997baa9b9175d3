"""The verdict on a run of kills sees what is missing: without this, a run that looks at nothing would pass."""

import json
import random
import uuid

import pytest

from steadystep.clinic.chartroom.models import DutyRow
from steadystep.clinic.notices.adapters import outbox
from tests import small_clinic
from tests.faults import verdict
from tests.faults.kill_run import Run


@pytest.fixture
def rosa(db, settings, tmp_path):
    settings.DATA = tmp_path  # an outbox of its own
    return small_clinic.new_client(small_clinic.open_clinic())


def run_of(client, *ids):
    """A run in which one request with these ids was sent and acknowledged."""
    body = json.dumps({"kind": "daily_checkin"}).encode()
    run = Run(clients=[client], dice=random.Random(1))
    run.sent = [(client, tuple((one, "daily_checkin", body) for one in ids))]
    run.acknowledged = dict.fromkeys(ids, client)
    return run


def counted(run):
    return {promise: times for promise, times in verdict.counts(verdict.broken(run)).items() if times}


def test_what_stands_is_not_missed(rosa):
    here = str(uuid.uuid4())
    small_clinic.check_in(rosa, here)
    assert counted(run_of(rosa, here)) == {}


def test_an_acknowledged_entry_that_is_not_there_is_counted(rosa):
    assert counted(run_of(rosa, str(uuid.uuid4()))) == {"entries_lost": 1}


def test_a_request_that_stands_in_part_is_counted(rosa):
    here = str(uuid.uuid4())
    small_clinic.check_in(rosa, here)
    assert counted(run_of(rosa, here, str(uuid.uuid4()))) == {"half_written": 1, "entries_lost": 1}


def test_a_duty_that_is_gone_is_counted(rosa):
    small_clinic.answer_item_nine(rosa)
    DutyRow.objects.filter(client=rosa).exclude(raised=None).delete()

    assert counted(run_of(rosa)) == {"duties_lost": 1}


def test_a_notice_that_went_out_under_another_id_is_counted(rosa):
    small_clinic.answer_item_nine(rosa)
    outbox.folder().mkdir()
    (outbox.folder() / f"{uuid.uuid4()}.txt").write_text("the same again")

    assert counted(run_of(rosa)) == {"notices_doubled": 1}
