"""Find a time for a client: the next times that exist, and one click to book one, once or every week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
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

from steadystep.chart import Refused, say
from steadystep.chart.mistakes import unreadable
from steadystep.chart.visits import PLACES
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.calendar.free_time import FreeTime
from steadystep.clinic.chartroom.finding_times import find_times
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.chartroom.series import Repeat, SeriesDone, book_series
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.sign_in import recently_signed_in
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.addresses import page_address, tab_address
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.describing_visits import every_said
from steadystep.faces.staff.door import opened, reasons_of, staff_page
from steadystep.faces.staff.forms import FORMS
from steadystep.faces.staff.may_write import check_may
from steadystep.reasoning.view import View

from .asking import LENGTHS, PARTS, ROLE_OF, Asked, asked, choices, who_for

REPEATS = {
    "1x1": _("once"), "1x6": _("every week, 6 times"), "1x12": _("every week, 12 times"), "2x6": _("every two weeks, 6 times"),
    "4x6": _("every four weeks, 6 times"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A time on the page; `value` says whose, when and in which room."""

    value: str
    starts: datetime
    who: str
    rapid: bool


@require_http_methods(["GET", "POST"])
@staff_page
def times(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    chart = opened(actor, client, "finding a time")
    check_may(chart, FORMS["visit"])
    view, _describer = desk_of(chart)
    if request.method == "POST":
        return _booked(request, actor, chart, view)
    wish = asked(request.GET, view, chart.clinic, chart.at)
    found = find_times(wish.wanted(chart.at, chart.clinic.zone), chart.at)
    context = {
        "client": str(client), "called": view.person.called, "wish": wish, "days": _by_day(found, wish),
        "entry_id": uuid4(), "seen": chart.seq, "repeats": choices(dict(REPEATS), "1x1"), "agreed": _agreed(view, wish),
        **_wishes(wish), "zone": chart.clinic.zone, "elsewhere": view.person.zone != chart.clinic.zone and view.person.zone,
    }  # fmt: skip
    return render(request, "staff/times/times.html", context)


def _wishes(wish: Asked) -> dict[str, Any]:
    """What the page lets one choose from."""
    places = {"": _("anywhere"), **{one: name_of(one) for one in sorted(PLACES)}}
    said = [
        name_of(wish.purpose),
        wish.people.get(wish.person, _("anybody of the team")),
        _("%(n)s minutes") % {"n": wish.minutes},
    ]
    said += [str(places[wish.place]), str(PARTS[wish.part])] + ([_("rapid access")] if wish.rapid else [])
    return {
        "chosen": said,
        "purposes": choices({one: name_of(one) for one in ROLE_OF}, wish.purpose),
        "people": choices({"": _("anybody of the team"), **wish.people}, wish.person),
        "lengths": choices({str(one): _("%(n)s minutes") % {"n": one} for one in LENGTHS}, str(wish.minutes)),
        "places": choices(dict(places), wish.place), "parts": choices(dict(PARTS), wish.part),
    }  # fmt: skip


def _by_day(found: list[FreeTime], wish: Asked) -> list[tuple[date, list[Slot]]]:
    slots = [
        Slot(
            f"{one.person}|{one.starts.isoformat()}|{one.room}",
            one.starts,
            wish.people.get(one.person, ""),
            one.rapid,
        )
        for one in found
    ]
    return [
        (day, list(group))
        for day, group in groupby(slots, key=lambda one: timezone.localtime(one.starts).date())
    ]


def _agreed(view: View, wish: Asked) -> str:
    """How often it was agreed to meet, and by when the next visit is due."""
    cadence = next((one for one in view.cadences if one.of == wish.purpose), None)
    if cadence is None or cadence.every_days is None:
        return ""
    if cadence.agreed is None:
        return _("By the policy %(often)s; nobody has agreed yet.") % {
            "often": every_said(cadence.every_days)
        }
    return _("Agreed: %(often)s.") % {"often": every_said(cadence.every_days)}


def _booked(request: HttpRequest, actor: Actor, chart: Opened, view: View) -> HttpResponse:
    if not recently_signed_in(request):
        raise ReauthenticationRequired  # asks for the password, then sends this very request again
    client, given = chart.chart.client, request.POST
    purpose = given.get("purpose", "") if given.get("purpose", "") in ROLE_OF else "therapy"
    time = _time(given.get("slot", ""), given.get("minutes", ""))
    if time.person not in who_for(purpose, view, chart.clinic):
        raise Refused((say("This person does not see this client for that: look for a time again."),))
    try:
        done = book_series(
            actor, client, time, repeat_sent(given.get("repeat", "")), entry=_id(given.get("entry_id", "")), purpose=purpose,
            place=given.get("place", "") or "in_person", zone=chart.clinic.zone, seen=_number(given.get("seen", "")),
        )  # fmt: skip
    except Refused as refused:  # taken meanwhile: the page shows what is free now
        for reason in reasons_of(refused):
            messages.error(request, reason)
        return redirect(page_address("times", client) + "?" + given.get("back", "")[:300].lstrip("?"))
    tell(request, done)
    return redirect(tab_address(client, "sessions"))


def tell(request: HttpRequest, done: SeriesDone) -> None:
    """How many stand, and each that does not, with the reason."""
    if done.done:
        count = len(done.done)
        messages.success(
            request, ngettext("%(n)s visit stands.", "%(n)s visits stand.", count) % {"n": count}
        )
    for reason in done.refused:
        messages.error(request, said(reason))


def _time(slot: str, minutes: str) -> Time:
    person, _bar, rest = slot.partition("|")
    starts, _bar, room = rest.partition("|")
    return Time(
        person=person[:64], starts=instant_sent(starts), minutes=_number(minutes) or 50, room=room[:64]
    )


def instant_sent(text: str) -> datetime:
    """An instant with its zone, as this page wrote it."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise unreadable("'{text}' is no time of this page: open it again and choose one.", text=text[:40])
    return found


def repeat_sent(text: str) -> Repeat:
    """How often, by the choice of the form; once where it is none of them."""
    if text not in REPEATS:
        return Repeat(1, 1)
    weeks, _by, count = text.partition("x")
    return Repeat(int(weeks), int(count))


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return str(uuid4())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None
