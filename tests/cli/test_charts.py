"""Looking at one chart from the command line: under somebody's name, recorded, and never more than they may see."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from steadystep.clinic.chartroom.models import CaseloadRow, DutyRow
from steadystep.clinic.consent.models import AccessRecord
from steadystep.clinic.ledger import reading, triggers
from steadystep.clinic.notices.models import Notice


def test_a_review_says_what_is_due_and_records_the_opening(rosa, clinic, told):
    said = told("review", rosa, "--as", "tariq")
    assert any(duty["raised"] for duty in said["review"]["duties"])
    assert said["entries"] == len(reading.read_chart(rosa).entries)
    record = AccessRecord.objects.latest("at")
    assert (record.client, record.person, record.purpose) == (rosa, clinic.therapist.id, "command line")


def test_a_review_as_of_before_knows_less(rosa, told):
    first = reading.read_chart(rosa).entries[0].recorded_at
    said = told("review", rosa, "--as", "tariq", "--as-of", first.isoformat())
    assert said["review"]["duties"] == [] or not any(duty["raised"] for duty in said["review"]["duties"])
    assert said["entries"] < len(reading.read_chart(rosa).entries)


def test_it_can_be_read_by_people(rosa, run):
    said = run("review", rosa, "--as", "tariq").output
    assert "Duties:" in said
    assert "[T2]" in said


@pytest.mark.parametrize("instant", ["yesterday", "2026-13-01", "2026-03-17T08:10"])
def test_an_instant_that_is_none_is_wrong_use(rosa, run, instant):
    result = run("review", rosa, "--as", "tariq", "--as-of", instant)
    assert result.exit_code == 2
    assert "2026-03-17" in result.output


@pytest.mark.parametrize(("client", "username", "says"), [
    (None, "nobody", "No member of staff has the user name nobody"),
    (str(uuid.uuid4()), "tariq", "There is no such client"),
    ("../../etc/passwd", "tariq", "There is no such client"),
])  # fmt: skip
def test_what_is_not_there_is_said(rosa, told, client, username, says):
    for command in ("review", "export"):
        said = told(command, client or rosa, "--as", username, status=1)
        assert says in said["error"]["says"]


def test_a_chart_leaves_and_can_be_weighed_against_a_draft(rosa, told, run, tmp_path):
    entries = told("export", rosa, "--as", "pia")
    assert [one["seq"] for one in entries] == sorted(one["seq"] for one in entries)
    assert {one["body"]["kind"] for one in entries} >= {
        "demographics",
        "team_joined",
        "item_answered",
        "raised",
    }
    chart, draft = tmp_path / "chart.json", tmp_path / "draft.json"
    chart.write_text(json.dumps(entries))
    draft.write_text(json.dumps([{"body": {"kind": "acknowledged", "when": {"at": "2026-11-22T10:00:00+00:00"},
                                           "raised": "not there"}}]))  # fmt: skip
    said = told("consider", str(chart), str(draft), status=1)
    assert "not in this chart" in said["refused"][0]
    assert said["then"]["duties"]
    assert "refuse" in run("consider", str(chart), str(draft)).output


@pytest.mark.parametrize(("text", "says"), [
    ("", "not a list of entries"), ("{}", "not a list of entries"), ("[{}]", "not a list of entries"),
    ('[{"body": 3}]', "not an object"), ('[{"body": {"kind": "nothing"}}]', "entry 1"),
    ('[{"body": {"kind": "message"}}]', "entry 1"), ('[{"body": {"kind": "message"}, "colour": 1}]', "colour"),
    ('[{"body": {"kind": "daily_checkin", "day": "2026-99-01", "when": {"at": "2026-01-01"}}}]', "entry 1"),
])  # fmt: skip
def test_a_file_that_is_no_chart_is_refused_with_the_place(told, tmp_path, text, says, db):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text("[]")
    bad.write_text(text)
    assert says in told("consider", str(bad), str(good), status=1)["error"]["says"]
    assert says in told("consider", str(good), str(bad), status=1)["error"]["says"]


def test_a_file_that_is_not_text_is_refused(told, tmp_path, db):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text("[]")
    bad.write_bytes(b"\xff\xfe\x00[")
    assert "not a list of entries" in told("consider", str(bad), str(good), status=1)["error"]["says"]


def test_recompute_finds_what_differs_changes_nothing_and_then_mends_it(rosa, told):
    assert told("recompute", "--all", "--check")["same"] == 1
    DutyRow.objects.all().delete()
    Notice.objects.all().delete()
    said = told("recompute", "--all", "--check", status=1)
    assert said["differs"] == [{"client": rosa, "in": ["duties", "notices"]}]
    assert not DutyRow.objects.exists()
    assert told("recompute", rosa) == {"clients": 1, "failed": []}
    assert told("recompute", rosa, "--check")["same"] == 1
    assert DutyRow.objects.exists()


def test_a_chart_that_nobody_would_look_at_again_is_found(rosa, told):
    CaseloadRow.objects.all().delete()
    assert told("recompute", "--all", "--check", status=1)["differs"][0]["in"] == ["caseload"]


def test_what_is_due_anyway_is_no_fault(rosa, told):
    CaseloadRow.objects.update(next_look=0)
    assert told("recompute", "--all", "--check")["due"] == 1


def test_recompute_needs_to_know_whom(rosa, run, told):
    assert run("recompute").exit_code == 2
    assert run("recompute", rosa, "--all").exit_code == 2
    assert "no chart" in told("recompute", str(uuid.uuid4()), status=1)["error"]["says"]


def test_the_worker_can_make_one_pass(rosa, told):
    CaseloadRow.objects.update(next_look=0)
    assert told("worker", "--once")["woken"] == 1


def test_the_doctor_says_what_to_do(rosa, told, run):
    said = told("doctor", status=1)  # the worker was never heard
    looks = {one["what"]: one for one in said["looks"]}
    assert looks["append-only"]["well"]
    assert looks["worker"]["next_step"] == "Run: steadystep worker"
    told("worker", "--once")
    assert "ok      worker" in run("doctor").output


def test_the_doctor_sees_notices_that_do_not_get_out(rosa, told):
    old = int((datetime.now(UTC) - timedelta(days=1)).timestamp() * 1_000_000)
    Notice.objects.update(sent_at=None, attempts=5, created_at=old, last_fault="mail: 451")
    said = {one["what"]: one for one in told("doctor", status=1)["looks"]}
    assert "mail: 451" in said["notices"]["says"]


def test_the_doctor_sees_a_ledger_that_could_be_changed(rosa, told):
    triggers.drop(connection)
    try:
        looks = {one["what"]: one for one in told("doctor", status=1)["looks"]}
    finally:
        triggers.make(connection)
    assert not looks["append-only"]["well"]
