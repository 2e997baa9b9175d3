"""Told once, in neutral words, again when it fails, and visibly when it cannot be."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from steadystep.clinic.notices import reading, sending
from steadystep.clinic.notices.adapters import outbox
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.people.models import Person
from tests import own_channels
from tests.own_channels import DELIVERED, broken, bursting, keeping, refusing


@pytest.fixture(autouse=True)
def own_adapters(settings, tmp_path):
    DELIVERED.clear()
    settings.DATA = tmp_path
    settings.NOTICE_CHANNELS = ("in_app", "far")
    settings.NOTICE_ADAPTERS = {"far": f"{own_channels.__name__}.keeping"}


@pytest.fixture
def by(settings):
    """by(broken): what delivers on the far channel from now on."""

    def change(adapter):
        settings.NOTICE_ADAPTERS = {"far": f"{own_channels.__name__}.{adapter.__name__}"}

    return change


def waiting():
    return Notice.objects.filter(channel="far")


def test_a_safety_event_is_sent_once_to_its_owner(rosa, clinic):
    assert waiting().exists()
    sending.send_due()
    sending.send_due()
    assert sorted(DELIVERED) == sorted(str(row.pk) for row in waiting())
    assert len(DELIVERED) == len(set(DELIVERED))
    assert not waiting().filter(sent_at__isnull=True).exists()


def test_in_app_notices_have_nothing_to_send(rosa):
    rows = Notice.objects.filter(channel="in_app")
    assert rows.exists()
    assert not rows.filter(sent_at__isnull=True).exists()


def test_a_fault_is_kept_and_tried_again_later_and_later(rosa, by):
    by(broken)
    count = waiting().count()
    assert sending.send_due().unsent == count
    assert sending.send_due() == sending.Sent(0, 0)  # not yet due again
    row = waiting().first()
    assert (row.attempts, row.last_fault) == (1, "far side: no answer")
    by(keeping)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):
        assert sending.send_due().sent == count
    assert waiting().first().last_fault == ""


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (8, 3600), (60, 3600)])
def test_waits_grow_and_have_an_end(attempts, seconds):
    assert sending.wait_after(attempts) == timedelta(seconds=seconds)


def test_after_three_faults_people_are_shown(rosa, by):
    by(broken)
    at = datetime.now(UTC)
    for _ in range(3):
        with time_machine.travel(at):
            assert sending.failing() == []
            sending.send_due()
        at += timedelta(hours=2)
    stuck = sending.failing()
    assert {one.says for one in stuck} == {"far side: no answer"}
    assert not any(one.given_up for one in stuck)


def test_a_permanent_fault_is_given_up_at_once_and_shown(rosa, by):
    by(refusing)
    sending.send_due()
    assert all(one.given_up for one in sending.failing())
    by(keeping)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        assert sending.send_due() == sending.Sent(0, 0)


def test_what_an_adapter_says_when_it_bursts_is_not_kept(rosa, by):
    """An exception's text may quote a client; only its class is kept."""
    by(bursting)
    sending.send_due()
    assert waiting().first().last_fault == "far: RuntimeError"


def test_a_bounce_that_comes_later_shows(rosa):
    sending.send_due()
    one = waiting().first()
    assert sending.bounced(str(one.pk), "mail: 550")
    assert [fault.id for fault in sending.failing()] == [str(one.pk)]


def test_a_channel_without_an_adapter_is_said_not_swallowed(rosa, settings):
    settings.NOTICE_ADAPTERS = {}
    sending.send_due()
    assert "NOTICE_ADAPTERS" in waiting().first().last_fault


def test_two_workers_do_not_send_the_same(rosa, monkeypatch):
    """The other worker takes it between our question and our claim."""
    row = waiting().first()
    claimed = sending._claimed(row, datetime.now(UTC))
    assert claimed
    assert not sending._claimed(row, datetime.now(UTC))


def test_the_outbox_holds_one_neutral_file_a_notice(rosa, clinic, settings):
    settings.NOTICE_ADAPTERS = {"far": "steadystep.clinic.notices.adapters.outbox.deliver"}
    sending.send_due()
    first = {path.name: path.read_text() for path in outbox.folder().iterdir()}
    assert {path.removesuffix(".txt") for path in first} == {str(row.pk) for row in waiting()}
    Notice.objects.filter(channel="far").update(
        sent_at=None, next_attempt=0
    )  # the worker died before it noted it down
    sending.send_due()
    assert set(first) == {path.name for path in outbox.folder().iterdir()}
    for text in first.values():
        assert "Someone needs you in Steadystep. Level T" in text
        assert "Rosa" not in text
        assert rosa not in text


def test_mail_carries_the_notice_as_its_message_id(rosa, settings):
    settings.NOTICE_ADAPTERS = {"far": "steadystep.clinic.notices.adapters.mail.deliver"}
    sending.send_due()
    ids = {message.extra_headers["Message-ID"] for message in mail.outbox}
    assert ids == {f"<{row.pk}@localhost>" for row in waiting()}
    assert all("Rosa" not in message.subject + message.body for message in mail.outbox)


@pytest.mark.parametrize(
    ("error", "given_up"),
    [(smtplib.SMTPRecipientsRefused({"pia@example.org": (550, b"no pia@example.org")}), True),
     (smtplib.SMTPRecipientsRefused({"pia@example.org": (451, b"later")}), False),
     (smtplib.SMTPServerDisconnected("gone"), False), (ConnectionRefusedError(), False)],
)  # fmt: skip
def test_mail_faults_are_told_apart_and_quote_nobody(rosa, settings, monkeypatch, error, given_up):
    settings.NOTICE_ADAPTERS = {"far": "steadystep.clinic.notices.adapters.mail.deliver"}

    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    sending.send_due()
    row = waiting().first()
    assert (row.failed_at is not None) == given_up
    assert "pia" not in row.last_fault


def test_somebody_without_an_address_is_shown(rosa, clinic, settings):
    Person.objects.update(email="")
    settings.NOTICE_ADAPTERS = {"far": "steadystep.clinic.notices.adapters.mail.deliver"}
    sending.send_due()
    assert {one.says for one in sending.failing()} == {"mail: this person has no e-mail address"}


def test_the_hour_is_the_recipients_own(rosa, settings):
    settings.NOTICE_ADAPTERS = {"far": "steadystep.clinic.notices.adapters.mail.deliver"}
    Person.objects.update(zone="Asia/Tokyo")
    due = datetime(2026, 3, 17, 5, 10, tzinfo=UTC)  # 14:10 in Tokyo
    Notice.objects.update(due=int(due.timestamp() * 1_000_000))
    with time_machine.travel(datetime(2026, 3, 17, 5, 0, tzinfo=UTC), tick=False):
        sending.send_due()
    assert any("2:10 p.m." in message.body for message in mail.outbox)


def test_seen_by_its_link_is_seen_in_the_product_and_only_for_oneself(rosa):
    """The link in a message names that channel's notice; the bell shows the one inside."""
    one = waiting().first()
    assert reading.mark_seen("somebody else", [one.pk]) == 0
    assert [told.client for told in reading.unseen(one.recipient)] == [rosa]
    assert reading.mark_seen(one.recipient, [one.pk]) == 1
    assert reading.unseen(one.recipient) == []
    assert reading.notice_for(one.recipient, one.pk).client == rosa
    assert reading.notice_for("somebody else", one.pk) is None
