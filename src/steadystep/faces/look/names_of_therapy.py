"""The codes of therapy (ladders, worksheets, clearings) by the names people use."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

THERAPY: dict[str, str | Promise] = {
    "exposure_ladder": _("exposure ladder"),
    "practice_cleared": _("practice cleared"),
    "worksheet": _("worksheet"),
    "sleep_window": _("sleep window"),
    "in_life": _("in life"),
    "interoceptive": _("body sensation"),
    "imagined": _("in the mind"),
    "medical": _("looked at medically"),
    "ready": _("ready before the rule"),
    "committed_action": _("step towards what matters"),
    "yes": _("yes"),
    "no": _("no"),
    "relapse_prevention": _("relapse prevention"),
    "check": _("a look at how the work goes"),
    "ladder": _("ladder"),
    "outline": _("from the outline"),
}
