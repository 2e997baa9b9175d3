"""The life of a safety event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.chart.safety import (
    Acknowledged,
    ContactAttempted,
    EventReported,
    HandedOver,
)
from steadystep.faces.staff.addresses import form_address
from steadystep.reasoning.facts.outreach import agreed_contacts

from . import choosing
from .closing import CloseForm
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, WhenDay, Yes

SESSION = "session"  # the form from which danger leads here, and to which it leads back


class EventReportForm(EntryForm):
    slug, title, verb, makes, tab = (
        "safety-event",
        _("Report a safety event"),
        _("Report it now"),
        EventReported,
        "safety",
    )
    hint = _(
        "A named person is told at once and the clock starts. If somebody is in danger now, call 911 first."
    )
    kept_as_draft = False

    back = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    event = FromChart(_("What happened"), choosing.safety_events)
    danger = Yes(_("The sign in brackets is there"), help_text=_("Then the clock is shorter."))
    says = Prose(_("In your words"), 3)
    told_by = Choice(
        _("Who says so"),
        ("seen_myself", "client", "caregiver", "other_clinician", "somebody_else"),
        judged=True,
    )
    place = Line(_("Where the client is now"), required=False)

    def leads_to(self, client: str) -> str:
        """Back to the session in which it came up, where its draft waits."""
        back = self.cleaned_data.get("back")
        return form_address(client, back) if back == SESSION else super().leads_to(client)


class AcknowledgeForm(EntryForm):
    slug, title, verb, makes, tab = (
        "acknowledge",
        _("Take on a safety event"),
        _("Take it on"),
        Acknowledged,
        "safety",
    )
    dated = labelled = False

    raised = FromChart(_("Safety event"), choosing.open_events)
    note = Line(_("Note"), required=False)


class ContactForm(EntryForm):
    slug, title, makes, tab = "contact", _("Call or other contact"), ContactAttempted, "safety"

    method = Choice(
        _("How"), ("call", "text", "video", "in_person", "caregiver", "letter", "welfare_check"), judged=True
    )
    to_whom = Choice(
        _("Whom"),
        ("client", "guardian", "contact_person", "emergency_contact", "other_clinic"),
        judged=True,
    )
    outcome = Choice(
        _("What came of it"), ("not_reached", "message_left", "reached", "wrong_number"), judged=True
    )
    reason = Choice(
        _("Why"),
        ("missed_visit", "drift", "supply_ends", "safety_event", "result", "other"),
        blank=_("not said"),
    )
    note = Prose(_("What was said"), 2, required=False)
    next_step = Line(_("Next step"), required=False)
    next_by = WhenDay(_("By when"), required=False)
    raised = FromChart(_("For which safety event"), choosing.open_events, blank=_("none"))

    def clean(self) -> dict[str, Any]:
        """Somebody else is called on the client's consent, or in an emergency with its reason (case F)."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        whom = given.get("to_whom")
        if whom in ("contact_person", "emergency_contact") and not self._agreed(given):
            if whom == "contact_person":
                self.add_error(
                    "to_whom",
                    _(
                        "Nobody may be called by the client's consent now (being called in a crisis). In an emergency choose the emergency contact, and write the reason under “What was said”."
                    ),
                )
            elif not (given.get("note") or "").strip():
                self.add_error("note", _("No consent to call stands: write what the emergency is."))
        if whom == "guardian" and not (given.get("note") or "").strip():
            self.add_error(
                "note",
                _(
                    "Write what the guardian was told and why, such as safety; nothing of what was said in private."
                ),
            )
        return given

    def _agreed(self, given: dict[str, Any]) -> bool:
        """Whether a consent stands: to be called in a crisis (scope 8), or about visits where no safety event is meant."""
        view = self.setting.view
        routine = not given.get("raised") and given.get("reason") != "safety_event"
        return bool(agreed_contacts(view, "high_risk") or (routine and agreed_contacts(view, "routine")))


class HandOverForm(EntryForm):
    slug, title, verb, makes, tab = (
        "hand-over",
        _("Hand over a safety event"),
        _("Sign the hand-over"),
        HandedOver,
        "safety",
    )
    hint = _("You stay next in line until they have taken it on.")
    dated = labelled = False

    raised = FromChart(_("Safety event"), choosing.open_events)
    to_person = FromChart(_("To whom"), choosing.staff)
    reason = Line(_("Why"))


FORMS = (EventReportForm, AcknowledgeForm, ContactForm, HandOverForm, CloseForm)
