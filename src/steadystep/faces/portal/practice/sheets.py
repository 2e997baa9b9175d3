"""A therapy sheet on the phone: the questions of one exercise, filled in now or sent later. Blank is blank."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Entry, When
from steadystep.chart.worksheets import Worksheet
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.look.sheet_fields import sheet_fields, sheet_parts, sheet_values
from steadystep.faces.portal.own import Own
from steadystep.faces.portal.today.check_in import happened
from steadystep.knowledge.modality import Exercise

OLDEST_DAY = timedelta(days=14)  # a diary card is remembered a fortnight, not longer


class SheetForm(forms.Form):
    """`day` is asked where there is one sheet a day."""

    default_renderer = LookRenderer

    def __init__(
        self, exercise: Exercise, data: Any = None, *, prefix_ids: str = "", initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id=f"id_{prefix_ids}%s")
        self.exercise = exercise
        if exercise.daily:
            widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            self.fields["sheet_day"] = forms.DateField(label=_("Which day?"), required=False, widget=widget)
        self.fields.update(sheet_fields(exercise))

    @property
    def filled(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "sheet_day" and value not in (None, "", [])}  # fmt: skip

    def sheet(self, own: Own, filled_in_at: str, assigned: str | None) -> Worksheet:
        """The entry's body; raises `Unreadable`."""
        when = happened(filled_in_at, own)
        day = self.cleaned_data.get("sheet_day")
        if day is not None and own.today - OLDEST_DAY <= day < own.today:
            when = When.on(day, own.zone)
        return Worksheet(when=when, assigned=assigned, **sheet_parts(self.exercise, self.cleaned_data))


def standing_sheet(own: Own, exercise: str, day: date) -> Entry[Worksheet] | None:
    """The client's own sheet of that exercise for that day, as it stands."""
    found = [
        one for one in own.chart.of(Worksheet)
        if one.body.exercise == exercise and one.author == own.actor.id and one.body.when.day == day
    ]  # fmt: skip
    return found[-1] if found else None


def form_of(own: Own, exercise: Exercise, prefix_ids: str = "") -> SheetForm:
    """The form as it opens: a daily sheet goes on where today's stands."""
    standing = standing_sheet(own, exercise.id, own.today) if exercise.daily else None
    initial = {"sheet_day": own.today, **(sheet_values(standing.body) if standing else {})}
    return SheetForm(exercise, initial=initial, prefix_ids=prefix_ids)
