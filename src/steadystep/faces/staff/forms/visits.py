"""Visits: booked, and what came of them."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.visits import (
    BARRIERS,
    PLACES,
    PURPOSES,
    VisitAttended,
    VisitBooked,
    VisitCancelled,
    VisitMissed,
)
from steadystep.chart.when import When
from steadystep.clinic.calendar import reading as calendar
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.chartroom import booking
from steadystep.clinic.chartroom.writing import Written

from . import choosing
from .engine import EntryForm, to_the_minute
from .fields import Choice, FromChart, Line, Moment, Prose, Whole

SEES_CLIENTS = frozenset({"prescriber", "therapist", "nurse", "case_manager", "peer"})


class VisitForm(EntryForm):
    slug, title, verb, makes, tab = "visit", _("Book a visit"), _("Book it"), VisitBooked, "sessions"
    dated = False

    starts = Moment(_("Starts"))
    minutes = Whole(_("Minutes"), 5, 480, initial=50)
    purpose = Choice(_("What for"), PURPOSES, judged=True)
    with_person = FromChart(
        _("With"), choosing.staff, blank=_("not decided: no time is taken"), empty_value=""
    )
    place = Choice(_("Where"), PLACES, judged=True)
    room = FromChart(_("Room"), choosing.rooms, blank=_("no room"), empty_value="")

    def set_up(self) -> None:
        if not calendar.rooms():
            del self.fields["room"]
        if not self.setting.actor.roles.isdisjoint(SEES_CLIENTS):
            self.initial.setdefault("with_person", self.setting.actor.id)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self._booking is not None and not given.get("with_person"):
            self.add_error(
                "with_person", now_said("This visit has its time in the calendar: say with whom it is.")
            )
        return given

    @property
    def _booking(self) -> calendar.Booked | None:
        """The time that the visit being corrected has in the calendar."""
        if self.corrected is None:
            return None
        return calendar.of_entry(self.setting.opened.chart.first(self.corrected).id)

    def send(self, client: str, seen: int | None) -> Written:
        """A visit with somebody takes their time (and the room's), or is refused with what is in the way."""
        given = self.cleaned_data
        if not given["with_person"]:
            return super().send(client, seen)
        (new,) = self.entries()
        time = Time(
            person=given["with_person"],
            starts=given["starts"],
            minutes=given["minutes"],
            room=given.get("room") or "",
        )
        rest = {
            "entry": new.id,
            "purpose": given["purpose"],
            "place": given["place"],
            "labels": new.labels,
            "seen": seen,
        }
        if self.corrected is not None:
            return booking.move(self.setting.actor, client, self.corrected.id, time, **rest)
        return booking.book(self.setting.actor, client, time, zone=self.setting.zone, **rest)

    def when(self) -> When:
        return When.instant(self.cleaned_data["starts"], self.setting.zone)

    def initial_of(self, body):  # type: ignore[no-untyped-def]
        room = self._booking.room if self._booking else ""
        return {**super().initial_of(body), "starts": to_the_minute(body.when), "room": room}


class AttendedForm(EntryForm):
    slug, title, makes, tab = "visit-attended", _("They came"), VisitAttended, "sessions"

    visit = FromChart(_("Visit"), choosing.waiting_visits, blank=_("it was not booked"))
    purpose = Choice(_("What for"), PURPOSES, judged=True)
    place = Choice(_("Where"), PLACES, judged=True)
    location = Line(_("Where the client was"), required=False, help_text=_("Asked each time on video."))
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        booked = self.setting.opened.chart.head(str(self.initial.get("visit") or ""))
        if booked is not None and isinstance(booked.body, VisitBooked) and self.corrected is None:
            same = {
                "purpose": booked.body.purpose,
                "place": booked.body.place,
                "happened": to_the_minute(booked.body.when),
            }
            self.initial = {**same, **self.initial}


class MissedForm(EntryForm):
    slug, title, makes, tab = "visit-missed", _("They did not come"), VisitMissed, "sessions"
    dated = labelled = False

    visit = FromChart(_("Visit"), choosing.waiting_visits)
    in_the_way = Choice(_("What got in the way"), BARRIERS, blank=capfirst(_("not known yet")))
    barrier = Line(_("In their words, if you know"), required=False)

    def set_up(self) -> None:
        """Both lines say themselves that they may stay open."""
        for name in ("in_the_way", "barrier"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]

    def body(self) -> Body:
        given = self.cleaned_data
        return VisitMissed(
            when=self.when(),
            visit=given["visit"],
            barrier=given["barrier"],
            in_the_way=given["in_the_way"] or "",
        )


class CancelledForm(EntryForm):
    slug, title, verb, makes, tab = (
        "visit-cancelled",
        _("Cancel a visit"),
        _("Sign the cancelling"),
        VisitCancelled,
        "sessions",
    )
    dated = labelled = False

    visit = FromChart(_("Visit"), choosing.waiting_visits)
    reason = Line(_("Why"), required=False)

    def send(self, client: str, seen: int | None) -> Written:
        """The time the visit had is free again."""
        (new,) = self.entries()
        if new.supersedes:
            return super().send(client, seen)
        given = self.cleaned_data
        return booking.cancel(
            self.setting.actor, client, given["visit"], entry=new.id, reason=given["reason"], seen=seen
        )


FORMS = (VisitForm, AttendedForm, MissedForm, CancelledForm)
