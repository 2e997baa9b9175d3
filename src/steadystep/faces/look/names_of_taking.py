"""Counts of what is left, and talks about what gets in the way, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "pill_count": _("count of what is left"),
    "adherence_talk": _("talk about what gets in the way"),
    "pharmacist": _("pharmacist"),
    "forgot": _("it slips their mind"),
    "cost": _("the price"),
    "side_effects": _("side effects"),
    "beliefs": _("not sure that it helps or is right for them"),
    "access": _("hard to get"),
    "stigma": _("worry about what others think"),
    "other_barrier": _("something else gets in the way"),
    "pillbox_plan": _("a weekly box"),
    "reminders": _("reminders"),
    "family_help": _("help from family, as the client agreed"),
    "once_daily": _("one dose a day"),
    "injection_talk": _("a talk about a long-acting injection"),
    "other_help": _("something else was agreed"),
}
