from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "steadystep.faces.staff"
    label = "staff"
