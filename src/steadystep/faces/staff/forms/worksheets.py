"""A worksheet filled in together, or written down by staff. Which one comes in `exercise`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.worksheets import Worksheet
from steadystep.faces.look.sheet_fields import sheet_fields, sheet_parts, sheet_values

from .engine import EntryForm
from .fields import Choices, FromChart
from .setting import Setting


def with_sheets(_setting: Setting | None = None) -> Choices:
    known = knowledge.load()
    return [
        (one.id, f"{_(modality.title)}: {_(one.title)}")
        for modality in known.modalities.values() for one in modality.exercises if one.has_sheet
    ]  # fmt: skip


class WorksheetForm(EntryForm):
    slug, title, makes, tab = "worksheet", lazy("Worksheet"), Worksheet, "sessions"
    hint = lazy("Leave open what was not said: blank is blank.")

    exercise = FromChart(lazy("Which sheet"), with_sheets)

    def set_up(self) -> None:
        chosen = (self.data.get("exercise") if self.is_bound else self.initial.get("exercise")) or ""
        self.chosen = knowledge.load().exercises.get(str(chosen))
        if self.chosen is None or not self.chosen.has_sheet:
            return
        self.fields["exercise"].widget = forms.HiddenInput()
        self.title = _(self.chosen.title)  # type: ignore[misc,assignment]
        self.hint = _(self.chosen.tells)  # type: ignore[misc,assignment]
        self.fields.update(sheet_fields(self.chosen))

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), **sheet_values(body)}

    def body(self) -> Body:
        parts = sheet_parts(self.chosen, self.cleaned_data) if self.chosen else {"exercise": self.cleaned_data["exercise"]}  # fmt: skip
        kept = self.corrected.body.assigned if self.corrected is not None and isinstance(self.corrected.body, Worksheet) else None  # fmt: skip
        return Worksheet(when=self.when(), assigned=kept, **parts)


FORMS = (WorksheetForm,)
