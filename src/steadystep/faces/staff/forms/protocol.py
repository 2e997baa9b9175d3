"""A titration that the prescriber signed ahead: its next step, signed by a nurse (R19)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from msgspec import structs

from steadystep.chart import Body
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.protocol import next_step

from .engine import EntryForm
from .fields import Choices, Day, FromChart, Line
from .setting import Setting

Steps = tuple[DoseStep, ...]


def first_and_later(steps: Steps, *, by_nurse: bool) -> tuple[Steps, Steps]:
    """What is taken at once, and what waits for a nurse: the first dose then goes on until the next is signed."""
    if not by_nurse:
        return steps, ()
    return (structs.replace(steps[0], last=None),), steps[1:]


def waiting_steps(setting: Setting) -> Choices:
    """Every order with a step that a nurse may sign: its dose, and the earliest day."""
    found = (
        (course, next_step(setting.view, course)) for course in setting.view.running if course.ordered_here
    )
    return [
        (
            course.entry,
            f"{course.name}: {step.step.units_a_day:g} {step.step.amount.unit} · {day_said(step.earliest)}",
        )
        for course, step in found
        if step is not None
    ]


class ProtocolStepForm(EntryForm):
    slug, title, verb, makes, tab = (
        "protocol-step", _("Next step by protocol"), _("Sign the step"), DoseChanged, "medicines",
    )  # fmt: skip
    corrects_too, also_signed_by = False, frozenset({"nurse"})
    hint = _(
        "The prescriber signed these steps ahead. Each may begin on its day or later; where something speaks against it, it goes to the prescriber."
    )

    order = FromChart(_("Which step, from which day at the earliest"), waiting_steps)
    first = Day(_("First day of the new dose"))
    why = Line(_("How the dose until now was borne"))

    def body(self) -> Body:
        given: dict[str, Any] = self.cleaned_data
        course = next(one for one in self.setting.view.running if one.entry == given["order"])
        step = next_step(self.setting.view, course)
        if step is None:
            raise ValueError("a step that does not wait was asked for")
        steps = (structs.replace(step.step, first=given["first"], last=None),)
        return DoseChanged(
            when=self.when(),
            order=given["order"],
            steps=steps,
            schedule=step.order.schedule,
            by_protocol=True,
            why=given["why"],
        )


FORMS = (ProtocolStepForm,)
