from django.urls import path

from steadystep.faces.look.views import gallery

app_name = "look"

urlpatterns = [path("", gallery, name="gallery")]
