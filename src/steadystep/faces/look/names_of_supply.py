"""The kinds and codes of what is not paid for and of supply plans, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "cost_barrier": _("medicine not paid for"),
    "cost_barrier_step": _("step about the price"),
    "supply_planned": _("supply plan"),
    "payer_rejected": _("the payer said no"),
    "not_covered": _("the plan does not cover it"),
    "too_expensive": _("it costs more than they can pay"),
    "other_cost": _("something else about the price"),
    "asked_payer_why": _("payer asked why"),
    "appealed": _("appealed"),
    "assistance_asked": _("assistance asked for"),
    "generic_asked": _("generic asked for"),
    "prescriber_asked": _("prescriber asked for another choice"),
    "payer_pays": _("the payer pays"),
    "generic_in_place": _("the generic is in hand"),
    "assistance_granted": _("assistance granted"),
    "alternative_in_place": _("another medicine is in place"),
    "paid_another_way": _("paid another way"),
    "client_chose_without": _("the client chose to go without"),
    "clinic": _("the clinic"),
}
