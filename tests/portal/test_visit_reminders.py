"""A visit is called to mind in the client's language and by their ways, once; what waits for the morning is taken back with the visit."""

import uuid
from datetime import timedelta

import pytest

from steadystep.chart import When
from steadystep.chart.reminding import RemindersWanted
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.chartroom import booking, waking
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import choosing, sending
from steadystep.clinic.notices.choosing import Chosen
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.wording import letter
from tests.own_channels import DELIVERED
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import fresh

HERE = "/my/told/"
VISIT = TUESDAY_TEN + timedelta(days=3)
DAY_BEFORE = VISIT - timedelta(days=1)


@pytest.fixture
def visit(rosa, settings):
    """Her therapist on Friday at ten; text messages are taken by a sender that keeps them."""
    settings.NOTICE_ADAPTERS = {"sms": "tests.own_channels.keeping"}
    DELIVERED.clear()
    body = VisitBooked(
        when=When.instant(VISIT, ZONE), minutes=50, purpose="therapy", with_person=rosa.clinic.therapist.id
    )
    one = fresh(body)
    write(rosa.clinic.therapist, rosa.client, [one])
    return one.id


def _by_text(rosa, **more) -> None:
    choosing.choose(str(rosa.person.pk), Chosen(sms=True, phone="+1 555 0100", **more))


def _notices(visit):
    return list(Notice.objects.filter(duty__startswith=f"visit/{visit}/", channel="sms"))


def test_it_goes_out_once_in_neutral_words_and_in_her_language(rosa, visit, at):
    _by_text(rosa)
    at(DAY_BEFORE + timedelta(minutes=1))
    for _ in range(2):
        waking.recompute(rosa.client)
        sending.send_due()
    [one] = _notices(visit)
    assert DELIVERED.count(str(one.pk)) == 1
    assert (
        letter(one, rosa.person, clock.now()).subject
        == "A reminder: an appointment on Friday, March 6, 2026, 10 a.m."
    )
    rosa.person.language = "es"
    assert "viernes" in letter(one, rosa.person, clock.now()).subject
    assert "therap" not in letter(one, rosa.person, clock.now()).text


def test_what_waits_for_the_end_of_quiet_hours_is_taken_back_with_the_visit(rosa, visit, at):
    _by_text(rosa, quiet_from="09:00", quiet_until="11:00")
    at(DAY_BEFORE + timedelta(minutes=1))
    waking.recompute(rosa.client)
    sending.send_due()
    [waits] = _notices(visit)
    assert waits.sent_at is None
    booking.cancel(rosa.clinic.therapist, rosa.client, visit, entry=str(uuid.uuid4()))
    at(DAY_BEFORE + timedelta(hours=2))
    sending.send_due()
    assert _notices(visit) == []
    assert str(waits.pk) not in DELIVERED


def test_she_says_herself_what_she_is_reminded_of(rosa, visit):
    assert 'value="day_before" checked' in rosa.get(HERE).content.decode()
    rosa.post(HERE + "reminders/", HERE, before_visit=["two_hours_before", "never"], practice="18:30")
    chosen = rosa.chart.latest(RemindersWanted).body
    assert (chosen.before_visit, chosen.practice) == (("two_hours_before",), "18:30")
    assert 'value="18:30"' in rosa.get(HERE).content.decode()
