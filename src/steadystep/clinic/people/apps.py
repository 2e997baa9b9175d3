from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "steadystep.clinic.people"
    label = "people"
