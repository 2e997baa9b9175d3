from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "steadystep.clinic.asking"
    label = "asking"
    verbose_name = "Asking"
