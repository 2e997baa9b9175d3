"""A count of what is left, and a talk about what gets in the way of taking a medicine."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.medication import Fill
from steadystep.chart.taking import BARRIERS, COUNTED_BY, HELP, MOST_LEFT, AdherenceTalk, PillCount
from steadystep.faces.look.words import day_said

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Number, Prose
from .setting import Setting
from .supply_plans import helping_caregivers


def supplies_handed_out(setting: Setting) -> Choices:
    """Those that say how many, the latest first."""
    found = [one for one in setting.opened.chart.of(Fill) if one.body.quantity]
    return [
        (one.id, f"{one.body.name}: {one.body.quantity:g} · {day_said(one.body.when.day)}")
        for one in reversed(found)
    ]


class PillCountForm(EntryForm):
    slug, title, makes, tab = "pill-count", _("Count what is left"), PillCount, "medicines"
    hint = _("Counted together, with the client's yes. It helps to find what would make taking it easier.")

    order = FromChart(_("Which order"), choosing.orders)
    left = Number(_("How many are left"), 0, MOST_LEFT)
    counted_by = Choice(_("Who counted"), COUNTED_BY, judged=True)
    fill = FromChart(_("Since which supply"), supplies_handed_out, blank=_("the latest"))
    note = Prose(_("Note"), 2, required=False)


class AdherenceTalkForm(EntryForm):
    slug, title, makes, tab = "adherence-talk", _("What gets in the way"), AdherenceTalk, "medicines"
    hint = _("Ask kindly. The help follows from what they say, and they choose it.")

    order = FromChart(_("Which order"), choosing.orders)
    barrier = Choice(_("What gets in the way"), BARRIERS, judged=True)
    did = Choice(_("What was agreed"), HELP, blank=_("nothing yet: ask again"))
    consent = FromChart(
        _("Which caregiver helps"), helping_caregivers, blank=_("no caregiver"),
        help_text=_("Only those whom the client lets help with the pill box are here."),
    )  # fmt: skip
    note = Prose(_("In their words"), 2, required=False)


FORMS = (PillCountForm, AdherenceTalkForm)
