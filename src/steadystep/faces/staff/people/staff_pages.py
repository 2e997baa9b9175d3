"""The staff list, inviting, and one member's page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people import actions
from steadystep.clinic.people.actors import actor_from
from steadystep.clinic.people.mistakes import Refused
from steadystep.clinic.people.permissions import can_administer, can_give_role
from steadystep.clinic.people.role_names import ROLE_CHOICES, name_of_role
from steadystep.clinic.people.roster import Member, door_log, member, open_invitations, rota, staff
from steadystep.faces.staff.people.doing import for_who_runs_the_clinic, prove_again, status_of, tried
from steadystep.faces.staff.people.forms import GiveRoleForm, InviteForm, RecoveryForm, WhyForm


def roles_to_give(actor: Actor) -> list[tuple[str, Any]]:
    return [(role, name) for role, name in ROLE_CHOICES if can_give_role(actor, role)]


@require_GET
@for_who_runs_the_clinic
def people(request: HttpRequest) -> HttpResponse:
    """Everyone who works here, who is on call now, and who was asked in."""
    now = timezone.now()
    everyone = [(row, _roles_in_words(row)) for row in staff(now)]
    context = {
        "working": [pair for pair in everyone if pair[0].active],
        "closed": [pair for pair in everyone if not pair[0].active],
        "invitations": [(row, name_of_role(row.role)) for row in open_invitations(now)],
        "on_call": [(row, name_of_role(row.role)) for row in rota(now, now)],
        "actor": actor_from(request),
    }
    return render(request, "people/people.html", context)


def _roles_in_words(row: Member) -> list[str]:
    return [
        f"{name_of_role(held.role)} · {held.team}" if held.team else name_of_role(held.role)
        for held in row.roles
    ]


@never_cache
@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def invite(request: HttpRequest) -> HttpResponse:
    """Ask someone in; the link is shown once, to be handed over by a safe way."""
    actor = actor_from(request)
    form = InviteForm(request.POST or None, roles=roles_to_give(actor))
    made: list[Any] = []
    if request.method == "POST" and form.is_valid():
        prove_again(request)
        if tried(form, lambda: made.append(actions.invite(actor, "invited", **form.cleaned_data))):
            invitation, token = made[0]
            address = reverse("signing_in:invitation_link", args=[token])
            context = {"invitation": invitation, "link": request.build_absolute_uri(address)}
            return render(request, "people/invited.html", context)
    return render(request, "people/invite.html", {"form": form}, status=status_of(form))


@require_POST
@for_who_runs_the_clinic
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Make an open invitation useless."""
    try:
        actions.withdraw_invitation(actor_from(request), "withdrawn", invitation_id=invitation_id)
        messages.success(request, _("The invitation was withdrawn."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("staff:people")


@never_cache
@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def one(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """One member of staff: roles, sign-in, and what happened at the door."""
    actor = actor_from(request)
    found = _found(person_id)
    posted = request.POST if request.method == "POST" else None
    form = GiveRoleForm(posted, roles=roles_to_give(actor))
    if posted is not None and form.is_valid():
        prove_again(request)
        if tried(form, lambda: actions.give_role(actor, person_id=person_id, **form.cleaned_data)):
            messages.success(request, _("The role was given."))
            return redirect("staff:person", person_id)
    context = {
        "member": found,
        "roles": [(held, name_of_role(held.role), can_give_role(actor, held.role)) for held in found.roles],
        "form": form,
        "log": door_log(person_id),
        "administers": can_administer(actor),
        "is_me": str(person_id) == actor.id,
    }
    return render(request, "people/person.html", context, status=status_of(form))


def _found(person_id: UUID) -> Member:
    found = member(person_id, timezone.now())
    if found is None:
        raise Http404
    return found


@require_POST
@for_who_runs_the_clinic
def end_role(request: HttpRequest, person_id: UUID, role_id: UUID) -> HttpResponse:
    """End a role now."""
    try:
        actions.end_role(actor_from(request), "ended on the person's page", role_id=role_id)
        messages.success(request, _("The role has ended."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("staff:person", person_id)


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def open_or_close(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Close a sign-in, or open a closed one, with the reason."""
    found = _found(person_id)
    form = WhyForm(request.POST or None)
    act = actions.deactivate if found.active else actions.reactivate
    if request.method == "POST" and form.is_valid():
        prove_again(request)
        why = form.cleaned_data["why"]
        if tried(form, lambda: act(actor_from(request), why, person_id=person_id)):
            return redirect("staff:person", person_id)
    return render(
        request, "people/open_or_close.html", {"form": form, "member": found}, status=status_of(form)
    )


@never_cache
@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def recovery(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A link back in for someone who lost password or phone; shown once."""
    found = _found(person_id)
    form = RecoveryForm(request.POST or None)
    made: list[Any] = []
    if request.method == "POST" and form.is_valid():
        prove_again(request)
        actor, why = actor_from(request), form.cleaned_data["why"]
        if tried(form, lambda: made.append(actions.make_recovery(actor, why, person_id=person_id))):
            row, token = made[0]
            link = request.build_absolute_uri(reverse("signing_in:recovery_link", args=[token]))
            return render(
                request, "people/recovery_made.html", {"recovery": row, "link": link, "member": found}
            )
    return render(
        request, "people/make_recovery.html", {"form": form, "member": found}, status=status_of(form)
    )
