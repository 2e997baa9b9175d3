"""Beside the order: the strengths its medicine is made in, and how many pieces each typed dose is, where that is exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from steadystep.chart.medication import DoseStep
from steadystep.faces.look.dose_days import tablets_said
from steadystep.faces.staff.as_said import sources_said
from steadystep.knowledge import Knowledge
from steadystep.reasoning.plans.known_strengths import Made, fitting, made_of
from steadystep.reasoning.plans.tablets import makes


@dataclass(frozen=True, slots=True)
class FormLine:
    """A dose form with its strengths; `fits`: it makes every typed dose of whole pieces, the fewest."""

    form: str
    strengths: str
    fits: bool

    @property
    def title(self) -> str:
        return self.form[:1].upper() + self.form[1:]


@dataclass(frozen=True, slots=True)
class DosePieces:
    """`pieces` is empty where these strengths do not make the dose exactly."""

    dose: str
    pieces: str


@dataclass(frozen=True, slots=True)
class StrengthsBeside:
    forms: tuple[FormLine, ...]
    doses: tuple[DosePieces, ...]
    source: str


def strengths_beside(
    known: Knowledge, drug: str, steps: Sequence[DoseStep], typed: Sequence[float], *, halves: bool
) -> StrengthsBeside:
    """`typed`: the strengths written in the form; without them the form that fits stands in."""
    made = made_of(known, drug)
    fit = None if typed else fitting(known, drug, steps)
    used = tuple(typed) or (fit.strengths if fit else ())
    forms = tuple(FormLine(one.form, _listed(one), fits=one == fit) for one in made)
    source = sources_said(made[0].rows[0].provenance.sources) if made else ""
    form = fit.form if fit else ""
    return StrengthsBeside(forms, _doses(steps, used, form, halves=halves and bool(typed)), source)


def strengths_of_form(known: Knowledge, drug: str, form: str) -> str:
    """As they are typed; empty for a form the medicine does not have."""
    found = next((one for one in made_of(known, drug) if one.form == form), None)
    return " ".join(f"{one:g}" for one in found.strengths[-12:]) if found else ""


def _listed(made: Made) -> str:
    return _("%(strengths)s mg") % {"strengths": ", ".join(f"{one:g}" for one in made.strengths)}


def _doses(
    steps: Sequence[DoseStep], strengths: Sequence[float], form: str, *, halves: bool
) -> tuple[DosePieces, ...]:
    """Each amount once, in the order of the steps."""
    amounts = {str(amount): amount for step in steps for _at, amount in step.doses}
    return tuple(
        DosePieces(said, tablets_said(makes(amount.milligrams, strengths, halves=halves), form))
        for said, amount in amounts.items()
        if amount.milligrams is not None and strengths
    )
