from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LookConfig(AppConfig):
    name = "steadystep.faces.look"
    label = "look"

    def ready(self) -> None:
        # Once, for every field of every form: Django's own words sound like a machine.
        forms.Field.default_error_messages["required"] = _("Please answer this one.")
