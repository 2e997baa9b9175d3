"""After the second step is set up: where the person was going."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from steadystep.clinic.people.sign_in import needs_second_factor

GO_ON_TO = "go_on_to"


def remember_where_to_go_on(request: HttpRequest, address: str) -> None:
    request.session[GO_ON_TO] = address


@require_GET
@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Choose an authenticator app or a passkey."""
    if not needs_second_factor(request):
        return redirect("mfa_index")
    return render(request, "people/second_step.html")


@require_GET
@login_required
def go_on(request: HttpRequest) -> HttpResponse:
    """To where they were going, or to the start."""
    return redirect(request.session.pop(GO_ON_TO, settings.LOGIN_REDIRECT_URL))
