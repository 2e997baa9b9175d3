"""Opening a chart outside one's team in an emergency, and the list of who opened what."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from steadystep import knowledge
from steadystep.chart import NewEntry, Refused, When
from steadystep.chart.team import AccessOpened
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.log import openings_of
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.consent.relation import BREAK_GLASS_HOURS
from steadystep.clinic.ledger import clock
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.staff.addresses import client_address
from steadystep.faces.staff.as_said import names_of
from steadystep.faces.staff.door import opened, reasons_of, staff_page, status_of

REASONS = (
    ("emergency_treatment", _("Emergency treatment")),
    ("safety", _("Safety of the client or somebody else")),
    ("covering", _("I cover for a colleague who cannot be reached")),
    ("on_call", _("Called while on call")),
)


class GlassForm(forms.Form):
    default_renderer = LookRenderer
    why = forms.ChoiceField(label=_("Why now"), choices=REASONS)
    text = forms.CharField(
        label=_("What has happened"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The privacy owner reads this within two working days."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@staff_page
def break_glass(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Say why; the chart is then open to this person for up to eight hours."""
    form = GlassForm(request.POST or None)
    status = 422 if form.is_bound and not form.is_valid() else 200
    if form.is_bound and form.is_valid():
        try:
            write(actor, str(client), [_opening(actor, form.cleaned_data)])
            return redirect(client_address(str(client)))
        except (NotAllowed, Refused) as mistake:
            status = status_of(mistake)
            for reason in reasons_of(mistake):
                form.add_error(None, reason)
    return render(request, "staff/glass.html", {"form": form, "client": str(client)}, status=status)


def _opening(actor: Actor, given: dict[str, Any]) -> NewEntry:
    now = clock.now()
    reason = f"{dict(REASONS)[given['why']]}: {given['text']}"
    # A minute less than allowed: the door measures from its own, later instant.
    until = now + BREAK_GLASS_HOURS - timedelta(minutes=1)
    return NewEntry(
        id=str(uuid4()),
        body=AccessOpened(when=When.instant(now), person=actor.id, reason=reason, until=until),
    )


@require_GET
@staff_page
def openings(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Who opened this chart: everybody's openings for whoever runs the clinic, one's own for others."""
    chart = opened(actor, client, "who opened this chart")
    roles, rights = chart.sight.relation.roles, knowledge.load().rights
    reads_all = any(rights.read("audit", role) == "full" for role in roles)
    found = [one for one in openings_of(str(client)) if reads_all or one.person == actor.id]
    names = names_of({one.person for one in found}, chart.clinic)
    rows = [
        {"opening": one, "who": names.get(one.person, now_said("someone no longer here"))} for one in found
    ]
    context = {"rows": rows, "all": reads_all, "client": str(client), "now": chart.at}
    return render(request, "staff/openings.html", context)
