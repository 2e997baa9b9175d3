"""The dose steps of an order: five rows or as many as a plan brings, the first one needed, the others where something is typed."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Dose
from steadystep.chart.medication import DAY_TIMES, DoseStep
from steadystep.faces.look.names import time_of_day
from steadystep.faces.staff.as_said import UNITS

from .engine import EntryForm
from .fields import Choice, Day, Number, Yes

ROWS, MOST_ROWS = 5, 40
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


_capitalized = lazy(lambda at: time_of_day(at).capitalize(), str)


def _row(*, first: bool) -> dict[str, forms.Field]:
    """The fields of one row, by part."""
    unit = Choice(_("Unit"), (), initial="mg", required=first)
    unit.choices = [(code, UNITS.get(code, code)) for code in UNITS_TO_CHOOSE]
    fields: dict[str, forms.Field] = {
        "dose": Number(_("Dose each time"), 0, required=False), "unit": unit,
        "times": Number(_("Times a day"), 0, 24, initial=1, required=False),
        "first": Day(_("From"), required=first), "last": Day(_("To"), required=False), "needed": Yes(_("As needed")),
        **{at: Number(_capitalized(at), 0, required=False) for at in DAY_TIMES},
    }  # fmt: skip
    # One way or the other is needed: "if you like" would mislead.
    for name in ("dose", "times", *DAY_TIMES):
        fields[name].unmarked = True  # type: ignore[attr-defined]
    return fields


_FIRST_ROW, _LATER_ROW = _row(first=True), _row(first=False)  # made once: each form has copies


class StepsForm(EntryForm):
    """Adds the rows; `steps()` gives them as `DoseStep`s (raises `Unreadable`).

    A row holds one amount and how often, or an amount for each time of day: one of the two.
    """

    def set_up(self) -> None:
        self.fields["schedule"] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
        self.rows = 0
        self._add_rows(self._rows_sent() if self.is_bound else self._rows_needed())

    def _add_rows(self, needed: int) -> None:
        for row in range(self.rows + 1, needed + 1):
            self.rows = row
            for part, field in (_FIRST_ROW if row == 1 else _LATER_ROW).items():
                self.fields[f"{part}_{row}"] = deepcopy(field)

    def _rows_sent(self) -> int:
        """Up to the last row that says something: a unit and how often stand in every empty row as well."""
        says = frozenset((*PARTS, *DAY_TIMES)) - {"unit", "times"}
        named = (key.rpartition("_") for key, value in self.data.items() if value)
        sent = (int(row) for part, _, row in named if part in says and row.isdecimal() and len(row) < 4)
        return min(MOST_ROWS, max(sent, default=1))

    def _rows_needed(self) -> int:
        """Five, or up to the last row that anybody filled."""
        named = (key.partition("first_")[2] for key in (*self.data, *self.initial))
        return min(MOST_ROWS, max([ROWS, *(int(one) for one in named if one.isdecimal() and len(one) < 4)]))

    @property
    def step_rows(self) -> dict[str, list[dict[str, Any]]]:
        """For the template: the rows up to the last in use, and the empty ones after it."""
        self._add_rows(self._rows_needed())
        rows = [
            {"fields": [self[f"{part}_{row}"] for part in PARTS],
             "times": (times := [self[f"{at}_{row}"] for at in DAY_TIMES]),
             "by_time": any(field.value() or field.errors for field in times)}
            for row in range(1, self.rows + 1)
        ]  # fmt: skip
        last = max((row for row in range(2, self.rows + 1) if self._typed(row)), default=1)
        return {"used": rows[:last], "empty": rows[last:]}

    def _typed(self, row: int) -> bool:
        return any(self[f"{name}_{row}"].value() for name in ("dose", *DAY_TIMES))

    @property
    def main_fields(self) -> list[Any]:
        rows = {f"{part}_{row}" for part in (*PARTS, *DAY_TIMES) for row in range(1, self.rows + 1)}
        return [field for field in super().main_fields if field.name not in rows]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for row in range(1, self.rows + 1):
            self._check_row(row, given)
        return given

    def _check_row(self, row: int, given: dict[str, Any]) -> None:
        dose, by_time = given.get(f"dose_{row}"), self._by_time(row)
        if f"dose_{row}" in self.errors:
            return
        if dose and by_time:
            both = now_said(
                "Either one dose and how often, or an amount for each time of day: clear one of them."
            )
            self.add_error(f"dose_{row}", both)
        elif row == 1 and not dose and not by_time:
            self.add_error(
                "dose_1",
                now_said("Say the dose: one amount and how often, or an amount for each time of day."),
            )
        elif dose == 0:
            self.add_error(f"dose_{row}", now_said("A dose is more than zero. To end a medicine, use Stop."))
        elif row > 1 and (dose or by_time) and not given.get(f"first_{row}"):
            self.add_error(f"first_{row}", now_said("Say from which day this dose is taken."))
        elif (first := given.get(f"first_{row}")) and (last := given.get(f"last_{row}")) and last < first:
            self.add_error(
                f"last_{row}", now_said("This dose ends before it begins: change one of the two days.")
            )

    def _by_time(self, row: int) -> dict[str, float]:
        given = {at: self.cleaned_data.get(f"{at}_{row}") for at in DAY_TIMES}
        return {at: amount for at, amount in given.items() if amount}

    def steps(self) -> tuple[DoseStep, ...]:
        return tuple(self._steps())

    def _steps(self) -> Iterator[DoseStep]:
        given = self.cleaned_data
        for row in range(1, self.rows + 1):
            first, unit = given.get(f"first_{row}"), given.get(f"unit_{row}") or "mg"
            last, needed = given.get(f"last_{row}"), bool(given.get(f"needed_{row}"))
            if first and (by_time := self._by_time(row)):
                amounts = {at: Dose(amount, unit) for at, amount in by_time.items()}
                yield DoseStep.by_time(first, amounts, last, as_needed=needed)
            elif first and given.get(f"dose_{row}"):
                yield DoseStep(
                    first=first, last=last, as_needed=needed, amount=Dose(given[f"dose_{row}"], unit),
                    times_a_day=given.get(f"times_{row}") or 1,
                )  # fmt: skip

    def initial_of(self, body: Any) -> dict[str, Any]:
        start = {**super().initial_of(body), "schedule": body.schedule}
        for row, step in enumerate(body.steps[:MOST_ROWS], start=1):
            start |= typed_before(row, step)
        return start


def typed_before(row: int, step: DoseStep) -> dict[str, Any]:
    """A step as its row of fields."""
    start: dict[str, Any] = {
        f"unit_{row}": step.amount.unit, f"first_{row}": step.first, f"last_{row}": step.last,
        f"needed_{row}": step.as_needed,
    }  # fmt: skip
    if step.parts:
        return start | {f"{part.at}_{row}": part.amount.value for part in step.parts}
    return start | {f"dose_{row}": step.amount.value, f"times_{row}": step.times_a_day}
