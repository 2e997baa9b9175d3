"""Dose steps proposed from a schedule of the knowledge and a first day. A person signs them, or other ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.knowledge import Basis, DosingRow, Drug, TitrationStep

Rows = tuple[TitrationStep, ...]


class PlannedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step with the row it comes from: `says` are the row's words, `rule` what it adds, `by_choice` whether the row
    leaves it to the response."""

    step: DoseStep
    row: int
    says: str
    rule: str = ""
    by_choice: bool = False

    @property
    def total_mg(self) -> float:
        """mg a day; every other day counts half."""
        return self.step.milligrams_a_day or 0.0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the knowledge proposes from one first day on. `schedule` is its id there."""

    schedule: str
    drug: str
    applies_when: str
    steps: tuple[PlannedStep, ...]
    basis: Basis

    @property
    def dose_steps(self) -> tuple[DoseStep, ...]:
        return tuple(one.step for one in self.steps)

    @property
    def certain_steps(self) -> tuple[DoseStep, ...]:
        """Without those left to the response; the last of them then goes on until somebody changes it."""
        return open_ended(tuple(one.step for one in self.steps if not one.by_choice), cut=self._has_choice)

    @property
    def _has_choice(self) -> bool:
        return any(one.by_choice for one in self.steps)


def open_ended(steps: tuple[DoseStep, ...], *, cut: bool) -> tuple[DoseStep, ...]:
    """Where later steps were `cut`, the last one that is left does not end with the day before them."""
    if not cut or not steps:
        return steps
    return (*steps[:-1], msgspec.structs.replace(steps[-1], last=None))


def schedules_of(drug: Drug) -> dict[str, Rows]:
    """The rows of each schedule of that medicine, in the order of the steps."""
    found: dict[str, list[TitrationStep]] = {}
    for row in drug.titration:
        found.setdefault(row.schedule_id, []).append(row)
    return {name: tuple(sorted(rows, key=lambda row: row.step)) for name, rows in found.items()}


def planned(drug: Drug, schedule: str, first: date) -> Plan:
    """The schedule with its days counted from `first`. Raises KeyError for a schedule the medicine has not."""
    rows = schedules_of(drug)[schedule]
    return Plan(
        schedule=schedule, drug=drug.id, applies_when=rows[0].applies_when, basis=rows[0].basis,
        steps=tuple(_joined(_steps(rows, first))),
    )  # fmt: skip


def planned_by_range(drug: Drug, row: DosingRow, first: date) -> Plan | None:
    """Where only start, step and interval are known: up to the low end of the usual range, and by choice to the high one.

    None where the row names no step in mg.
    """
    rise = row.step_mg_day
    if isinstance(rise, str):
        return None
    totals, total = [], row.start_total_mg_day
    while total < row.usual_high_mg_day and rise > 0 and row.min_step_interval_days:
        totals.append(total)
        total = min(total + rise, row.usual_high_mg_day)
    days = row.min_step_interval_days or 1
    steps = [
        _planned_step(
            first + timedelta(days=days * index), total, float(row.doses_per_day), row=index + 1,
            says=f"{row.indication}: {total:g} mg", by_choice=index > 0 and totals[index - 1] >= row.usual_low_mg_day,
        )
        for index, total in enumerate([*totals, total])
    ]  # fmt: skip
    return Plan(
        schedule=f"dosing:{row.indication}", drug=drug.id, applies_when=row.population, basis=row.basis,
        steps=tuple(_joined(iter(steps))),
    )  # fmt: skip


def _steps(rows: Rows, first: date) -> Iterator[PlannedStep]:
    before = 0.0
    for row in rows:
        if row.total_mg_day is None or row.day_from is None:
            continue
        for days, total in _totals(row, before):
            day = first + timedelta(days=row.day_from - 1 + days)
            yield _planned_step(
                day, total, row.times_a_day, row=row.step, says=row.dose_text, rule=row.rule, by_choice=row.by_choice,
                last=None if row.day_to is None else first + timedelta(days=row.day_to - 1),
            )  # fmt: skip
        before = row.total_mg_day


def _totals(row: TitrationStep, before: float) -> Iterator[tuple[int, float]]:
    """Days after the row begins and the total from then on; inside a rising row by the lowest rise that its words name."""
    total, rise = row.total_mg_day or 0.0, row.rise_low_mg or row.rise_high_mg
    if not rise or before >= total:
        yield 0, total
        return
    days = 0
    while before < total:
        before = min(before + rise, total)
        yield days, before
        days += row.rise_every_days


def _planned_step(
    day: date, total: float, times: float, *, row: int, says: str, rule: str = "", by_choice: bool = False,
    last: date | None = None,
) -> PlannedStep:  # fmt: skip
    step = DoseStep(first=day, amount=Dose(round(total / times, 6), "mg"), times_a_day=times, last=last)
    return PlannedStep(step=step, row=row, says=says, rule=rule, by_choice=by_choice)


def _joined(steps: Iterator[PlannedStep]) -> Iterator[PlannedStep]:
    """Every step ends on the day before the next one; the last as its row says."""
    listed = list(steps)
    for one, after in pairwise(listed):
        ends = after.step.first - timedelta(days=1)
        yield msgspec.structs.replace(one, step=msgspec.structs.replace(one.step, last=ends))
    yield from listed[-1:]


def most_on(rows: Sequence[TitrationStep], day_number: int) -> float:
    """The highest total (mg a day) the schedule allows on that day, counted from 1; its last step holds from then on."""
    started = [row for row in rows if row.day_from is not None and row.day_from <= day_number]
    before = 0.0
    for row in started:
        reached = _most_in(row, before, day_number)
        before = max(before, reached) if row.rise_high_mg else reached
    return before


def _most_in(row: TitrationStep, before: float, day_number: int) -> float:
    most = row.most_mg_day or row.total_mg_day or 0.0
    if not row.rise_high_mg or row.day_from is None:
        return most
    rises = (min(day_number, row.day_to or day_number) - row.day_from) // row.rise_every_days + 1
    return min(most, before + rises * row.rise_high_mg)


def earliest_for(rows: Sequence[TitrationStep], total_mg: float) -> int | None:
    """The first day of the schedule, counted from 1, on which so much a day is allowed; None: on none."""
    days = range(1, 2 + max((row.day_from or 1) for row in rows) + _LONGEST_RISE)
    return next((day for day in days if most_on(rows, day) >= total_mg), None)


_LONGEST_RISE = 120  # days after the last row begins within which any rise named in a row has reached its end
