from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "steadystep.faces.portal"
    label = "portal"
