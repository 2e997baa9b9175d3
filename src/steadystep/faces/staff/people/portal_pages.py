"""A client's way into the portal: a code on a slip of paper, withdrawing it, and the way back in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.chart import say
from steadystep.chart.intake import Demographics
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.people import actions
from steadystep.clinic.people.permissions import check_can_give_portal_code
from steadystep.clinic.people.roster import door_log, open_portal_code, sign_in_of_client
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.people.doing import prove_again, status_of, tried
from steadystep.faces.staff.people.forms import PortalCodeForm, ResetForm
from steadystep.faces.staff.people.slip import slip

PART = "portal sign-in"  # what the record of the opening says was looked at


@require_http_methods(["GET", "POST"])
@staff_page
def portal_code(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """What this client's sign-in is now; a POST makes a code, shown once, on a slip to print."""
    told = _told(actor, client)
    person = sign_in_of_client(client)
    form = (PortalCodeForm if person is None else ResetForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        prove_again(request)
        made: list[Any] = []
        if tried(form, lambda: made.append(_made(actor, client, told, form.cleaned_data))):
            enrolment, code = made[0]
            paper = slip(
                code, called=told.called, language=told.language, zone=told.zone, ends=enrolment.expires_at
            )
            context = {"client": client, "told": told, "slip": paper}
            return render(request, "people/portal_slip.html", context)
    context = {
        "client": client,
        "told": told,
        "form": form,
        "person": person,
        "waiting": open_portal_code(client, timezone.now()),
        "log": door_log(person.pk, most=10) if person else [],
    }
    return render(request, "people/portal_code.html", context, status=status_of(form))


@require_POST
@staff_page
def withdraw_code(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Make an open code useless."""
    _told(actor, client)
    actions.withdraw_portal_codes(actor, "withdrawn on the client's page", client_id=client)
    messages.success(request, _("The code does not work any more."))
    return redirect("staff:portal_code", client)


def _told(actor: Actor, client: UUID) -> Demographics:
    """Who the client is, through the chart's door. The role is asked first: who may not never opens.

    An emergency opening is no ground either: a code is a way in as the client, and outlasts the emergency.
    """
    check_can_give_portal_code(actor)
    chart = opened(actor, client, PART)
    if chart.sight.relation.kind == "break_glass":
        raise NotAllowed((say("An emergency opening gives no portal codes: ask the client's own team."),))
    found = chart.chart.latest(Demographics)
    if found is None or not isinstance(found.body, Demographics):
        raise NotAllowed((say("You may not see who this client is, so you cannot let them in."),))
    return found.body


def _made(actor: Actor, client: UUID, told: Demographics, typed: dict[str, Any]) -> tuple[Any, str]:
    if typed.get("lock"):
        actions.lock_client_sign_in(actor, typed["why"], client_id=client)
    return actions.give_portal_code(
        actor,
        typed["why"],
        client_id=client,
        birth_date=told.birth_date.at if told.birth_date else "",
        display_name=told.called,
        language=told.language,
    )
