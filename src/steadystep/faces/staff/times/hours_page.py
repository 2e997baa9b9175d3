"""Who sees clients when: weekly hours with room, site and ways of meeting, for who runs the clinic."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.chart import Refused
from steadystep.clinic.calendar import reading, working
from steadystep.clinic.calendar.free_time import Hours
from steadystep.clinic.people import roster
from steadystep.faces.look.forms import TouchSeveral
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said
from steadystep.faces.staff.people.doing import for_who_runs_the_clinic

PLACES = ("in_person", "video", "phone")
_CLOCK = forms.TimeInput(attrs={"type": "time", "step": "300"}, format="%H:%M")


class HoursForm(forms.Form):
    person = forms.ChoiceField(label=lazy("Who"))
    weekdays = forms.MultipleChoiceField(label=lazy("Days"), widget=TouchSeveral)
    opens = forms.TimeField(label=lazy("From"), widget=_CLOCK, initial="09:00")
    closes = forms.TimeField(label=lazy("Until"), widget=_CLOCK, initial="12:00")
    site = forms.ChoiceField(label=lazy("Site"), required=False)
    room = forms.ChoiceField(label=lazy("Room"), required=False)
    places = forms.MultipleChoiceField(label=lazy("How they meet"), widget=TouchSeveral, initial=PLACES)
    rapid = forms.BooleanField(
        label=lazy("Keep free for rapid access"), required=False,
        help_text=lazy("For who needs somebody the same or the next day. Two hours before, it is anybody's."),
    )  # fmt: skip
    since = forms.DateField(label=lazy("From which day"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = roster.staff(timezone.now(), active=True)
        self._offer("person", [(str(one.id), one.name) for one in members if one.roles])
        self._offer("weekdays", [(str(day), name) for day, name in WEEKDAYS.items()])
        self._offer("site", [("", _("any")), *((str(one.pk), one.name) for one in roster.sites())])
        self._offer("room", [("", _("no room")), *((str(key), name) for key, name in reading.rooms())])
        self._offer("places", [(one, name_of(one)) for one in PLACES])
        self.fields["since"].initial = timezone.localdate().isoformat()

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def hours(self) -> list[Hours]:
        """One row for each day that was chosen."""
        given = self.cleaned_data
        return [
            Hours(
                person=given["person"], weekday=int(day), opens=given["opens"], closes=given["closes"], site=given["site"],
                room=given["room"], places=frozenset(given["places"]), rapid=given["rapid"], since=given["since"],
            )
            for day in given["weekdays"]
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """The same hours on several days: the rows they are kept as, and the days in words."""

    rows: tuple[UUID, ...]
    days: str
    hours: Hours
    room: str
    places: str


@require_http_methods(["GET", "POST"])
@for_who_runs_the_clinic
def hours_page(request: HttpRequest) -> HttpResponse:
    """Everybody's hours, and a form for more."""
    form = HoursForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _added(form):
        messages.success(request, _("The hours are noted."))
        return redirect("staff:hours")
    context = {"form": form, "people": _people(timezone.localdate()), "rooms": reading.rooms()}
    return render(request, "staff/times/hours.html", context, status=422 if form.errors else 200)


@require_POST
@for_who_runs_the_clinic
def end_hours(request: HttpRequest) -> HttpResponse:
    """Today is their last day; what is booked stays."""
    for row in request.POST.getlist("row")[:7]:
        with suppress(ValueError):  # no row of ours: nothing ends
            working.end_hours(UUID(row), timezone.localdate())
    messages.success(request, _("These hours end today. What is booked stays as it is."))
    return redirect("staff:hours")


@require_POST
@for_who_runs_the_clinic
def new_room(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("name", "").strip()[:120]
    if name and name not in {known for _key, known in reading.rooms()}:
        reading.add_room(name)
        messages.success(request, _("The room is there."))
    else:
        messages.error(request, _("A room needs a name of its own: nothing was added."))
    return redirect("staff:hours")


def _added(form: HoursForm) -> bool:
    """What is refused is said in the form; the days before it stand."""
    try:
        for one in form.hours():
            working.add_hours(one)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, said(reason))
        return False
    return True


def _people(today: date) -> list[tuple[str, list[Line]]]:
    rows = working.working_hours(on=today)
    names = roster.names({one.person for _row, one in rows})
    rooms = {str(key): name for key, name in reading.rooms()}
    same: dict[tuple[str, Hours], list[tuple[UUID, int]]] = {}
    for row, one in rows:
        key = (names.get(one.person, one.person), replace(one, weekday=0))
        same.setdefault(key, []).append((row, one.weekday))
    by_person: dict[str, list[Line]] = {}
    for (name, one), found in same.items():
        places = ", ".join(name_of(each) for each in PLACES if each in one.places)
        kept, days = tuple(row for row, _day in found), _days([day for _row, day in found])
        by_person.setdefault(name, []).append(Line(kept, days, one, rooms.get(one.room, ""), places))
    return sorted(by_person.items())


def _days(days: list[int]) -> str:
    """Monday to Friday; Monday, Thursday."""
    names = [str(WEEKDAYS[day]) for day in sorted(days)]
    if len(days) > 2 and max(days) - min(days) == len(days) - 1:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)
