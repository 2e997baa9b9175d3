"""In the portal the client chooses how reminders reach them, and on which devices."""

from cryptography.hazmat.primitives.asymmetric import ec

from steadystep.clinic.notices import choosing
from steadystep.clinic.notices.adapters.push_body import CURVE, padless, public_bytes

HERE = "/my/told/"
DEVICE = {
    "endpoint": "https://fcm.googleapis.com/fcm/send/abc", "browser_key": padless(public_bytes(ec.generate_private_key(CURVE))),
    "auth_secret": padless(b"0123456789abcdef"), "called": "Chrome, Android",
}  # fmt: skip


def _chosen():
    return choosing.Reach.objects.get()


def test_the_way_is_chosen(rosa):
    rosa.post(HERE, HERE, sms="on", phone="+1 555 0100", quiet_from="21:00", quiet_until="08:00")
    assert (_chosen().sms, _chosen().phone, _chosen().quiet_until) == (True, "+1 555 0100", "08:00")
    assert "+1 555 0100" in rosa.get(HERE).content.decode()


def test_a_wrong_number_comes_back_with_what_to_do(rosa):
    answer = rosa.post(HERE, HERE, sms="on", phone="mine")
    assert "not a phone number" in answer.content.decode()


def test_a_phone_is_added_and_taken_away(rosa):
    rosa.post("/my/told/device/", HERE, **DEVICE)
    assert "Chrome, Android" in rosa.get(HERE).content.decode()
    device = choosing.PushDevice.objects.get()
    rosa.post(f"/my/told/device/{device.pk}/drop/", HERE)
    assert not choosing.PushDevice.objects.exists()


def test_the_worker_of_the_portal_shows_what_is_pushed(rosa):
    assert "push_shown" in rosa.get("/my/worker.js").content.decode()


def test_the_page_names_no_medicine(rosa):
    assert "sertraline" not in rosa.get(HERE).content.decode()
