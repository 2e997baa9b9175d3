"""The waiting list: who waits, who cannot wait first and why, by when somebody asks how they are, and the next free time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steadystep.clinic.calendar.free_time import Wanted
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.finding_times import RELEASED, find_times
from steadystep.clinic.chartroom.lists import DutyItem
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.names import name_of
from steadystep.faces.look.pieces import Choice
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import client_address, form_address
from steadystep.faces.staff.door import staff_page
from steadystep.faces.staff.leading import times_address

from .asking import MINUTES, ROLE_OF
from .came_free import BOOK, rows_of

MOST = 200
_RULE = "visits.waiting"


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who waits. `reasons` are why they stand where they stand."""

    name: str
    href: str
    purpose: str
    what: str
    since: datetime
    reasons: tuple[str, ...]
    ask_by: datetime
    late: bool
    owner: str
    find: str
    call: str
    end: str


@require_GET
@staff_page
def waiting(request: HttpRequest, actor: Actor) -> HttpResponse:
    """From the open duties: no chart is opened for it."""
    given = request.GET.get("whose", "")
    whose: lists.Whose = "all" if given == "all" and actor.is_any({"lead", "admin"}) else "team"
    items = lists.duties(actor, whose, MOST, rule=_RULE)
    items.sort(key=_pressing)
    rows = [_row(one) for one in items]
    context = {
        "rows": rows, "now": clock.now(), "chips": _chips(actor, whose), "came_free": rows_of(items),
        "free": _free({one.purpose for one in rows}),
    }  # fmt: skip
    return render(request, "staff/times/waiting.html", context)


def _pressing(item: DutyItem) -> tuple[str, int, datetime]:
    """Who cannot wait by what the chart shows; then who has more reasons; then who has waited longest."""
    duty = item.duty
    return duty.level, -len(duty.remarks), duty.known_at


def _row(item: DutyItem) -> Row:
    duty, now = item.duty, clock.now()
    key = next((one.key for one in duty.offers if one.key.startswith(BOOK)), "")
    return Row(
        name=item.called or _("No name yet"), href=client_address(item.client), purpose=key.removeprefix(BOOK), what=name_of(key.removeprefix(BOOK)), since=duty.known_at,
        reasons=tuple(said(one) for one in duty.remarks), ask_by=duty.due, late=duty.due <= now, owner=duty.person,
        find=times_address(key, item.client), call=form_address(item.client, "contact", method="call", to_whom="client"),
        end=form_address(item.client, "waiting-ended"),
    )  # fmt: skip


def _free(purposes: set[str]) -> list[tuple[str, datetime | None]]:
    """The next time that is free for each kind of visit somebody waits for: a place that came free is offered."""
    clinic, now = clinic_value(), clock.now()
    found = []
    for purpose in sorted(purposes & ROLE_OF.keys()):
        people = frozenset(one.id for one in clinic.with_role(ROLE_OF[purpose]))
        wanted = Wanted(
            minutes=MINUTES[purpose], not_before=now, people=people, limit=1, released=now + RELEASED
        )
        times = find_times(wanted, now) if people else []
        found.append((name_of(purpose), times[0].starts if times else None))
    return found


def _chips(actor: Actor, whose: str) -> list[Choice]:
    words = {"team": _("My teams")}
    if actor.is_any({"lead", "admin"}):
        words["all"] = _("Whole clinic")
    return [Choice(label, f"?whose={key}", key == whose) for key, label in words.items()]
