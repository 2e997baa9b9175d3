"""How a member of staff is told is their own choice, on a page of their own; leads see what was sent, in its words."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from steadystep.clinic.notices import choosing
from steadystep.clinic.notices.adapters.push_body import CURVE, padless, public_bytes
from steadystep.clinic.notices.choosing import Chosen
from steadystep.clinic.notices.models import Notice

DEVICE = {
    "endpoint": "https://fcm.googleapis.com/fcm/send/abc", "browser_key": padless(public_bytes(ec.generate_private_key(CURVE))),
    "auth_secret": padless(b"0123456789abcdef"), "called": "Firefox, Android",
}  # fmt: skip


def test_what_is_chosen_is_kept_and_shown(as_, tom):
    browser = as_(tom)
    typed = {
        "mail": "on",
        "sms": "on",
        "phone": " +1 555 0100 ",
        "quiet_from": "21:00",
        "quiet_until": "07:30",
    }
    assert browser.post("/notices/how/", typed).status_code == 302
    assert choosing.chosen_by(str(tom.pk)) == Chosen(
        mail=True, sms=True, phone="+1 555 0100", quiet_from="21:00", quiet_until="07:30"
    )
    assert "+1 555 0100" in browser.get("/notices/how/").content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"sms": "on"}, "not a phone number"), ({"quiet_from": "21:00"}, "Give both hours"), ({"quiet_from": "late", "quiet_until": "08:00"}, "such as 21:00")],
)  # fmt: skip
def test_what_cannot_be_kept_comes_back_with_the_reason(as_, tom, typed, says):
    answer = as_(tom).post("/notices/how/", typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert choosing.chosen_by(str(tom.pk)) == Chosen()


def test_a_device_is_added_named_and_taken_away_by_its_owner_alone(as_, tom, pia):
    assert as_(tom).post("/notices/device/", DEVICE).status_code == 302
    [device] = choosing.devices_of(str(tom.pk))
    page = as_(tom).get("/notices/how/").content.decode()
    assert "Firefox, Android" in page
    assert DEVICE["endpoint"] not in page
    as_(pia).post(f"/notices/device/{device.pk}/drop/")
    assert choosing.devices_of(str(tom.pk))
    as_(tom).post(f"/notices/device/{device.pk}/drop/")
    assert not choosing.devices_of(str(tom.pk))


def test_what_is_no_subscription_is_said(as_, tom):
    answer = as_(tom).post("/notices/device/", {**DEVICE, "browser_key": "x"}, follow=True)
    assert "did not give what is needed" in answer.content.decode()


def test_the_worker_of_the_page_only_shows(as_, tom):
    answer = as_(tom).get("/notices/worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "push_shown" in answer.content.decode()
    assert "fetch" not in answer.content.decode()


def test_who_chose_a_way_is_told_by_it_too(as_, tom, request):
    choosing.choose(str(tom.pk), Chosen(sms=True, phone="+1 555 0100"))
    request.getfixturevalue("alarm")
    assert set(Notice.objects.filter(recipient=str(tom.pk)).values_list("channel", flat=True)) == {
        "in_app",
        "outbox",
        "sms",
    }


def test_a_lead_sees_what_was_sent_in_its_words_and_no_client(as_, lea, alarm, rosa):
    page = as_(lea).get("/notices/sent/").content.decode()
    assert "Someone needs you in Steadystep. Level T" in page
    assert "Tom" in page
    assert "Rosa" not in page
    assert rosa not in page


def test_only_leads_see_it(as_, tom):
    assert as_(tom).get("/notices/sent/").status_code == 403


def test_what_did_not_arrive_says_so(as_, lea, alarm):
    Notice.objects.filter(channel="outbox").update(
        sent_at=None, failed_at=1, attempts=2, last_fault="outbox: OSError"
    )
    page = as_(lea).get("/notices/sent/?way=outbox").content.decode()
    assert "did not arrive" in page
    assert "outbox: OSError" in page
