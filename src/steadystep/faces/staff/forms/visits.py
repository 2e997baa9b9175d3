"""Visits: booked, and what came of them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.chart.when import When

from . import choosing
from .engine import EntryForm, to_the_minute
from .fields import Choice, FromChart, Line, Moment, Prose, Whole

PURPOSES = ("therapy", "prescriber", "intake", "group", "nurse", "case_management", "peer", "rapid_access", "other")
PLACES = ("in_person", "video", "phone")


class VisitForm(EntryForm):
    slug, title, verb, makes, tab = "visit", _("Book a visit"), _("Book it"), VisitBooked, "sessions"
    dated = False

    starts = Moment(_("Starts"))
    minutes = Whole(_("Minutes"), 5, 480, initial=50)
    purpose = Choice(_("What for"), PURPOSES)
    with_person = FromChart(_("With"), choosing.staff, blank=_("not decided"), empty_value="")
    place = Choice(_("Where"), PLACES)

    def when(self) -> When:
        return When.instant(self.cleaned_data["starts"], self.setting.zone)

    def initial_of(self, body):  # type: ignore[no-untyped-def]
        return {**super().initial_of(body), "starts": to_the_minute(body.when)}


class AttendedForm(EntryForm):
    slug, title, makes, tab = "visit-attended", _("They came"), VisitAttended, "sessions"

    visit = FromChart(_("Visit"), choosing.waiting_visits, blank=_("it was not booked"))
    purpose = Choice(_("What for"), PURPOSES)
    place = Choice(_("Where"), PLACES)
    location = Line(_("Where the client was"), required=False, help_text=_("Asked each time on video."))
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        booked = self.setting.opened.chart.head(str(self.initial.get("visit") or ""))
        if booked is not None and isinstance(booked.body, VisitBooked) and self.corrected is None:
            same = {"purpose": booked.body.purpose, "place": booked.body.place, "happened": to_the_minute(booked.body.when)}
            self.initial = {**same, **self.initial}


class MissedForm(EntryForm):
    slug, title, makes, tab = "visit-missed", _("They did not come"), VisitMissed, "sessions"
    dated = labelled = False

    visit = FromChart(_("Visit"), choosing.waiting_visits)
    barrier = Line(_("What got in the way, if you know"), required=False)

    def body(self) -> Body:
        return VisitMissed(when=self.when(), visit=self.cleaned_data["visit"], barrier=self.cleaned_data["barrier"])


class CancelledForm(EntryForm):
    slug, title, verb, makes, tab = "visit-cancelled", _("Cancel a visit"), _("Sign the cancelling"), VisitCancelled, "sessions"
    dated = labelled = False

    visit = FromChart(_("Visit"), choosing.waiting_visits)
    reason = Line(_("Why"), required=False)


FORMS = (VisitForm, AttendedForm, MissedForm, CancelledForm)
