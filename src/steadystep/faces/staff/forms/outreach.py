"""Reaching out: how it ended, and the decision that only a licensed person makes. The attempt itself is the contact form."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.outreach import OutreachEnded, WelfareCheckDecided

from . import choosing
from .engine import EntryForm
from .fields import Choice, FromChart, Line, Prose, WhenDay, Yes


class OutreachEndedForm(EntryForm):
    slug, title, makes, tab = "outreach-ended", _("End reaching out"), OutreachEnded, "safety"
    hint = _("How it ended. Nobody loses their place; one call reopens everything.")

    outcome = Choice(
        _("How it ended"),
        ("reached", "visit_booked", "back_later", "care_elsewhere", "no_contact_wanted", "door_left_open"),
        judged=True,
    )
    barrier = Line(_("What got in the way"), required=False)
    note = Prose(_("What was agreed"), 2, required=False)
    look_again = WhenDay(
        _("Look again on"), required=False, help_text=_("Empty: their rhythm begins anew from today.")
    )


class WelfareCheckForm(EntryForm):
    slug, title, verb, makes, tab = (
        "welfare-check",
        _("Decide on a welfare check"),
        _("Sign the decision"),
        WelfareCheckDecided,
        "safety",
    )
    hint = _(
        "A visit by strangers or police can help and can frighten. Weigh it with what you know of the person. Nothing is sent by this form: make the call yourself."
    )
    labelled = False

    needed = Yes(_("A welfare check is needed now"))
    reason = Prose(_("Why, or what is done instead"), 3)
    raised = FromChart(_("For which safety event"), choosing.open_events, blank=_("none"))


FORMS = (OutreachEndedForm, WelfareCheckForm)
