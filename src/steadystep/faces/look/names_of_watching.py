"""The codes of early-warning signs and of the lines of the check-in, by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WATCHING: dict[str, str | Promise] = {
    "warning_sign": _("early-warning sign"),
    "change_watch": _("choice to be told of changes"),
    "mood": _("mood"),
    "swing": _("mood against the usual"),
    "energy": _("energy against the usual"),
    "sleep_hours": _("hours of sleep"),
    "panic_attacks": _("panic attacks"),
    "movement_minutes": _("minutes of movement"),
    "medicines_missed": _("medicines not all taken"),
    "own": _("an own item"),
    "tell_me": _("yes, they want to hear it"),
    "tell_me_not": _("no"),
    "at_most": _("at most"),
    "at_least": _("at least"),
}
