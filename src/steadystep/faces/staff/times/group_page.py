"""Book a group: who leads it, where and when, and who comes."""

from __future__ import annotations

from uuid import UUID, uuid4

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from steadystep.chart import Refused
from steadystep.chart.mistakes import unreadable
from steadystep.clinic.calendar import reading
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.local_time import instant_at
from steadystep.clinic.chartroom import lists
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.groups import MOST, book_group_series
from steadystep.clinic.chartroom.lists import CaseloadItem
from steadystep.clinic.chartroom.series import SeriesDone
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.sign_in import recently_signed_in
from steadystep.faces.look.words import said
from steadystep.faces.staff.as_said import age_said
from steadystep.faces.staff.door import reasons_of, staff_page

from .asking import choices
from .finding import REPEATS, repeat_sent

LEADS = ("therapist", "peer", "nurse", "prescriber", "case_manager")
LENGTHS = (45, 60, 75, 90, 120)
SHOWN = 200


@require_http_methods(["GET", "POST"])
@staff_page
def group(request: HttpRequest, actor: Actor) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        if not recently_signed_in(request):
            raise ReauthenticationRequired  # asks for the password, then sends this very request again
        try:
            done = _booked(request, actor)
        except Refused as refused:
            reasons = reasons_of(refused)
        else:
            _tell(request, done)
            return redirect("staff:today")
    return render(
        request, "staff/times/group.html", _context(request, actor, reasons), status=422 if reasons else 200
    )


def _tell(request: HttpRequest, done: SeriesDone) -> None:
    count = len(done.done)
    stands = ngettext("The group stands: %(n)s meeting.", "The group stands: %(n)s meetings.", count)
    messages.success(request, stands % {"n": count})
    for reason in done.refused:
        messages.error(request, said(reason))


def _context(request: HttpRequest, actor: Actor, reasons: list[str]) -> dict[str, object]:
    clinic = clinic_value()
    leaders = {
        one.id: one.name for role in LEADS for one in clinic.with_role(role) if one.teams & actor.teams
    }
    mine = lists.caseload(actor, "team", limit=SHOWN, by_name=True)
    chosen = set(request.POST.getlist("client"))
    return {
        "reasons": reasons, "leaders": sorted(leaders.items(), key=lambda one: one[1]), "me": request.POST.get("person", actor.id),
        "rooms": [(str(key), name) for key, name in reading.rooms()], "room": request.POST.get("room", ""),
        "repeats": choices(dict(REPEATS), request.POST.get("repeat", "1x1")), "lengths": LENGTHS, "starts": request.POST.get("starts", ""), "most": MOST, "zone": clinic.zone,
        "clients": [_member(one, chosen) for one in mine if one.group != "not_in_care"],
        "meeting": request.POST.get("meeting") or uuid4(),
    }  # fmt: skip


def _member(item: CaseloadItem, chosen: set[str]) -> tuple[str, str, str, bool]:
    """Pronouns and age tell two of one name apart."""
    line, today = item.line, timezone.localdate()
    about = [line.pronouns, age_said(line.birth_date, today)] if line else []
    return item.client, item.called or _("No name yet"), ", ".join(filter(None, about)), item.client in chosen


def _booked(request: HttpRequest, actor: Actor) -> SeriesDone:
    given, clinic = request.POST, clinic_value()
    try:
        shown, meeting = parse_datetime(given.get("starts", "")), str(UUID(given.get("meeting", "")))
    except ValueError:
        shown, meeting = None, ""
    if shown is None:
        raise unreadable(
            "'{text}' is no day and hour: choose when the group meets.", text=given.get("starts", "")[:40]
        )
    minutes = given.get("minutes", "")
    time = Time(
        person=given.get("person", "")[:64] or actor.id, room=given.get("room", "")[:64],
        minutes=int(minutes) if minutes in map(str, LENGTHS) else 60,
        starts=instant_at(shown.date(), shown.time(), clinic.zone),
    )  # fmt: skip
    place = "video" if given.get("place") == "video" else "in_person"
    return book_group_series(
        actor, given.getlist("client"), time, repeat_sent(given.get("repeat", "")), meeting=meeting, zone=clinic.zone, place=place
    )  # fmt: skip
