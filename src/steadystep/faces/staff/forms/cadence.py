"""How often we meet, how a visit away from here begins, and who waits for a place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.visit_start import VisitStarted
from steadystep.chart.visits import PURPOSES, VisitBooked
from steadystep.chart.waiting import WaitingBegan, WaitingEnded

from . import choosing
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, Several, Whole, Yes


class CadenceForm(EntryForm):
    slug, title, verb, makes, tab = (
        "cadence",
        _("How often we meet"),
        _("Agree on it"),
        CadenceAgreed,
        "sessions",
    )
    hint = _("Agreed with the client, for one kind of visit. It holds until somebody agrees on another.")
    dated = False

    of = Choice(_("Kind of visit"), ("therapy", "prescriber"), judged=True)
    every_days = Whole(_("Days between two visits"), 1, 190, initial=7)
    reason = Line(_("Why"), required=False)
    client_view = Line(_("What the client said to it"), required=False)


class VisitStartedForm(EntryForm):
    slug, title, verb, makes, tab = (
        "visit-started",
        _("Begin a visit away from here"),
        _("Begin"),
        VisitStarted,
        "sessions",
    )
    hint = _(
        "Asked at the start, each time: help must be able to find them, and you must be able to call back."
    )
    dated = labelled = False

    visit = FromChart(_("Visit"), choosing.waiting_visits)
    place = Choice(_("How you meet"), ("video", "phone"), judged=True)
    location = Line(_("Where the client is now: street and town"), required=False)
    backup_phone = Line(_("Telephone if the line breaks"), required=False)
    emergency_contact = Line(_("Who is near them and may be called in an emergency"), required=False)
    agreed = Yes(_("They agree to meet this way"))
    in_person_for = Several(
        _("What somebody must see them for in person"),
        ("vital_signs", "blood_or_urine", "withdrawal_scale", "injection_here", "physical_look"),
    )

    def set_up(self) -> None:
        """The place of the booking, and the number that is on file. What is asked each time is not marked as if one likes."""
        for name in ("location", "backup_phone", "emergency_contact"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]
        booked = self.setting.opened.chart.head(str(self.initial.get("visit") or ""))
        if booked is not None and isinstance(booked.body, VisitBooked) and self.corrected is None:
            place = booked.body.place if booked.body.place in ("video", "phone") else "video"
            self.initial = {"place": place, **self.initial}
        self.initial.setdefault("backup_phone", choosing.phone_of(self.setting))
        self.initial.setdefault("emergency_contact", choosing.contact_last_told(self.setting))


class WaitingForm(EntryForm):
    slug, title, verb, makes, tab = (
        "waiting",
        _("Put on the waiting list"),
        _("Put on the list"),
        WaitingBegan,
        "sessions",
    )
    hint = _(
        "When no time is free that would do. What makes it pressing orders the list; a lapse or a missed visit never does."
    )
    dated = labelled = False

    purpose = Choice(_("What for"), PURPOSES, judged=True)
    needs = Several(
        _("What makes it pressing"),
        (
            "pregnant_or_newborn",
            "new_episode",
            "no_other_support",
            "getting_worse",
            "out_of_hospital",
            "child_or_young",
        ),
    )
    can_come = Line(_("When they can come"), required=False)
    safe_waiting = Yes(_("They know what to do while they wait, and whom to call"))
    note = Prose(_("Note"), 2, required=False)


class WaitingEndedForm(EntryForm):
    slug, title, makes, tab = "waiting-ended", _("No longer waiting"), WaitingEnded, "sessions"
    dated = labelled = False

    waiting = FromChart(_("Which wait"), choosing.waits)
    outcome = Choice(
        _("How it ended"), ("place_found", "care_elsewhere", "no_longer_wanted", "not_reached"), judged=True
    )
    note = Prose(_("Note"), 2, required=False)


FORMS = (CadenceForm, VisitStartedForm, WaitingForm, WaitingEndedForm)
