"""Links for one use: an invitation and a recovery."""

from collections.abc import Callable

from allauth.core import ratelimit
from django.contrib.auth import login, logout
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people.actions import accept_invitation, find_invitation, find_recovery, recover
from steadystep.clinic.people.demo import BACKEND
from steadystep.clinic.people.door_log import address_of
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.role_names import name_of_role
from steadystep.clinic.people.roster import clinic
from steadystep.faces.look.new_password import NewPasswordForm
from steadystep.faces.staff.signing_in.forms import NewSignInForm

RECEIVED = "received_token"


def receive(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """Put a link's token into the session and out of the address, where it would be seen and kept."""
    request.session[RECEIVED] = [kind, token]
    return redirect(f"signing_in:{kind}")


def _received(request: HttpRequest, kind: str) -> str:
    stored, token = request.session.get(RECEIVED, ("", ""))
    return token if stored == kind else ""


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """The invited person chooses a user name and password, and goes on to their second step."""
    limited = ratelimit.consume_or_429(request, action="use_link")
    if limited:
        return limited
    token = _received(request, "invitation")
    try:
        found = find_invitation(token)
    except Refused as refused:
        return render(request, "people/link_no_good.html", {"words": refused}, status=410)
    form = NewSignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _tried(request, form, lambda: _accept(request, token, form))
        if answer is not None:
            return answer
    context = {"form": form, "invitation": found, "role": name_of_role(found.role), "clinic": clinic()}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def _accept(request: HttpRequest, token: str, form: NewSignInForm) -> HttpResponse:
    row = clinic()
    person = accept_invitation(
        token,
        username=form.cleaned_data["username"],
        password=form.cleaned_data["password"],
        language=get_language() or "en",
        zone=row.zone if row else "",
    )
    logout(request)
    login(request, person, backend=BACKEND)
    return redirect("signing_in:second_step")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """A new password; the second step was taken away and is set up again at the next sign-in."""
    limited = ratelimit.consume_or_429(request, action="use_link")
    if limited:
        return limited
    token = _received(request, "recovery")
    try:
        found = find_recovery(token)
    except Refused as refused:
        return render(request, "people/link_no_good.html", {"words": refused}, status=410)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _tried(request, form, lambda: _recover(request, token, form))
        if answer is not None:
            return answer
    context = {"form": form, "person": found.person}
    return render(request, "people/recovery.html", context, status=422 if form.errors else 200)


def _recover(request: HttpRequest, token: str, form: NewPasswordForm) -> HttpResponse:
    recover(token, password=form.cleaned_data["password"], address=address_of(request))
    logout(request)
    return render(request, "people/recovered.html")


def _tried(request: HttpRequest, form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """Do it; what the person can mend goes to the form, what they cannot is a page."""
    try:
        return act()
    except ValidationError as error:
        for field, found in _by_field(error).items():
            form.add_error(field if field in form.fields else None, found)
        return None
    except Refused as refused:
        return render(request, "people/link_no_good.html", {"words": refused}, status=410)


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"password": error.messages}
