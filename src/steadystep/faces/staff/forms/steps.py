"""The dose steps of an order: up to five rows, the first one needed, the others where something is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.faces.staff.as_said import UNITS

from .engine import EntryForm
from .fields import Choice, Day, Number, Yes

ROWS = 5
PARTS = ("dose", "unit", "times", "first", "last", "needed")
UNITS_TO_CHOOSE = (
    "mg",
    "ug",
    "g",
    "mL",
    "[iU]",
    "meq",
    "{tablet}",
    "{patch}",
    "{drop}",
    "{puff}",
    "mg/h",
    "ug/h",
)


class StepsForm(EntryForm):
    """Adds the rows; `steps()` gives them as `DoseStep`s (raises `Unreadable`)."""

    def set_up(self) -> None:
        for row in range(1, ROWS + 1):
            first = row == 1
            self.fields[f"dose_{row}"] = Number(_("Dose each time"), 0, required=first)
            unit = Choice(_("Unit"), UNITS_TO_CHOOSE, initial="mg", required=first)
            unit.choices = [(code, UNITS.get(code, code)) for code in UNITS_TO_CHOOSE]
            self.fields[f"unit_{row}"] = unit
            self.fields[f"times_{row}"] = Number(_("Times a day"), 0, 24, initial=1, required=first)
            self.fields[f"first_{row}"] = Day(_("From"), required=first)
            self.fields[f"last_{row}"] = Day(_("To"), required=False)
            self.fields[f"needed_{row}"] = Yes(_("As needed"))

    @property
    def step_rows(self) -> list[dict[str, Any]]:
        """For the template: the rows, with those that are in use open."""
        return [
            {"number": row, "used": row == 1 or bool(self[f"dose_{row}"].value()),
             "fields": [self[f"{part}_{row}"] for part in PARTS]}
            for row in range(1, ROWS + 1)
        ]  # fmt: skip

    @property
    def main_fields(self) -> list[Any]:
        rows = {f"{part}_{row}" for part in PARTS for row in range(1, ROWS + 1)}
        return [field for field in super().main_fields if field.name not in rows]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for row in range(2, ROWS + 1):
            if given.get(f"dose_{row}") and not given.get(f"first_{row}"):
                self.add_error(f"first_{row}", now_said("Say from which day this dose is taken."))
        return given

    def steps(self) -> tuple[DoseStep, ...]:
        return tuple(self._steps())

    def _steps(self) -> Iterator[DoseStep]:
        given = self.cleaned_data
        for row in range(1, ROWS + 1):
            if given.get(f"dose_{row}") is not None and given.get(f"first_{row}"):
                yield DoseStep(
                    first=given[f"first_{row}"], last=given.get(f"last_{row}"), as_needed=given[f"needed_{row}"],
                    amount=Dose(given[f"dose_{row}"], given[f"unit_{row}"]), times_a_day=given.get(f"times_{row}") or 1,
                )  # fmt: skip

    def initial_of(self, body: Any) -> dict[str, Any]:
        start = super().initial_of(body)
        for row, step in enumerate(body.steps[:ROWS], start=1):
            values = (
                step.amount.value,
                step.amount.unit,
                step.times_a_day,
                step.first,
                step.last,
                step.as_needed,
            )
            start |= {f"{part}_{row}": value for part, value in zip(PARTS, values, strict=True)}
        return start
