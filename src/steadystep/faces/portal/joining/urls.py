from django.urls import path

from steadystep.faces.portal.joining.views import join, join_caring

urlpatterns = [
    path("join/", join, name="join"),
    path("join/caring/", join_caring, name="join_as_caregiver"),
]
