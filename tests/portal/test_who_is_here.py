"""Who is signed in: nothing typed is lost, nothing is shown to somebody else, a caregiver sees what is shared."""

import uuid
from datetime import UTC, datetime

from django.test import Client

from steadystep.chart import When
from steadystep.chart.measures import Answers
from steadystep.chart.team import ConsentGiven, Message
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.people import actions
from tests.portal.conftest import hidden_fields
from tests.small_clinic import fresh, herself, new_client


def test_a_sheet_is_kept_and_gone_on_with_after_signing_in_again(rosa):
    rosa.post("/my/questions/phq_9/")
    form = hidden_fields(rosa.get("/my/questions/phq_9/1/").content.decode())["form"]
    rosa.post("/my/questions/phq_9/1/", form=form, answer="2")
    again = Client()
    again.force_login(rosa.person)
    start = again.post("/my/questions/phq_9/", {"id": str(uuid.uuid4())})
    assert start.url == "/my/questions/phq_9/2/"
    assert not rosa.chart.of(Answers)


def test_nothing_typed_is_lost_when_the_sign_in_has_ended(rosa):
    hidden = hidden_fields(rosa.get("/my/messages/").content.decode())
    rosa.browser.logout()
    told = rosa.browser.post(
        "/my/messages/", {"text": "I cannot sleep", "id": hidden["id"], "of": hidden["of"]}
    )
    assert told.status_code == 401
    assert "tel:988" in told.content.decode()
    rosa.browser.force_login(rosa.person)
    page = rosa.get("/my/kept/").content.decode()
    assert "I cannot sleep" in page
    rosa.browser.post("/my/messages/", {"text": "I cannot sleep", "id": hidden_fields(page)["id"]})
    assert "I cannot sleep" in [one.body.text for one in rosa.chart.of(Message)]
    assert rosa.browser.get("/my/kept/").status_code == 302  # sent, so no longer kept


def test_what_one_person_typed_is_never_shown_to_the_next(rosa):
    hidden = hidden_fields(rosa.get("/my/messages/").content.decode())
    rosa.browser.logout()
    rosa.browser.post("/my/messages/", {"text": "mine alone", "id": hidden["id"], "of": hidden["of"]})
    other = actions.add_client_sign_in(
        SOFTWARE,
        "test",
        username="sam",
        display_name="Sam",
        client_id=uuid.UUID(new_client(rosa.clinic, "Sam")),
    )
    rosa.browser.force_login(other)
    assert "mine alone" not in rosa.browser.get("/my/kept/", follow=True).content.decode()


def test_a_caregiver_can_always_tell_the_team_and_sees_only_what_is_shared(rosa):
    carer = actions.add_caregiver(SOFTWARE, "test", username="luz", display_name="Luz Reyes")
    consent = fresh(ConsentGiven(when=When.instant(datetime.now(UTC)), recipient_kind="caregiver", recipient=str(carer.pk),
                                 recipient_name="Luz Reyes", purpose="help at home", scopes=(1,)))  # fmt: skip
    write(herself(rosa.client), rosa.client, [consent])
    browser = Client()
    browser.force_login(carer)
    page = browser.get("/my/caring/").content.decode()
    assert "Thu 5 March" in page
    assert "sertraline" not in page.lower()
    browser.post(
        "/my/caring/tell/", {"client": rosa.client, "text": "She has not slept", "id": str(uuid.uuid4())}
    )
    (told,) = [one for one in rosa.chart.of(Message) if one.body.from_caregiver]
    assert told.body.text == "She has not slept"
    rosa.post(f"/my/sharing/{consent.id}/stop/")
    page = browser.get("/my/caring/").content.decode()
    assert "Thu 5 March" not in page
    assert "What do you want the care team to know?" in page


def test_a_caregiver_sees_the_list_of_medicines_when_that_is_shared(rosa):
    carer = actions.add_caregiver(SOFTWARE, "test", username="luz", display_name="Luz Reyes")
    consent = fresh(ConsentGiven(when=When.instant(datetime.now(UTC)), recipient_kind="caregiver", recipient=str(carer.pk),
                                 recipient_name="Luz Reyes", purpose="help at home", scopes=(3,)))  # fmt: skip
    write(herself(rosa.client), rosa.client, [consent])
    browser = Client()
    browser.force_login(carer)
    page = browser.get("/my/caring/").content.decode()
    assert "Sertraline" in page
    assert "Thu 5 March" not in page


def test_a_page_left_open_by_another_person_writes_nothing(rosa):
    seq = rosa.chart.seq
    said = rosa.browser.post("/my/messages/", {"text": "not mine", "id": str(uuid.uuid4()), "of": "0" * 32})
    assert said.status_code == 409
    assert "not mine" in said.content.decode()
    assert rosa.chart.seq == seq
