from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "steadystep.clinic.supervision"
    label = "supervision"
    verbose_name = "Supervision"
