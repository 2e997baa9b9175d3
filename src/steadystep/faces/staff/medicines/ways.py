"""The steps of a medicine by one of the ways in which it can be planned, as rows with their tablets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from steadystep.chart.medication import DoseStep
from steadystep.faces.look.dose_days import tablets_said
from steadystep.faces.look.words import said
from steadystep.faces.staff.as_said import daily_said
from steadystep.faces.staff.dose_ways import GO_ON, MAT_TAPER, PAUSE, TAPER, Way, plan_of
from steadystep.knowledge import Drug
from steadystep.reasoning.plans.mat_tapers import EVERY_LOW_DAYS, mat_tapered
from steadystep.reasoning.plans.schedules import Plan
from steadystep.reasoning.plans.tablets import makes
from steadystep.reasoning.plans.taper_pauses import days_of_step, moved_after_rest, paused_after, turn_after
from steadystep.reasoning.plans.tapers import Taper, tapered

if TYPE_CHECKING:
    from .plan_form import PlanForm


@dataclass(frozen=True, slots=True)
class Row:
    """One step: from when to when, how much, why, and with which tablets."""

    step: DoseStep
    why: str
    rule: str
    remark: str
    by_choice: bool
    tablets: str

    @property
    def first(self) -> date:
        return self.step.first

    @property
    def dose(self) -> str:
        return daily_said(self.step)

    @property
    def total_said(self) -> str:
        """mg a day; every other day counts half."""
        total = self.step.milligrams_a_day
        return "" if total is None else f"{total:.10g}"

    def typed(self, number: int) -> dict[str, str]:
        """As the rows of the dose form are filled."""
        step = self.step
        return {
            f"dose_{number}": f"{step.amount.value:.10g}", f"unit_{number}": step.amount.unit,
            f"times_{number}": f"{step.times_a_day:.10g}", f"first_{number}": step.first.isoformat(),
            **({f"last_{number}": step.last.isoformat()} if step.last else {}),
        }  # fmt: skip


def rows_of(form: PlanForm, drug: Drug, way: Way) -> list[Row]:
    """Empty where the steps cannot be worked out: no strength, or a dose that is no number of mg."""
    first = form.cleaned_data["first"]
    if way.id == TAPER:
        taper = _taper(form, drug)
        return list(_taper_rows(form, taper)) if taper else []
    if way.id in (PAUSE, GO_ON):
        return list(_waiting_rows(form, way))
    if way.id == MAT_TAPER:
        return list(_mat_rows(form))
    plan = plan_of(drug, way, first)
    return list(_plan_rows(form, plan)) if plan else []


def _taper(form: PlanForm, drug: Drug) -> Taper | None:
    given, course = form.cleaned_data, form.course()
    rule = form.setting.view.knowledge.class_tapers_of(drug)[0]
    step = course.step_on(given["first"]) if course else None
    if step is None:
        return None
    every = given["every"] if given["every"] and given["every"] >= rule.every_low_days else None
    return tapered(rule, step, given["first"], given["strengths"], halves=given["halves"], every_days=every,
                   pace="careful" if given["pace"] == "careful" else "usual")  # fmt: skip


def _taper_rows(form: PlanForm, taper: Taper) -> Iterator[Row]:
    for one in taper.steps:
        why = _("%(percent)s per cent less") % {"percent": f"{one.cut_percent:g}"}
        yield Row(one.step, why, taper.rule.rule, said(one.remark), False, _tablets(form, one.step))


def _mat_rows(form: PlanForm) -> Iterator[Row]:
    given, course = form.cleaned_data, form.course()
    present = course.step_on(given["first"]) if course else None
    every = given["every"] if given["every"] and given["every"] >= EVERY_LOW_DAYS else None
    steps = (
        mat_tapered(present, given["first"], given["strengths"], halves=given["halves"], every_days=every)
        if present
        else ()
    )
    for one in steps:
        why = _("%(cut)s mg less") % {"cut": f"{one.cut_mg:g}"}
        wait = _("each step waits for the client: a pause, or a step back, is fine")
        yield Row(one.step, why, wait, said(one.remark), False, _tablets(form, one.step))


def _waiting_rows(form: PlanForm, way: Way) -> Iterator[Row]:
    """The steps that are planned, later: by the days of the pause, or by those on which nothing was taken."""
    given, course = form.cleaned_data, form.course()
    if course is None:
        return
    turn = turn_after(course, given["first"])
    days = given["pause_days"] or (days_of_step(course, turn) if turn else 0)
    steps = (
        moved_after_rest(course, given["first"])
        if way.id == GO_ON
        else paused_after(course, given["first"], days)
    )
    for number, step in enumerate(steps):
        first = _("goes on at this dose") if way.id == PAUSE else _("goes on from this step")
        yield Row(step, first if number == 0 else _("as planned, later"), "", "", False, _tablets(form, step))


def _plan_rows(form: PlanForm, plan: Plan) -> Iterator[Row]:
    for one in plan.steps:
        yield Row(one.step, one.says, one.rule, "", one.by_choice, _tablets(form, one.step))


def _tablets(form: PlanForm, step: DoseStep) -> str:
    amount = step.amount.milligrams
    given = form.cleaned_data
    return tablets_said(makes(amount, given["strengths"], halves=given["halves"])) if amount else ""
