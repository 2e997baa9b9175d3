from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "steadystep.faces.look"
    label = "look"
