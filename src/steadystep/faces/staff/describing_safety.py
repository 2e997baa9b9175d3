"""Closing a safety event, item by item, as one line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steadystep.chart.safety import Closed, EvidenceSaid
from steadystep.faces.staff.as_said import labelled


def closed(body: Closed) -> str:
    return labelled(_("Safety event closed"), body.finding, *(_evidence(one) for one in body.said))


def _evidence(one: EvidenceSaid) -> str:
    item = _(one.item)
    if one.waived:
        return _("%(item)s does not apply: %(words)s") % {"item": item, "words": one.words}
    return _("%(item)s: %(words)s") % {"item": item, "words": one.words}
