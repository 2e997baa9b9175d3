"""What cannot arrive at a client becomes one task in their chart; at staff it is shown to those who can mend it."""

import uuid

import pytest

from steadystep.chart import NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.outreach import ContactBounced
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.bouncing import report_bounces
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import clock
from steadystep.clinic.ledger.reading import read_chart
from steadystep.clinic.notices import choosing, sending
from steadystep.clinic.notices.choosing import Chosen
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.noting import remind
from steadystep.clinic.people import actions
from steadystep.clinic.people.models import Person
from steadystep.reasoning.finding import Reminder
from tests import small_clinic


@pytest.fixture(autouse=True)
def refusing_gateway(settings, tmp_path):
    settings.DATA = tmp_path
    settings.NOTICE_CHANNELS = ("in_app", "outbox")
    settings.NOTICE_ADAPTERS = {"sms": "tests.own_channels.refusing"}


@pytest.fixture
def mine(clinic) -> str:
    return small_clinic.new_client(clinic)


@pytest.fixture
def sign_in(mine) -> Person:
    return actions.add_client_sign_in(
        SOFTWARE, "test", username="rosa", display_name="Rosa", client_id=uuid.UUID(mine)
    )


def _reminded(client: str, number: int = 1) -> None:
    at = clock.now()
    remind(client, [Reminder(key=f"reminder/moment/one/{number}", at=at)], at)
    sending.send_due()
    report_bounces()


def _bounces(client: str) -> list[ContactBounced]:
    return [entry.body for entry in read_chart(client).of(ContactBounced)]


def test_a_client_is_reminded_by_the_way_they_chose_and_no_other(mine, sign_in):
    choosing.choose(str(sign_in.pk), Chosen(phone="+1 555 0100", sms=True))
    _reminded(mine)
    assert set(Notice.objects.filter(recipient=str(sign_in.pk)).values_list("channel", flat=True)) == {
        "in_app",
        "sms",
    }


def test_a_refused_number_is_one_task_however_often_it_is_tried(mine, sign_in, clinic):
    choosing.choose(str(sign_in.pk), Chosen(phone="+1 555 0100", sms=True))
    for number in range(3):
        _reminded(mine, number)
    assert [body.way for body in _bounces(mine)] == ["sms"]
    assert any(
        "phone number does not work" in str(one.duty.says) for one in lists.duties(clinic.therapist, "team")
    )


def test_new_details_end_the_task_and_a_new_fault_begins_one(mine, sign_in, clinic):
    choosing.choose(str(sign_in.pk), Chosen(phone="+1 555 0100", sms=True))
    _reminded(mine)
    details = Demographics(when=When.instant(clock.now()), legal_name="Rosa Reyes", phone="+1 555 0101")
    write(clinic.therapist, mine, [NewEntry(id=str(uuid.uuid4()), body=details)])
    assert not any(
        "phone number does not work" in str(one.duty.says) for one in lists.duties(clinic.therapist, "team")
    )
    _reminded(mine, 2)
    assert len(_bounces(mine)) == 2


def test_what_fails_at_staff_is_no_entry_of_anybodys_chart(mine, clinic):
    choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    small_clinic.answer_item_nine(mine)
    sending.send_due()
    assert report_bounces() == 0
    assert _bounces(mine) == []
    assert {fault.channel for fault in sending.failing()} == {"sms"}
