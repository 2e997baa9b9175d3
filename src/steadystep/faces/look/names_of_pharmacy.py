"""The kinds and codes of pharmacies and of what stands in the way of a medicine, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "pharmacy_chosen": _("pharmacy chosen"),
    "supply_trouble": _("medicine cannot be had"),
    "supply_trouble_step": _("call about a medicine"),
    "prescription_sent": _("prescription sent"),
    "prescription_answered": _("answer about a prescription"),
    "electronically": _("electronically, by our e-prescribing program"),
    "by_phone": _("by phone"),
    "by_fax": _("by fax"),
    "rejected": _("rejected"),
    "stock_out": _("not in stock"),
    "prior_authorisation": _("the payer wants to authorise it first"),
    "substitution": _("something else offered instead"),
    "not_arrived": _("the prescription did not arrive"),
    "other_trouble": _("something else"),
    "called_pharmacy": _("pharmacy called"),
    "asked_payer": _("payer asked"),
    "authorised": _("payer said yes"),
    "not_authorised": _("payer said no"),
    "other_pharmacy": _("another pharmacy has it"),
    "in_hand": _("in hand"),
    "alternative_in_hand": _("an alternative is in hand"),
}
