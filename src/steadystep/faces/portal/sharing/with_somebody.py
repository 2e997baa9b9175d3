"""A client shares with somebody who cares for them: topic by topic, for a time, and sees what that person sees."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steadystep.chart import Entry, NewEntry, When
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.chartroom.sharing import seen_by_caregiver
from steadystep.clinic.people.actions import give_caregiver_code, has_joined, id_of_caregiver
from steadystep.clinic.people.qr import qr_picture
from steadystep.faces.portal.caring.shown import shown_of
from steadystep.faces.portal.own import SOURCE, Own, after_writing, own_chart, own_page, sender_id, write_own

from .form import NewSharingForm, TopicsForm
from .page import in_force

PART = "sharing"


@own_page
@require_http_methods(["GET", "POST"])
def share_with(request: HttpRequest) -> HttpResponse:
    """Somebody new: what they may see is written first, then the code that they make a sign-in with is shown, once."""
    own = own_chart(request, PART)
    form = NewSharingForm(own.view.knowledge.rights.caregiver_scopes, request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = sender_id(request)
        given = _given(own, form, str(uuid5(UUID(entry), "caregiver")), form.cleaned_data["name"])
        if own.chart.entry(entry) is None:
            write_own(own, [NewEntry(id=entry, body=given, source=SOURCE)])
        return _slip(request, own, given)
    return _page(request, form, "")


@own_page
@require_http_methods(["GET", "POST"])
def change_sharing(request: HttpRequest, consent: str) -> HttpResponse:
    """Other topics or another end: the consent that stood is taken back in the same breath."""
    own = own_chart(request, PART)
    entry = sender_id(request)
    if own.chart.entry(entry):
        return redirect("portal:sharing")
    standing = _standing(own, consent)
    form = TopicsForm(
        own.view.knowledge.rights.caregiver_scopes, request.POST or None, initial=_initial(standing)
    )
    if request.method == "POST" and form.is_valid():
        given = _given(own, form, standing.body.recipient, standing.body.recipient_name)
        back = ConsentRevoked(when=given.when, consent=standing.id)
        new = [
            NewEntry(id=sender_id(request, "back"), body=back, source=SOURCE),
            NewEntry(id=entry, body=given, source=SOURCE),
        ]
        written = write_own(own, new)
        return after_writing(request, own, written, "portal:sharing", gettext("What you share has changed."))
    return _page(request, form, standing.body.recipient_name)


@own_page
@require_POST
def new_caregiver_code(request: HttpRequest, consent: str) -> HttpResponse:
    """The paper was lost, or the way in was."""
    own = own_chart(request, PART)
    return _slip(request, own, _standing(own, consent).body)


@own_page
@require_safe
def as_they_see(request: HttpRequest, consent: str) -> HttpResponse:
    own = own_chart(request, PART)
    body = _standing(own, consent).body
    shown = shown_of(seen_by_caregiver(own.opened, body.recipient), own.opened)
    context = {"one": shown, "name": body.recipient_name, "joined": has_joined(body.recipient)}
    return render(request, "portal/as_they_see.html", context)


def _page(request: HttpRequest, form: TopicsForm, name: str) -> HttpResponse:
    return render(
        request, "portal/share_with.html", {"form": form, "name": name}, status=422 if form.errors else 200
    )


def _given(own: Own, form: TopicsForm, recipient: str, name: str) -> ConsentGiven:
    typed = form.cleaned_data
    return ConsentGiven(
        when=own.at_this_moment(), recipient_kind="caregiver", recipient=recipient, recipient_name=name,
        purpose=typed["purpose"], scopes=tuple(sorted(typed["scopes"])), labels=("part2",) if typed["part2"] else (),
        until=When.on(form.until(own.today), own.zone),
    )  # fmt: skip


def _initial(standing: Entry[ConsentGiven]) -> dict[str, object]:
    told = standing.body
    return {"scopes": list(told.scopes), "part2": "part2" in told.labels, "purpose": told.purpose}


def _standing(own: Own, consent: str) -> Entry[ConsentGiven]:
    """A consent in force that names a caregiver; raises Http404 for any other."""
    for one in in_force(own):
        if consent in (one.id, own.chart.first(one).id) and one.body.recipient_kind == "caregiver":
            return one
    raise Http404


def _slip(request: HttpRequest, own: Own, given: ConsentGiven) -> HttpResponse:
    """What to hand over; where the person has no sign-in of ours to make (named on paper), back to the list."""
    caregiver = id_of_caregiver(given.recipient)
    if caregiver is None:
        messages.info(request, gettext("They have no sign-in here. Ask the clinic how they take part."))
        return redirect("portal:sharing")
    made, code = give_caregiver_code(
        own.actor, caregiver_id=caregiver, display_name=given.recipient_name,
        language=request.LANGUAGE_CODE,
    )  # fmt: skip
    address = f"{settings.ADDRESS}{reverse('portal:join_as_caregiver')}"
    context = {
        "name": given.recipient_name, "handed_over": code, "address": address, "picture": qr_picture(address), "ends": made.expires_at,
    }  # fmt: skip
    return render(request, "portal/share_slip.html", context)
