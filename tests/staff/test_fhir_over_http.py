"""Questionnaires and what was answered as FHIR over HTTP: the same doors and the same consent as every page."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire

from steadystep.chart import Dose
from steadystep.chart.capacity import CapacityStated
from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.visits import VisitAttended, VisitBooked
from steadystep.clinic.asking import own_instruments
from steadystep.clinic.ledger import reading
from tests.fhir.test_questionnaires import choice, form
from tests.small_clinic import UNCOMPARED

from .conftest import now

ASKED = (1, 1, 1, 1, 1, 1, 1, 1, 0)


def test_a_questionnaire_is_read_and_licensed_words_are_not(as_, pia):
    browser = as_(pia)
    given = browser.get(reverse("fhir:questionnaire", args=["phq-9"]))
    Questionnaire.model_validate(given.json())
    assert given["Content-Type"] == "application/fhir+json"
    refused = browser.get(reverse("fhir:questionnaire", args=["isi"]))
    assert (refused.status_code, refused.json()["resourceType"]) == (403, "OperationOutcome")


def test_answers_are_read_by_who_may_open_the_chart(as_, rosa, tom, put, otto, client):
    put(tom, rosa, Answers(when=now(), instrument="phq_9", form="s", items=ASKED, way="paper"))
    address = f"{reverse('fhir:responses')}?patient=Patient/{rosa}"
    assert client.get(address).status_code == 401
    found = as_(tom).get(address).json()
    Bundle.model_validate(found)
    items = {one["linkId"]: one["answer"][0] for one in found["entry"][0]["resource"]["item"]}
    assert items["9"]["valueCoding"]["code"] == "0"
    assert items["total"] == {"valueDecimal": 8}
    assert as_(otto).get(address).status_code == 403
    assert as_(tom).get(reverse("fhir:responses")).status_code == 400


def test_the_front_desk_reads_no_answers(as_, rosa, tom, put, fran):
    put(tom, rosa, Answers(when=now(), instrument="phq_9", form="s", items=ASKED, way="paper"))
    assert as_(fran).get(f"{reverse('fhir:responses')}?patient={rosa}").json()["total"] == 0


def _sent(**typed):
    content = json.dumps(form(choice("mood", (0, 1, 2)), choice("harm", (0, 1, 2, 3)))).encode()
    return {
        "questionnaire": SimpleUploadedFile("form.json", content),
        "statement": "Our own form.",
        **typed,
    }


def test_a_lead_loads_a_questionnaire_and_its_marked_question_brings_somebody(as_, lea, rosa, tom, put):
    answer = as_(lea).post(reverse("fhir:load"), _sent(harm="one", question="harm", **{"from": "1"}))
    try:
        assert answer.url == reverse("staff:instrument", args=["own_a_form"])
        put(
            tom,
            rosa,
            ItemAnswered(when=now(), instrument="own_a_form", form="s", item=2, value=2),
        )
        assert any(one.kind == "raised" for one in reading.read_chart(rosa).entries)
    finally:
        own_instruments.forget()


def test_nobody_is_left_to_assume_whether_it_asks_about_harm(as_, lea, pia):
    browser = as_(lea)
    back = browser.post(reverse("fhir:load"), _sent())
    assert "statement=Our+own+form." in back.url
    assert b"Nobody says whether it asks about suicide or harm." in browser.get(back.url).content
    assert own_instruments.every() == []
    assert as_(pia).post(reverse("fhir:load"), _sent(harm="none")).status_code == 403


def test_visits_are_read_as_appointments_and_encounters_by_who_may_open_the_chart(as_, rosa, tom, put, otto):
    (booked,) = put(
        tom, rosa, VisitBooked(when=now(), minutes=50, purpose="therapy", with_person=str(tom.pk))
    )
    put(tom, rosa, VisitAttended(when=now(), visit=booked.id, purpose="therapy"))
    for name, status in (("fhir:appointments", "fulfilled"), ("fhir:encounters", "finished")):
        address = f"{reverse(name)}?patient=Patient/{rosa}"
        found = as_(tom).get(address).json()
        Bundle.model_validate(found)
        assert [one["resource"]["status"] for one in found["entry"]] == [status]
        assert as_(otto).get(address).status_code == 403
        assert as_(tom).get(reverse(name)).status_code == 400


def test_orders_are_read_as_medication_requests_by_who_may_read_medicines(
    as_, rosa, pia, tom, put, otto, client
):
    """In full by who prescribes; whoever sees only that there are medicines reads none."""
    step = DoseStep(first=now().day, amount=Dose(25, "mg"))
    order = Order(
        when=now(),
        name="Sertraline",
        drug="sertraline",
        indication="panic disorder",
        steps=(step,),
        instruction="With food.",
        reasons=UNCOMPARED,
    )
    put(pia, rosa, CapacityStated(when=now(), ability="decides"))
    (one,) = put(pia, rosa, order)
    address = f"{reverse('fhir:medicine_orders')}?patient=Patient/{rosa}"
    found = as_(pia).get(address).json()
    Bundle.model_validate(found)
    assert [(each["resource"]["id"], each["resource"]["status"]) for each in found["entry"]] == [
        (one.id, "active")
    ]
    assert as_(tom).get(address).json()["total"] == 0
    assert as_(otto).get(address).status_code == 403
    assert as_(pia).get(reverse("fhir:medicine_orders")).status_code == 400
