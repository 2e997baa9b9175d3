"""Text messages and web push go where the person chose, in neutral words, once; what fails is told apart."""

import json
import struct
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from py_vapid import Vapid02

from steadystep.clinic.notices import choosing, sending
from steadystep.clinic.notices.adapters import outbox
from steadystep.clinic.notices.adapters.push import public_key
from steadystep.clinic.notices.adapters.push_body import CURVE, _derived, padless, public_bytes, unpadded
from steadystep.clinic.notices.choosing import Chosen, NoChoice
from steadystep.clinic.notices.models import Notice, PushDevice
from steadystep.clinic.people.models import Person
from tests import small_clinic
from tests.notices.far_server import far_server
from tests.own_channels import DELIVERED

AUTH = b"0123456789abcdef"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.NOTICE_CHANNELS = ("in_app",)
    settings.PUSH_TO_THIS_MACHINE = True


@pytest.fixture
def far():
    with far_server() as server:
        yield server


@pytest.fixture
def browser():
    return ec.generate_private_key(CURVE)


def _asks(person: str, far, browser, name: str = "one") -> None:
    choosing.add_device(
        person, f"{far.address}/push/{name}", padless(public_bytes(browser)), padless(AUTH), "Phone"
    )


def _needed(clinic):
    client = small_clinic.new_client(clinic)
    small_clinic.answer_item_nine(client)
    return client


def _opened(browser, body: bytes) -> dict:
    """As the browser does it: RFC 8291, the receiving side."""
    salt, (_size, length) = body[:16], struct.unpack("!LB", body[16:21])
    theirs = body[21 : 21 + length]
    shared = browser.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs))
    secret = _derived(shared, AUTH, b"WebPush: info\x00" + public_bytes(browser) + theirs, 32)
    key, nonce = (_derived(secret, salt, info, size) for info, size in
                  ((b"Content-Encoding: aes128gcm\x00", 16), (b"Content-Encoding: nonce\x00", 12)))  # fmt: skip
    return json.loads(AESGCM(key).decrypt(nonce, body[21 + length :], None).rstrip(b"\x02"))


def test_a_push_reaches_the_browser_that_asked_in_neutral_words(clinic, far, browser):
    _asks(clinic.therapist.id, far, browser)
    client = _needed(clinic)
    sending.send_due()
    [(path, headers, body)] = far.got
    shown = _opened(browser, body)
    row = Notice.objects.get(channel="push")
    assert (path, shown["tag"], shown["title"]) == ("/push/one", str(row.pk), "Steadystep")
    assert shown["body"].startswith("Someone needs you in Steadystep. Level T")
    assert "Rosa" not in json.dumps(shown)
    assert client not in json.dumps(shown)
    assert (headers["content-encoding"], headers["urgency"], headers["topic"]) == (
        "aes128gcm",
        "high",
        row.pk.hex,
    )


def test_it_is_signed_by_the_clinics_own_key(clinic, far, browser):
    _asks(clinic.therapist.id, far, browser)
    _needed(clinic)
    sending.send_due()
    token, key = far.got[0][1]["authorization"].removeprefix("vapid t=").split(",k=")
    assert unpadded(key) == unpadded(public_key())
    head, claims, _signature = token.split(".")
    assert json.loads(unpadded(claims))["aud"] == far.address
    assert Vapid02.verify(far.got[0][1]["authorization"])
    assert json.loads(unpadded(head))["alg"] == "ES256"


def test_sent_again_after_a_crash_it_has_the_same_tag(clinic, far, browser):
    _asks(clinic.therapist.id, far, browser)
    _needed(clinic)
    sending.send_due()
    Notice.objects.filter(channel="push").update(sent_at=None, next_attempt=0)
    sending.send_due()
    tags = {_opened(browser, body)["tag"] for _path, _headers, body in far.got}
    assert (len(far.got), len(tags)) == (2, 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(clinic, far, browser, status):
    far.answer = status
    _asks(clinic.therapist.id, far, browser)
    _needed(clinic)
    sending.send_due()
    assert not PushDevice.objects.exists()
    assert [fault.given_up for fault in sending.failing()] == [True]


@pytest.mark.parametrize(("status", "given_up"), [(429, False), (503, False), (400, True)])
def test_what_a_push_service_answers(clinic, far, browser, status, given_up):
    far.answer = status
    _asks(clinic.therapist.id, far, browser)
    _needed(clinic)
    sending.send_due()
    row = Notice.objects.get(channel="push")
    assert (row.failed_at is not None, row.sent_at) == (given_up, None)


def test_a_text_message_goes_through_the_gateway(clinic, far, settings):
    settings.SMS_URL, settings.SMS_TOKEN = f"{far.address}/messages", "secret"
    choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    _needed(clinic)
    sending.send_due()
    [(path, headers, body)] = far.got
    row = Notice.objects.get(channel="sms")
    assert (path, headers["authorization"], headers["idempotency-key"]) == (
        "/messages",
        "Bearer secret",
        str(row.pk),
    )
    sent = json.loads(body)
    assert (sent["id"], sent["to"]) == (str(row.pk), "+1 555 0100")
    assert "Rosa" not in sent["text"]


def test_without_a_gateway_it_is_a_file_one_can_look_at(clinic):
    choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    _needed(clinic)
    sending.send_due()
    assert [path.stem for path in outbox.folder().iterdir()] == [str(Notice.objects.get(channel="sms").pk)]


def test_a_gateway_that_does_not_answer_is_tried_again(clinic, settings):
    with far_server() as gone:
        settings.SMS_URL = gone.address
    choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    _needed(clinic)
    assert sending.send_due().unsent == 1
    assert Notice.objects.get(channel="sms").failed_at is None


@pytest.mark.parametrize(
    "wrong",
    [Chosen(phone="call me"), Chosen(sms=True), Chosen(quiet_from="21:00"), Chosen(quiet_from="25:00", quiet_until="08:00"),
     Chosen(quiet_from="9", quiet_until="10")],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(db, wrong):
    with pytest.raises(NoChoice):
        choosing.choose("somebody", wrong)
    assert choosing.chosen_by("somebody") == Chosen()


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.example.org/x", "https://10.0.0.7/x", "https://localhost/x", "https://box.internal/x", "https://[::1]/x",
     "https://user@fcm.googleapis.com/x", "file:///etc/passwd", "https://[", "", "https://0x7f.1/x", "https://localhost./x",
     "https://[::ffff:127.0.0.1]/x", "https://10.0.0.1.nip.io/x", "https://fcm.googleapis.com.evil.example/x",
     "https://evilfcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "http://fcm.googleapis.com/x"],
)  # fmt: skip
def test_no_device_leads_the_server_into_its_own_network(db, browser, endpoint):
    with pytest.raises(NoChoice):
        choosing.add_device("somebody", endpoint, padless(public_bytes(browser)), padless(AUTH), "")


@pytest.mark.parametrize(
    "endpoint",
    ["https://fcm.googleapis.com/fcm/send/a", "https://updates.push.services.mozilla.com/wpush/v2/a", "https://web.push.apple.com/a",
     "https://wns2-by3p.notify.windows.com/w/?token=a"],
)  # fmt: skip
def test_the_push_services_of_the_usual_browsers_are_known(db, browser, endpoint):
    choosing.add_device("somebody", endpoint, padless(public_bytes(browser)), padless(AUTH), "")
    assert [one.endpoint for one in choosing.devices_of("somebody")] == [endpoint]


def test_a_device_that_was_added_before_is_looked_at_again(clinic, far, browser, settings):
    _asks(clinic.therapist.id, far, browser)
    settings.PUSH_TO_THIS_MACHINE = False
    _needed(clinic)
    sending.send_due()
    assert (far.got, [fault.given_up for fault in sending.failing()]) == ([], [True])


@pytest.mark.parametrize("way", ["push", "sms"])
def test_nothing_is_followed_elsewhere_and_a_redirect_is_no_delivery(clinic, far, browser, settings, way):
    settings.SMS_URL, settings.SMS_TOKEN = f"{far.address}/messages", "secret"
    if way == "push":
        _asks(clinic.therapist.id, far, browser)
    else:
        choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    with far_server() as other:
        far.answer, far.leads_to, other.answer = 302, f"{other.address}/somewhere", 200
        _needed(clinic)
        sending.send_due()
        assert other.got == []
    assert Notice.objects.get(channel=way).sent_at is None
    assert [fault.given_up for fault in sending.failing()] == [True]


def test_reminders_wait_behind_whoever_is_needed(clinic):
    for level in ("", "", "T3", "T0"):
        _routine(clinic.therapist.id, level)
    sending.send_due(limit=1)
    assert Notice.objects.get(sent_at__isnull=False).level == "T0"


def test_files_of_the_outbox_are_for_the_product_alone(clinic):
    choosing.choose(clinic.therapist.id, Chosen(phone="+1 555 0100", sms=True))
    outbox.folder().mkdir(mode=0o755)
    _needed(clinic)
    sending.send_due()
    assert [path.stat().st_mode & 0o077 for path in outbox.folder().iterdir()] == [0]


def test_a_device_is_taken_away_and_the_way_ends_with_the_last(db, far, browser):
    _asks("somebody", far, browser)
    _asks("somebody", far, browser)
    [device] = choosing.devices_of("somebody")
    choosing.remove_device("somebody else", device.pk)
    assert choosing.devices_of("somebody")
    choosing.remove_device("somebody", device.pk)
    assert not choosing.chosen_by("somebody").push


def _at(hour: int) -> datetime:
    """In New York, on 17 March 2026."""
    return datetime(2026, 3, 17, hour, tzinfo=UTC) + timedelta(hours=4)


def _routine(person: str, level: str) -> Notice:
    return Notice.objects.create(id=uuid.uuid4(), duty=f"a duty {level} {uuid.uuid4()}", rung=0, recipient=person, channel="outbox", client="", level=level, due=0, created_at=0)  # fmt: skip


def test_quiet_hours_wait_for_the_morning_and_an_emergency_does_not(clinic):
    Person.objects.filter(pk=clinic.therapist.id).update(zone="America/New_York")
    choosing.choose(clinic.therapist.id, Chosen(quiet_from="21:00", quiet_until="07:30"))
    routine, urgent = _routine(clinic.therapist.id, "T3"), _routine(clinic.therapist.id, "T1")
    with time_machine.travel(_at(23), tick=False):
        assert sending.send_due() == sending.Sent(1, 0)
    routine.refresh_from_db()
    urgent.refresh_from_db()
    assert (routine.sent_at, routine.attempts, urgent.attempts) == (None, 0, 1)
    with time_machine.travel(_at(23) + timedelta(hours=8, minutes=29), tick=False):
        assert sending.send_due() == sending.Sent(0, 0)
    with time_machine.travel(_at(23) + timedelta(hours=8, minutes=30), tick=False):
        assert sending.send_due() == sending.Sent(1, 0)


def test_the_hours_are_the_persons_own(clinic):
    """23:00 in New York is noon of the next day in Tokyo."""
    Person.objects.filter(pk=clinic.therapist.id).update(zone="Asia/Tokyo")
    choosing.choose(clinic.therapist.id, Chosen(quiet_from="21:00", quiet_until="07:30"))
    _routine(clinic.therapist.id, "T3")
    with time_machine.travel(_at(23), tick=False):
        assert sending.send_due() == sending.Sent(1, 0)


def test_two_days_without_a_mail_server_lose_and_double_nothing(clinic, settings):
    """A worker's pass every half hour for two days, and then the server is back."""
    settings.NOTICE_CHANNELS = ("in_app", "far")
    settings.NOTICE_ADAPTERS = {"far": "tests.own_channels.broken"}
    _needed(clinic)
    waiting, at = set(Notice.objects.filter(channel="far").values_list("pk", flat=True)), datetime.now(UTC)
    for half_hours in range(96):
        with time_machine.travel(at + timedelta(minutes=30 * half_hours), tick=False):
            sending.send_due()
    assert {uuid.UUID(fault.id) for fault in sending.failing()} == waiting
    settings.NOTICE_ADAPTERS = {"far": "tests.own_channels.keeping"}
    DELIVERED.clear()
    for hours in (48, 49, 50):
        with time_machine.travel(at + timedelta(hours=hours), tick=False):
            sending.send_due()
    assert sorted(DELIVERED) == sorted(map(str, waiting))
    assert sending.failing() == []
