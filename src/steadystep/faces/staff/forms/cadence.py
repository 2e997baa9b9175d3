"""How often we meet: agreed with the client, in the chart."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.cadence import CadenceAgreed

from .engine import EntryForm
from .fields import Choice, Line, Whole


class CadenceForm(EntryForm):
    slug, title, verb, makes, tab = (
        "cadence",
        _("How often we meet"),
        _("Agree on it"),
        CadenceAgreed,
        "sessions",
    )
    hint = _("Agreed with the client, for one kind of visit. It holds until somebody agrees on another.")
    dated = False

    of = Choice(_("Kind of visit"), ("therapy", "prescriber"))
    every_days = Whole(_("Days between two visits"), 1, 190, initial=7)
    reason = Line(_("Why"), required=False)
    client_view = Line(_("What the client said to it"), required=False)


FORMS = (CadenceForm,)
