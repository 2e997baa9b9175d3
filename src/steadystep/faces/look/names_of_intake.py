"""The codes of the intake by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "intake_opened": _("intake opened"),
    "care_level_decided": _("level of care"),
    "formulation": _("formulation"),
    "daily_life": _("home, money and law"),
    "care_preferences": _("how they want to be cared for"),
    "mental_state": _("mental state"),
    "section_open": _("open"),
    "section_partly": _("partly"),
    "section_not_assessed": _("not assessed"),
    "section_done": _("done"),
    "screen_due": _("not asked yet"),
    "screen_answered": _("answered"),
    "screen_refused": _("not wanted now"),
    "screen_cannot_tell": _("birth date missing"),
    "screen_not_for_this_age": _("no form for this age"),
    "imminent_risk": _("imminent risk to themselves or others"),
    "severe_withdrawal_risk": _("risk of severe withdrawal"),
    "medically_unstable": _("medically unstable"),
    "cannot_care_for_self": _("cannot care for themselves"),
    "psychosis_needing_hospital": _("psychosis that needs a hospital"),
    "outpatient": _("outpatient care here"),
    "higher_care": _("a higher level of care"),
    "emergency": _("emergency"),
    "undecided": _("undecided: a prescriber decides today"),
    "assess": _("assessment"),
    "enquiry_taken": _("sees to it"),
    "enquiry_called": _("called, and talked"),
    "enquiry_not_reached": _("tried, nobody reached"),
    "enquiry_note": _("note"),
    "enquiry_became_client": _("became a client"),
    "enquiry_already_client": _("already in care"),
    "enquiry_referred": _("sent on to somebody else"),
    "enquiry_not_wanted": _("not wanted any more"),
}
