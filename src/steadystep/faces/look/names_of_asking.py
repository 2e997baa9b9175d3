"""The codes of asking by the names people use: how a questionnaire was asked, how far it came, why it was not answered."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASKING: dict[str, str | Promise] = {
    "measure_sent": _("questionnaire asked for"),
    "sheet_begun": _("questionnaire begun"),
    "measure_declined": _("questionnaire not answered"),
    "sheet_checked": _("way of answering asked about"),
    "sheet_counts": _("yes: it counts from now on"),
    "sheet_kept_out": _("no: it stays out of trends and rules"),
    "does_not_want": _("does not want to"),
    "too_long": _("too long"),
    "too_unwell": _("too unwell for it now"),
    "too_upsetting": _("the questions upset"),
    "no_phone_or_connection": _("no phone or no connection"),
    "language": _("not in a language they read"),
    "reading_or_sight": _("reading or sight is hard"),
    "privacy": _("no private place for it"),
    "asked_too_often": _("asked too often"),
    "no_time": _("no time"),
    "waiting": _("not due yet"),
    "due": _("due, not sent"),
    "sent": _("sent, not opened"),
    "started": _("begun, not handed in"),
    "expired": _("passed unanswered"),
    "refused": _("not answered, with a reason"),
}
