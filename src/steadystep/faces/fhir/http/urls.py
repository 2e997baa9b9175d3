"""Addresses of the FHIR face."""

from django.urls import path

from .loading import load
from .reading import (
    booked_visits,
    medicines_ordered,
    one_questionnaire,
    questionnaire_responses,
    questionnaires,
    tests_ordered,
    visits_held,
)

app_name = "fhir"
urlpatterns = [
    path("Questionnaire", questionnaires, name="questionnaires"),
    path("Questionnaire/load", load, name="load"),
    path("Questionnaire/<slug:name>", one_questionnaire, name="questionnaire"),
    path("QuestionnaireResponse", questionnaire_responses, name="responses"),
    path("Appointment", booked_visits, name="appointments"),
    path("Encounter", visits_held, name="encounters"),
    path("ServiceRequest", tests_ordered, name="lab_orders"),
    path("MedicationRequest", medicines_ordered, name="medicine_orders"),
]
