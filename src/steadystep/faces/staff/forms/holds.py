"""Medication: a medicine that rests, and how it is taken again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.holds import DoseHeld, DoseResumed

from . import choosing
from .engine import EntryForm
from .fields import Day, FromChart, Line
from .medication import WeighedForm


class PauseForm(EntryForm):
    slug, title, verb, makes, tab = (
        "pause",
        _("Pause a medicine"),
        _("Write the pause"),
        DoseHeld,
        "medicines",
    )
    hint = _(
        "Anyone may write down that a medicine rests. The prescriber is told, and decides how it goes on."
    )

    order = FromChart(_("Which order"), choosing.orders)
    first = Day(_("First day without a dose"))
    last_taken = Day(_("Day of the last dose"), required=False)
    reason = Line(_("Why"))
    decide_by = Day(_("To be decided by"), required=False)


class ResumeForm(WeighedForm):
    slug, title, verb, makes, tab = (
        "resume",
        _("Take a medicine again"),
        _("Sign: taken again"),
        DoseResumed,
        "medicines",
    )
    hint = _(
        "As it was ordered, or in new steps. After too many days without a dose it is begun again from the first step."
    )

    order = FromChart(_("Which order"), choosing.orders)
    first = Day(_("First day it is taken again"))
    why = Line(_("Why"))

    def set_up(self) -> None:
        super().set_up()
        self.fields["first_1"].required = self.fields["unit_1"].required = False

    def _check_row(self, row: int, given: dict[str, Any]) -> None:
        if given.get(f"dose_{row}") or self._by_time(row) or given.get(f"first_{row}"):
            super()._check_row(row, given)

    def body(self) -> Body:
        given = self.cleaned_data
        return DoseResumed(
            when=self.when(), order=given["order"], first=given["first"], why=given["why"], steps=self.steps(),
            schedule=given["schedule"], reasons=self.reasons(), shown=self.shown(),
        )  # fmt: skip


FORMS = (PauseForm, ResumeForm)
