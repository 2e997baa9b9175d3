"""The set-up wizard of a new clinic: open only while there is none, and only to who read the server's token."""

import secrets

from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people.actions import set_up_clinic
from steadystep.clinic.people.actions.places import new_administrator
from steadystep.clinic.people.demo import BACKEND
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.roster import clinic
from steadystep.clinic.people.secrets_once import first_run_token
from steadystep.faces.staff.signing_in.forms import SetUpForm
from steadystep.faces.staff.signing_in.going_on import remember_where_to_go_on

TOKEN = "first_run_token"  # noqa: S105  the name of a session key


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Make the clinic and its first administrator, sign them in, and send them to their second step."""
    if clinic() is not None:
        raise Http404
    if "token" in request.GET:
        # Out of the address at once: addresses are remembered, copied and shown over a shoulder.
        request.session[TOKEN] = request.GET["token"]
        return redirect("signing_in:set_up")
    if not secrets.compare_digest(request.session.get(TOKEN, "").encode(), first_run_token().encode()):
        return render(request, "people/set_up_locked.html", status=403)
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _made(request, form):
        remember_where_to_go_on(request, "/people/")
        return redirect("signing_in:second_step")
    return render(request, "people/set_up.html", {"form": form}, status=422 if form.errors else 200)


def _made(request: HttpRequest, form: SetUpForm) -> bool:
    cleaned = form.cleaned_data
    administrator = new_administrator(
        username=cleaned["username"],
        display_name=cleaned["display_name"],
        email=cleaned["email"],
        language=get_language() or "en",
        zone=cleaned["zone"],
    )
    try:
        person = set_up_clinic(
            places=cleaned["places"],
            administrator=administrator,
            password=cleaned["password"],
            **form.details(),
        )
    except (Refused, ValidationError) as error:
        form.add_error(None, error.messages if isinstance(error, ValidationError) else str(error))
        return False
    login(request, person, backend=BACKEND)
    request.session.pop(TOKEN, None)
    return True
