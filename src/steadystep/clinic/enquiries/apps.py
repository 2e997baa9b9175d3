from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "steadystep.clinic.enquiries"
    label = "enquiries"
    verbose_name = "Enquiries"
