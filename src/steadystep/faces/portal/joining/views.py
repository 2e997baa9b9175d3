"""A client makes their own sign-in."""

from allauth.core import ratelimit
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people.actions import join_portal
from steadystep.clinic.people.demo import BACKEND
from steadystep.clinic.people.door_log import address_of
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.roster import clinic
from steadystep.faces.portal.joining.forms import JoinForm


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Code and birth date in, user name and password out, and straight to their own start page."""
    limited = ratelimit.consume_or_429(request, action="join_portal")
    if limited:
        return limited
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _joined(request, form):
        return redirect("/my/")
    return render(request, "people/join.html", {"form": form}, status=422 if form.errors else 200)


def _joined(request: HttpRequest, form: JoinForm) -> bool:
    typed, row = form.cleaned_data, clinic()
    try:
        person = join_portal(
            typed["code"],
            birth_date=typed["birth_date"],
            username=typed["username"],
            password=typed["password"],
            zone=row.zone if row else "",
            address=address_of(request),
        )
    except Refused as refused:
        form.add_error("code", str(refused))
        return False
    except ValidationError as error:
        _show(form, error)
        return False
    logout(request)
    login(request, person, backend=BACKEND)
    return True


def _show(form: JoinForm, error: ValidationError) -> None:
    found = error.message_dict if hasattr(error, "error_dict") else {"password": error.messages}
    for field, words in found.items():
        form.add_error(field if field in form.fields else None, words)
