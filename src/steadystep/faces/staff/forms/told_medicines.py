"""Medication: what comes from elsewhere, side effects."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.medication import MedicineReported, SideEffect

from . import choosing
from .engine import EntryForm
from .fields import Choice, Coded, FromChart, HalfKnown, Line, Prose, Whole, Yes
from .medication import matched


class ElsewhereForm(EntryForm):
    slug, title, makes, tab = (
        "medicine-elsewhere",
        _("Medicine from elsewhere"),
        MedicineReported,
        "medicines",
    )
    hint = _(
        "From another prescriber, the counter, a friend. An unknown name is kept and asked about, never dropped."
    )

    medicine = Coded(_("Medicine"), suggestions=choosing.medicine_words)
    dose_text = Line(_("Dose as told"), required=False)
    status = Choice(_("Status"), ("active", "stopped", "unknown"), judged=True)
    started = HalfKnown(_("Started"), required=False)
    stopped = HalfKnown(_("Stopped"), required=False)
    told_by = Line(_("Told by"), initial="client", max_length=60)

    def body(self) -> Body:
        given = self.cleaned_data
        return MedicineReported(
            when=self.when(), medicine=given["medicine"], drug=matched(given["medicine"].text)[0], told_by=given["told_by"],
            status=given["status"], started=given["started"], stopped=given["stopped"], dose_text=given["dose_text"],
        )  # fmt: skip


class SideEffectForm(EntryForm):
    slug, title, makes, tab = "side-effect", _("Side effect"), SideEffect, "medicines"

    effect = Line(_("What they notice"))
    burden = Whole(_("How much it burdens them, 0 to 10"), 0, 10, required=False)
    order = FromChart(_("They think it is of"), choosing.orders, blank=_("not known"))
    red_flag = Yes(
        _("There is a reason to call today"),
        help_text=_(
            "Such as what the side-effect list names for it: fever, fainting, sores, thoughts of death."
        ),
    )
    gone = Yes(_("It is gone now"))
    note = Prose(_("Note"), 2, required=False)


FORMS = (ElsewhereForm, SideEffectForm)
