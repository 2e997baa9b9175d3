"""The wish for a medicine for opioid use and what came of it; tests, vaccines and PrEP offered; a step of a warm handover."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.offers_made import OFFER_SAID, OFFERED, WISH_STEPS, CheckUpOffered, TreatmentWish
from steadystep.chart.otp import HANDOVER_STEPS, HandoverStep

from . import choosing
from .engine import EntryForm
from .fields import Choice, Day, Line, Prose, Several, Yes


class TreatmentWishForm(EntryForm):
    slug, title, makes, page = (
        "treatment-wish",
        _("Wish for a medicine for opioid use"),
        TreatmentWish,
        "recovery",
    )
    hint = _("From the wish a clock runs: an offer the same day, or on the next working day.")

    step = Choice(_("What the client wants, or what was done"), WISH_STEPS, judged=True)
    words = Prose(_("In their words"), 2, required=False)


class CheckUpForm(EntryForm):
    slug, title, makes, page = (
        "checkup-offered",
        _("Tests, vaccines and PrEP offered"),
        CheckUpOffered,
        "recovery",
    )
    hint = _(
        "An offer, once a year to everyone. Say what a test tells and what not; a no is fine, and asked again later."
    )

    what = Several(_("What was offered"), OFFERED)
    answer = Choice(
        _("What the client said"),
        OFFER_SAID,
        judged=True,
        help_text=_("Agreed is their consent to the test."),
    )
    again_on = Day(_("Offer again from"), required=False, help_text=_("Needed unless they agreed."))
    words = Prose(_("In their words"), 2, required=False)


class HandoverForm(EntryForm):
    slug, title, makes, page = "handover-step", _("Step of a warm handover"), HandoverStep, "recovery"
    hint = _("A person hands over to a person. You are kept as who spoke from here.")

    program = Line(_("Program"), suggestions=choosing.programs)
    step = Choice(_("What was done"), HANDOVER_STEPS, judged=True)
    spoke_with = Line(_("Who there was spoken to"))
    together = Yes(_("The client was there, or on the line"))
    day = Day(
        _("On which day"), required=False, help_text=_("The day that was agreed, such as the intake there.")
    )
    note = Prose(_("What was agreed"), 2, required=False)


FORMS = (TreatmentWishForm, CheckUpForm, HandoverForm)
