from django.urls import path

from steadystep.faces.portal.joining.views import join

urlpatterns = [path("join/", join, name="join")]
