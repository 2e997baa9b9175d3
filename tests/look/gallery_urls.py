"""The gallery at an address of its own; the product wires it nowhere by itself."""

from django.urls import include, path

from steadystep.wiring import urls

urlpatterns = [*urls.urlpatterns, path("look/", include("steadystep.faces.look.urls"))]
