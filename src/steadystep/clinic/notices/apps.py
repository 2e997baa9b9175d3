from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "steadystep.clinic.notices"
    label = "notices"
    verbose_name = "Notices"
