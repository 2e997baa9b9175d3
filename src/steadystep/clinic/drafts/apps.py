from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "steadystep.clinic.drafts"
    label = "drafts"
    verbose_name = "Drafts"
