"""The cast of the demo as one-tap buttons."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from steadystep.clinic.people.demo import demo_clients, demo_is_here, demo_staff, sign_in_to_demo
from steadystep.clinic.people.role_names import name_of_role


@never_cache
@require_GET
def demo(request: HttpRequest) -> HttpResponse:
    """Choose whom to be; not found unless this is the demo, on this machine."""
    if not demo_is_here(request):
        raise Http404
    cast = [
        (member, ", ".join(dict.fromkeys(name_of_role(held.role) for held in member.roles)))
        for member in demo_staff(timezone.now())
    ]
    return render(request, "people/demo.html", {"cast": cast, "clients": demo_clients()})


@require_POST
def be(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Sign in as one of the cast."""
    person = sign_in_to_demo(request, person_id)
    if person is None:
        raise Http404
    return redirect("/" if person.kind == "staff" else "/my/")
