"""Who sees what until when, one tap to stop, and who opened the chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from steadystep.chart import Entry, NewEntry
from steadystep.chart.team import ConsentGiven, ConsentRevoked
from steadystep.clinic.consent.log import openings_of
from steadystep.clinic.people.actions import withdraw_caregiver_codes
from steadystep.clinic.people.roster import names
from steadystep.faces.look.names import name_of
from steadystep.faces.portal.own import SOURCE, Own, after_writing, own_chart, own_page, sender_id, write_own
from steadystep.faces.portal.team.sent_about_me import sent_about_me

from .topics import SCOPES

OPENINGS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """One opening of the chart by somebody else. `name` empty: not one of the clinic's people."""

    at: datetime
    name: str
    roles: str
    emergency: bool
    reason: str
    allowed: bool


@own_page
@require_safe
def sharing(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, "sharing")
    context = {
        "consents": [_shown(one) for one in in_force(own)],
        "openings": _openings(own),
        "sent_about_me": sent_about_me(own),
    }
    return render(request, "portal/sharing.html", context)


@own_page
@require_POST
def stop_sharing(request: HttpRequest, consent: str) -> HttpResponse:
    """One tap. From this instant nothing more is shown by it; what was seen before cannot be unseen."""
    own = own_chart(request, "sharing")
    standing = next((one for one in in_force(own) if consent in (one.id, own.chart.first(one).id)), None)
    if standing is None:
        return redirect("portal:sharing")  # stopped already, perhaps by the first of two taps
    withdraw_caregiver_codes(standing.body.recipient)
    body = ConsentRevoked(when=own.at_this_moment(), consent=consent)
    written = write_own(own, [NewEntry(id=sender_id(request), body=body, source=SOURCE)])
    return after_writing(request, own, written, "portal:sharing", gettext("Sharing has stopped."))


def in_force(own: Own) -> list[Entry[ConsentGiven]]:
    """Consents that hold now: not ended, not taken back."""
    back = {one.body.code for one in own.chart.entries if isinstance(one.body, ConsentRevoked)}
    return [
        one for one in own.chart.of(ConsentGiven)
        if not {one.id, own.chart.first(one).id} & back and (one.body.until is None or one.body.until.end > own.now)
    ]  # fmt: skip


def _shown(one: Entry[ConsentGiven]) -> dict[str, Any]:
    scopes = [SCOPES.get(number, str(number)) for number in one.body.scopes]
    return {
        "id": one.id, "to": one.body.recipient_name, "why": one.body.purpose, "since": one.occurred, "scopes": scopes,
        "labels": [name_of(label) for label in one.body.labels], "caregiver": one.body.recipient_kind == "caregiver",
        # The last day it holds, not the first on which it no longer does.
        "until": one.body.until.day if one.body.until else None,
    }  # fmt: skip


def _openings(own: Own) -> list[Seen]:
    """Others only; one line for a person and an hour, since every page opens the chart anew."""
    found = [
        one
        for one in openings_of(own.chart.client)
        if one.person != own.actor.id and one.person != "software"
    ]
    known = names({one.person for one in found if _is_uuid(one.person)})
    lines: dict[tuple[str, str, bool, bool], Seen] = {}
    for one in found:
        key = (one.person, f"{one.at:%Y-%m-%d %H}", one.break_glass, one.allowed)
        roles = ", ".join(name_of(role) for role in one.roles)
        seen = Seen(one.at, known.get(one.person, ""), roles, one.break_glass, one.reason, one.allowed)
        lines.setdefault(key, seen)
    return list(lines.values())[:OPENINGS_SHOWN]


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
