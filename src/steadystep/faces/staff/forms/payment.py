"""A medicine that is not paid for, and what was done about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.cost_barriers import COST_BARRIERS, COST_STEPS, CostBarrier, CostBarrierStep
from steadystep.reasoning.facts.cost_barriers import barriers

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose
from .pharmacy import unsettled
from .setting import Setting


def open_barriers(setting: Setting) -> Choices:
    return unsettled(barriers(setting.view.chart, setting.view.courses))


class CostBarrierForm(EntryForm):
    slug, title, makes, tab = "cost-barrier", _("A medicine is not paid for"), CostBarrier, "medicines"
    hint = _("Settled within three working days. What our formulary has of the same class is said beside it.")

    order = FromChart(_("Which order"), choosing.orders)
    what = Choice(_("What is in the way"), COST_BARRIERS, judged=True)
    payer = Line(_("Which payer"), required=False)
    note = Prose(_("What they say"), 2, required=False)


class CostStepForm(EntryForm):
    slug, title, makes, tab = "cost-step", _("What was done about the price"), CostBarrierStep, "medicines"

    barrier = FromChart(_("About what"), open_barriers)
    did = Choice(_("What was done"), COST_STEPS, judged=True)
    with_whom = Line(_("With whom"), required=False)
    note = Prose(_("Note"), 2, required=False)


FORMS = (CostBarrierForm, CostStepForm)
