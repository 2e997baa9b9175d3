"""Each page of the portal, and what its forms write; every send twice, every bad value in words, never a 500."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import DoseReport, MedicineReported, SideEffect
from steadystep.chart.plan import Goal
from steadystep.chart.team import ConsentRevoked, Message
from steadystep.chart.therapy import PracticeTried
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.people import actions
from steadystep.knowledge.reading import KnowledgeRefused
from tests.portal.conftest import TUESDAY_TEN, hidden_fields, make_rosa
from tests.small_clinic import new_client

PAGES = ("/my/", "/my/check-in/", "/my/questions/phq_9/", "/my/questions/gad_7/", "/my/plan/", "/my/medicines/effects/", "/my/medicines/calendar/", "/my/messages/",
         "/my/visits/", "/my/sharing/", "/my/help/", "/my/help/plain/", "/my/help/kept/", "/my/offline/",
         "/my/offline/check-in/", "/my/worker.js", "/my/manifest.webmanifest")  # fmt: skip
OPEN_TO_ALL = ("/my/help/", "/my/help/plain/", "/my/offline/", "/my/offline/check-in/", "/my/worker.js",
               "/my/manifest.webmanifest")  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es", "ar-xb"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_in_every_language(rosa, address, language):
    rosa.browser.cookies["django_language"] = language
    assert rosa.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_signed_out_only_help_and_the_shell_are_open(db, tuesday, address):
    answer = Client().get(address)
    assert (answer.status_code == 200) == (address in OPEN_TO_ALL)


def test_an_empty_chart_says_what_to_do(db, tuesday):
    rosa = make_rosa()
    other = Client()
    client = new_client(rosa.clinic, "Sam Bare")
    person = actions.add_client_sign_in(
        SOFTWARE, "test", username="sam", display_name="Sam", client_id=uuid.UUID(client)
    )
    other.force_login(person)
    for address in PAGES:
        assert other.get(address).status_code == 200, address
    assert "No visit is booked" in other.get("/my/").content.decode()


def test_today_greets_by_name_and_shows_what_to_take_and_why(rosa):
    page = rosa.get("/my/").content.decode()
    assert "Good morning, Rosa Reyes" in page
    assert "25 mg" in page
    assert "For: panic" in page
    assert "Patient Health Questionnaire-9" in page
    assert "Thu 5 March" in page


def test_taking_a_medicine_is_noted_once_and_can_be_changed(rosa):
    take, send = f"/my/take/{rosa.ids['order']}/", str(uuid.uuid4())
    for _ in range(2):
        rosa.post(take, outcome="taken", id=send)
    (first,) = rosa.chart.of(DoseReport)
    assert (first.body.outcome, first.body.day.isoformat()) == ("taken", "2026-03-03")
    rosa.post(take, outcome="missed", reason="forgot")
    (now,) = rosa.chart.of(DoseReport)
    assert (now.supersedes, now.body.outcome, now.body.reason) == (first.id, "missed", "It slipped my mind")


def test_a_check_in_may_leave_out_everything_but_something(rosa):
    rosa.post("/my/check-in/", mood="4")
    (told,) = rosa.chart.of(DailyCheckin)
    assert (told.body.mood, told.body.anxiety, told.body.sleep_hours) == (4, None, None)
    rosa.post("/my/check-in/")
    assert len(rosa.chart.of(DailyCheckin)) == 1


def test_every_line_of_the_day_is_kept(rosa):
    """R74."""
    typed = {
        "mood": "4", "anxiety": "6", "craving": "2", "sleep_hours": "6.5",
        "medicines": "all", "panic_attacks": "3", "movement_minutes": "20", "words": "A walk helped.",
    }  # fmt: skip
    page = rosa.get("/my/check-in/").content.decode()
    assert [name for name in typed if f'name="{name}"' not in page] == []
    rosa.post("/my/check-in/", **typed)
    (told,) = rosa.chart.of(DailyCheckin)
    assert {name: str(getattr(told.body, name)) for name in typed} == typed


def test_changing_todays_check_in_supersedes_it(rosa):
    rosa.post("/my/check-in/", mood="4")
    rosa.post("/my/check-in/", mood="6", anxiety="3")
    (told,) = rosa.chart.of(DailyCheckin)
    assert (told.body.mood, told.body.anxiety) == (6, 3)
    assert told.supersedes


def test_a_late_check_in_keeps_the_devices_time_and_is_written_once(rosa):
    """Filled in at 08:00 without a connection, sent at 10:00, and sent again."""
    fields = {
        "id": str(uuid.uuid4()),
        "mood": "3",
        "filled_in_at": "2026-03-03T13:00:00.000Z",
        "day": "2026-03-03",
    }
    for _ in range(2):
        said = rosa.browser.post("/my/check-in/", fields, headers={"Accept": "application/json"})
        assert json.loads(said.content)["saved"] is True
    (told,) = rosa.chart.of(DailyCheckin)
    assert told.occurred == datetime(2026, 3, 3, 13, tzinfo=UTC)
    assert told.recorded_at >= TUESDAY_TEN


def test_a_late_check_in_does_not_replace_a_newer_one(rosa):
    rosa.post("/my/check-in/", mood="8")
    fields = {
        "id": str(uuid.uuid4()),
        "mood": "3",
        "filled_in_at": "2026-03-03T13:00:00.000Z",
        "day": "2026-03-03",
    }
    rosa.browser.post("/my/check-in/", fields)
    assert [one.body.mood for one in rosa.chart.of(DailyCheckin)] == [3, 8]


@pytest.mark.parametrize(
    "claimed", ["2031-01-01T00:00:00Z", "yesterday", "1901-01-01T00:00:00Z", "2026-03-03T09:00:00", ""]
)
def test_a_devices_clock_that_cannot_be_right_is_not_believed(rosa, claimed):
    rosa.post("/my/check-in/", mood="5", filled_in_at=claimed, day="2031-01-01")
    (told,) = rosa.chart.of(DailyCheckin)
    assert abs(told.occurred - datetime.now(UTC)) < timedelta(minutes=5)
    assert told.body.day.isoformat() == "2026-03-03"


@pytest.mark.parametrize(
    "fields", [{"mood": "11"}, {"sleep_hours": "30"}, {"sleep_hours": "lots"}, {"words": "x" * 5000}]
)
def test_a_value_that_cannot_be_is_refused_in_words(rosa, fields):
    said = rosa.post("/my/check-in/", **fields)
    assert said.status_code == 422
    assert not rosa.chart.of(DailyCheckin)


def test_an_item_of_my_own_is_asked_again_next_time(rosa):
    rosa.post("/my/check-in/", own_name="back pain", own_0="7")
    (told,) = rosa.chart.of(DailyCheckin)
    assert told.body.own == {"back pain": 7}
    assert "back pain" in rosa.get("/my/check-in/").content.decode()


@pytest.mark.parametrize(
    ("address", "fields", "kind"),
    [
        ("/my/plan/goal/", {"text": "Sleep through"}, Goal),
        ("/my/plan/side-effect/", {"effect": "dry mouth", "burden": "3"}, SideEffect),
        ("/my/plan/medicine/", {"name": "ibuprofen", "dose_text": "one now and then"}, MedicineReported),
        ("/my/messages/", {"text": "Hello"}, Message),
    ],
)
def test_what_the_plan_page_sends_is_written_once(rosa, address, fields, kind):
    before, send = len(rosa.chart.of(kind)), str(uuid.uuid4())
    for _ in range(2):
        assert rosa.post(address, id=send, **fields).status_code == 302
    assert len(rosa.chart.of(kind)) == before + 1


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/my/plan/goal/", "text"),
        ("/my/plan/side-effect/", "effect"),
        ("/my/plan/medicine/", "name"),
        ("/my/messages/", "text"),
    ],
)
@pytest.mark.parametrize("typed", ["", "   ", "\x00"])
def test_nothing_typed_is_said_kindly(rosa, address, field, typed):
    seq = rosa.chart.seq
    assert rosa.post(address, **{field: typed}).status_code in (409, 422)
    assert rosa.chart.seq == seq


def test_a_practice_that_was_tried(rosa):
    rosa.post(f"/my/plan/tried/{rosa.ids['practice']}/", done="partly", barrier="too loud")
    (told,) = rosa.chart.of(PracticeTried)
    assert (told.body.done, told.body.barrier) == ("partly", "too loud")


def test_asking_to_move_a_visit_is_a_message_and_the_visit_stands(rosa):
    rosa.post(f"/my/visits/{rosa.ids['visit']}/move/", page="/my/visits/", text="after four")
    assert "Please move my visit of Thu 5 March 2026 10:00. after four" in [
        one.body.text for one in rosa.chart.of(Message)
    ]
    assert "I need another time" in rosa.get("/my/visits/").content.decode()


def test_one_tap_stops_sharing_and_a_second_changes_nothing(rosa):
    assert "Luz Reyes" in rosa.get("/my/sharing/").content.decode()
    for _ in range(2):
        rosa.post(f"/my/sharing/{rosa.ids['consent']}/stop/")
    assert len(rosa.chart.of(ConsentRevoked)) == 1
    assert "Stop sharing" not in rosa.get("/my/sharing/").content.decode()


def test_who_opened_my_record_is_listed(rosa):
    open_chart(rosa.clinic.prescriber, rosa.client, "visit")
    assert "Pia" in rosa.get("/my/sharing/").content.decode()


def test_help_shows_the_safety_plan_with_a_number_to_touch(rosa):
    page = rosa.get("/my/help/").content.decode()
    assert 'href="tel:988"' in page
    assert 'href="tel:5550104477"' in page
    assert "Give naloxone" in page


def test_what_the_worker_keeps_for_everybody_holds_nothing_personal(rosa):
    page = rosa.get("/my/help/plain/").content.decode()
    assert "My sister" not in page
    assert "tel:988" in page


def test_without_words_in_spanish_the_wording_is_english_and_says_why(rosa):
    rosa.browser.cookies["django_language"] = "es"
    page = rosa.get("/my/questions/gad_7/").content.decode()
    assert 'lang="es"' in page
    assert "Generalized Anxiety Disorder-7" in page
    rosa.post("/my/questions/gad_7/")
    assert "Feeling nervous" in rosa.get("/my/questions/gad_7/1/").content.decode()
    assert page.count("notice-information") == 1


@pytest.mark.parametrize(
    "address",
    [
        "/my/questions/nothing/",
        "/my/questions/pdss_sr/",
        "/my/questions/phq_9/99/",
        "/my/questions/phq_9/receipt/nothing/",
    ],
)
def test_what_is_not_there_is_not_found(rosa, address):
    rosa.post("/my/questions/phq_9/")
    assert rosa.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/my/take/nothing/", "/my/check-in/", "/my/questions/phq_9/", "/my/questions/phq_9/1/", "/my/questions/phq_9/hand-in/",
     "/my/plan/goal/", "/my/plan/side-effect/", "/my/plan/medicine/", "/my/plan/tried/nothing/", "/my/messages/",
     "/my/visits/nothing/move/", "/my/sharing/nothing/stop/"],
)  # fmt: skip
def test_hostile_values_never_break_a_page(rosa, address):
    whose = hidden_fields(rosa.get("/my/plan/").content.decode())["of"]
    nasty = dict.fromkeys(("id", "text", "sign", "effect", "name", "burden", "order", "mood", "own_name", "answer", "form", "day", "filled_in_at", "outcome", "reason", "done", "barrier"), "\x00<script>alert(1)</script>" + "ü" * 300)  # fmt: skip
    assert rosa.browser.post(address, nasty).status_code < 500
    assert rosa.browser.post(address, nasty | {"of": whose}).status_code < 500


def test_one_tap_asks_for_a_call_once_and_says_when_it_is_read(rosa):
    send = str(uuid.uuid4())
    for _ in range(2):
        page = rosa.post("/my/call-me/", id=send).content.decode()
    assert "somebody reads it today" in page
    assert 'href="tel:988"' in page
    assert len([one for one in rosa.chart.of(Message) if one.body.text.startswith("Please call me")]) == 1


def test_help_stands_though_knowledge_was_refused(db, tuesday):
    with patch("steadystep.faces.look.crisis_lines.knowledge.load", side_effect=KnowledgeRefused([])):
        page = Client().get("/my/help/").content.decode()
    assert 'href="tel:988"' in page
    assert 'href="tel:911"' in page
