from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "steadystep.clinic.consent"
    label = "consent"
    verbose_name = "Consent"
