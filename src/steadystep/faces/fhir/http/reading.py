"""Questionnaire, QuestionnaireResponse, Appointment, Encounter, ServiceRequest and MedicationRequest, to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.knowing import known_now
from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.fhir.order_writing import service_requests
from steadystep.faces.fhir.prescription_writing import medication_requests
from steadystep.faces.fhir.questionnaire_writing import NotShown, questionnaire
from steadystep.faces.fhir.response_writing import responses
from steadystep.faces.fhir.visit_writing import appointments, encounters
from steadystep.reasoning.facts.person import person

from .answering import bundle, fhir_address, outcome, resource, staff_only

PURPOSE = "treatment"


@fhir_address
def questionnaires(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every questionnaire whose words we may give out."""
    staff_only(actor)
    facts = known_now()
    shown = [one for one in facts.instruments.values() if one.carries_wording and not one.licensed_here]
    return bundle(questionnaire(one, facts.version[:12]) for one in shown)


@fhir_address
def one_questionnaire(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """By the id that FHIR allows (`phq-9`) or ours (`phq_9`)."""
    staff_only(actor)
    facts = known_now()
    found = facts.instruments.get(name.replace("-", "_"))
    if found is None:
        return outcome(404, "not-found", f"No Questionnaire is called {name[:64]}. Next: see Questionnaire.")
    try:
        return resource(questionnaire(found, facts.version[:12]))
    except NotShown as refused:
        return outcome(403, "forbidden", f"{refused} Next: ask the rights holder for the form itself.")


def of_a_client(view: Callable[[HttpRequest, Opened], HttpResponse]) -> Callable[..., HttpResponse]:
    """`?patient=` names the client; the chart is opened, on record, as far as who asks may see it."""

    @fhir_address
    @wraps(view)
    def opened(request: HttpRequest, actor: Actor) -> HttpResponse:
        client = request.GET.get("patient", "").removeprefix("Patient/").strip()[:64]
        if not client:
            return outcome(400, "required", "No patient is named. Next: ask with ?patient=ID.")
        return view(request, open_chart(actor, client, PURPOSE, part="fhir"))

    return opened


@of_a_client
def questionnaire_responses(request: HttpRequest, opened: Opened) -> HttpResponse:
    """`?questionnaire=` narrows to one of ours."""
    asked = request.GET.get("questionnaire", "").rsplit(":", 1)[-1].replace("-", "_")
    return bundle(one for name, one in responses(opened.chart, known_now()) if asked in ("", name))


@of_a_client
def booked_visits(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Each booked visit and what came of it."""
    return bundle(appointments(opened.chart))


@of_a_client
def visits_held(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Each visit that took place."""
    return bundle(encounters(opened.chart))


@of_a_client
def tests_ordered(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Each test that was ordered from a laboratory, and whether its result is there."""
    return bundle(service_requests(opened.chart, known_now()))


@of_a_client
def medicines_ordered(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Each medicine that was ordered here, as it was signed, and how it stands today."""
    zone = person(opened.chart, opened.clinic).zone
    today = opened.at.astimezone(zone_named(zone)).date()
    return bundle(medication_requests(opened.chart, known_now(), today, zone, opened.withheld))
