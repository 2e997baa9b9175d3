"""Which face answers which address."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from allauth.account import views as account
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

import steadystep.faces.portal.joining.urls
import steadystep.faces.portal.kiosk.urls
import steadystep.faces.staff.people.urls


def _of(module: str) -> list[Any]:
    return import_module(module).urlpatterns if find_spec(module) else []


staff = [*_of("steadystep.faces.staff.urls"), *steadystep.faces.staff.people.urls.urlpatterns]
portal = [*_of("steadystep.faces.portal.urls"), *steadystep.faces.portal.joining.urls.urlpatterns]

urlpatterns: list[URLPattern | URLResolver] = [
    # Only these of allauth's pages: nobody signs up, and nobody resets a password by mail.
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("steadystep.faces.staff.signing_in.urls")),
    path("fhir/", include("steadystep.faces.fhir.http.urls")),
    path("my/", include((portal, "portal"))),
    path("kiosk/", include((steadystep.faces.portal.kiosk.urls.urlpatterns, "kiosk"))),
    path("", include((staff, "staff"))),
]

if settings.DEBUG or settings.DEMO:
    # The gallery of components holds nobody's data, but a clinic's clients have no use for it.
    urlpatterns.insert(0, path("look/", include("steadystep.faces.look.urls")))

handler400 = "steadystep.faces.look.errors.bad_request"
handler403 = "steadystep.faces.look.errors.permission_denied"
handler404 = "steadystep.faces.look.errors.not_found"
handler429 = "steadystep.faces.look.errors.too_many"  # allauth asks for this one
handler500 = "steadystep.faces.look.errors.server_error"
