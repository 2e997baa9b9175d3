"""Medication: what comes from elsewhere, side effects."""

from __future__ import annotations

from typing import Any, cast

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, Dose
from steadystep.chart.medication import MedicineReported, SideEffect
from steadystep.faces.staff.as_said import UNITS
from steadystep.reasoning.facts.told_dose import milligrams_a_day

from . import choosing
from .engine import EntryForm
from .fields import Choice, Coded, FromChart, HalfKnown, Line, Number, Prose, Whole, Yes
from .medication import matched
from .steps import UNITS_TO_CHOOSE


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
    amount = Number(
        _("Amount each time"), 0, 100_000, required=False,
        help_text=_("Where it is known in figures: so that a change, and an opioid that goes down, can be seen."),
    )  # fmt: skip
    unit = Choice(_("Unit"), UNITS_TO_CHOOSE, judged=True, required=False)
    times_a_day = Number(_("Times a day"), 0, 24, required=False)
    status = Choice(_("Status"), ("active", "stopped", "unknown"), judged=True)
    started = HalfKnown(_("Started"), required=False)
    stopped = HalfKnown(_("Stopped"), required=False)
    told_by = Line(_("Told by"), initial="client", max_length=60)

    def set_up(self) -> None:
        unit = cast("Choice", self.fields["unit"])
        unit.choices = [
            ("", now_said("Choose one")),
            *((code, UNITS.get(code, code)) for code in UNITS_TO_CHOOSE),
        ]

    def initial_of(self, body: Any) -> dict[str, Any]:
        amount = body.amount
        told = {"amount": amount.value, "unit": amount.unit} if amount else {"amount": None}
        return {**super().initial_of(body), **told}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("amount") and not given.get("unit") and "unit" not in self.errors:
            self.add_error("unit", now_said("An amount needs its unit: 10 could be mg or µg."))
        figures, words = self._in_figures(given), milligrams_a_day(given.get("dose_text") or "")
        if figures is not None and words is not None and figures != words:
            self.add_error(
                "amount", now_said("The words and the figures say different doses: correct one of them.")
            )
        return given

    def _in_figures(self, given: dict[str, Any]) -> float | None:
        amount, times = given.get("amount"), given.get("times_a_day")
        each = Dose(amount, given["unit"]).milligrams if amount and given.get("unit") else None
        return round(each * times, 6) if each is not None and times else None

    def _amount(self) -> Dose | None:
        given = self.cleaned_data
        return Dose(given["amount"], given["unit"]) if given["amount"] else None

    def body(self) -> Body:
        given = self.cleaned_data
        return MedicineReported(
            when=self.when(), medicine=given["medicine"], drug=matched(given["medicine"].text)[0], told_by=given["told_by"],
            status=given["status"], started=given["started"], stopped=given["stopped"], dose_text=given["dose_text"],
            amount=self._amount(), times_a_day=given["times_a_day"],
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
