"""The kinds and codes of tapers, programs and what is watched no more, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "taper_checkins_planned": _("check-ins of a taper planned"),
    "taper_checkin": _("check-in of a taper"),
    "otp_contact": _("opioid treatment program"),
    "monitoring_laid_aside": _("not needed any more"),
    "cross": _("both for a while: one goes down, the other comes up"),
    "direct": _("the new one on the day after the last dose of the old"),
    "washout": _("the new one when the old one has left the body"),
    "better": _("better"),
    "same": _("about the same"),
    "worse": _("worse"),
    "much_worse": _("much worse"),
    "taken_long_without": _("taken for long without it, and well"),
    "done_elsewhere": _("done elsewhere"),
    "medicine_ending": _("the medicine is about to end"),
    "client_declines": _("the client does not want it"),
}
