"""Where I am signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from steadystep.clinic.people.signed_in import sign_out_elsewhere, signed_in_places


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def where_signed_in(request: HttpRequest) -> HttpResponse:
    """Every browser with this sign-in, and one button that ends all others."""
    if request.method == "POST":
        sign_out_elsewhere(request)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("signing_in:where_signed_in")
    return render(request, "people/where_signed_in.html", {"places": signed_in_places(request)})
