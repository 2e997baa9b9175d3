"""A client makes their own sign-in, and so does somebody who cares for them."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people.actions import join_as_caregiver, join_portal
from steadystep.clinic.people.demo import BACKEND
from steadystep.clinic.people.door_log import address_of
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.roster import clinic
from steadystep.faces.portal.joining.forms import JoinAsCaregiverForm, JoinForm

Made = Callable[[HttpRequest, dict[str, Any]], Any]


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Code and birth date in, user name and password out, and straight to their own start page."""
    return _joining(request, JoinForm, "people/join.html", _client)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join_caring(request: HttpRequest) -> HttpResponse:
    """Somebody whom a client named: with the code that the client gave them."""
    return _joining(request, JoinAsCaregiverForm, "people/join_caring.html", _caregiver)


def _joining(
    request: HttpRequest, kind: type[JoinForm | JoinAsCaregiverForm], page: str, made: Made
) -> HttpResponse:
    limited = ratelimit.consume_or_429(request, action="join_portal")
    if limited:
        return limited
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _tried(form, lambda: made(request, form.cleaned_data))
        if person is not None:
            logout(request)
            login(request, person, backend=BACKEND)
            return redirect("/my/")
    return render(request, page, {"form": form}, status=422 if form.errors else 200)


def _client(request: HttpRequest, typed: dict[str, Any]) -> Any:
    return join_portal(typed["code"], birth_date=typed["birth_date"], **_own_words(request, typed))


def _caregiver(request: HttpRequest, typed: dict[str, Any]) -> Any:
    return join_as_caregiver(typed["code"], **_own_words(request, typed))


def _own_words(request: HttpRequest, typed: dict[str, Any]) -> dict[str, Any]:
    row = clinic()
    return {
        "username": typed["username"],
        "password": typed["password"],
        "zone": row.zone if row else "",
        "address": address_of(request),
    }


def _tried(form: JoinForm | JoinAsCaregiverForm, make: Callable[[], Any]) -> Any:
    try:
        return make()
    except Refused as refused:
        form.add_error("code", str(refused))
    except ValidationError as error:
        _show(form, error)
    return None


def _show(form: JoinForm | JoinAsCaregiverForm, error: ValidationError) -> None:
    found = error.message_dict if hasattr(error, "error_dict") else {"password": error.messages}
    for field, words in found.items():
        form.add_error(field if field in form.fields else None, words)
