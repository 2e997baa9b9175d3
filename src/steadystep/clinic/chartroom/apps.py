from django.apps import AppConfig


class ChartroomConfig(AppConfig):
    name = "steadystep.clinic.chartroom"
    label = "chartroom"
    verbose_name = "Chartroom"
