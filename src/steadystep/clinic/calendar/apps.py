from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "steadystep.clinic.calendar"
    label = "calendar"
    verbose_name = "Calendar"
