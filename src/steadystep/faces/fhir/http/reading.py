"""Questionnaire and QuestionnaireResponse, to read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from steadystep.clinic.chartroom.knowing import known_now
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.fhir.questionnaire_writing import NotShown, questionnaire
from steadystep.faces.fhir.response_writing import responses

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


@fhir_address
def questionnaire_responses(request: HttpRequest, actor: Actor) -> HttpResponse:
    """`?patient=` names the client; `?questionnaire=` narrows to one of ours. Only what this person may see."""
    client = request.GET.get("patient", "").removeprefix("Patient/").strip()
    if not client:
        return outcome(400, "required", "No patient is named. Next: ask with ?patient=ID.")
    chart = open_chart(actor, client[:64], PURPOSE, part="fhir").chart
    asked = request.GET.get("questionnaire", "").rsplit(":", 1)[-1].replace("-", "_")
    found = responses(chart, known_now())
    return bundle(one for name, one in found if asked in ("", name))
