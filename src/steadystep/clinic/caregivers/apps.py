from django.apps import AppConfig


class CaregiversConfig(AppConfig):
    name = "steadystep.clinic.caregivers"
    label = "caregivers"
    verbose_name = "Caregivers"
