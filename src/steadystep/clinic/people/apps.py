from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "steadystep.clinic.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        import_module("steadystep.clinic.people.listening")
