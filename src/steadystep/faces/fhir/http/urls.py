"""Addresses of the FHIR face."""

from django.urls import path

from .loading import load
from .reading import one_questionnaire, questionnaire_responses, questionnaires

app_name = "fhir"
urlpatterns = [
    path("Questionnaire", questionnaires, name="questionnaires"),
    path("Questionnaire/load", load, name="load"),
    path("Questionnaire/<slug:name>", one_questionnaire, name="questionnaire"),
    path("QuestionnaireResponse", questionnaire_responses, name="responses"),
]
