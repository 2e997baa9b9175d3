from django import forms
from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.pseudo import speak_pseudo


class LookConfig(AppConfig):
    name = "steadystep.faces.look"
    label = "look"

    def ready(self) -> None:
        # Once, for every field of every form: Django's own words sound like a machine.
        forms.Field.default_error_messages["required"] = _("Please answer this one.")
        if settings.PSEUDO_LANGUAGE in dict(settings.LANGUAGES):
            speak_pseudo(settings.PSEUDO_LANGUAGE)
