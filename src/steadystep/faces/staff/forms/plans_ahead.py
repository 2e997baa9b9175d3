"""What lies ahead: a trip, an operation, the plan around it, and a result that has to reach its person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.plans_ahead import PlanAhead, ProcedurePlanned, ResultFollowed, TravelPlanned

from . import choosing
from .engine import EntryForm
from .fields import Choice, Day, FromChart, Line, Prose


class TravelForm(EntryForm):
    slug, title, makes, tab = "travel", _("Trip planned"), TravelPlanned, "medicines"

    where = Line(_("Where to"))
    first = Day(_("First day"))
    last = Day(_("Last day"))


class ProcedureForm(EntryForm):
    slug, title, makes, tab = "procedure", _("Operation or procedure planned"), ProcedurePlanned, "medicines"

    what = Line(_("What"))
    day = Day(_("On which day"))
    by_whom = Line(_("By whom"), required=False)


class PlanAheadForm(EntryForm):
    slug, title, verb, makes, tab = (
        "plan-ahead",
        _("Plan around a trip or operation"),
        _("Sign the plan"),
        PlanAhead,
        "medicines",
    )

    about = FromChart(_("For"), choosing.ahead)
    text = Prose(_("How treatment goes on"), 5)


class FollowedForm(EntryForm):
    slug, title, makes, tab = "result-followed", _("A result has reached its person"), ResultFollowed, "labs"
    hint = _("Told by a person first; then the way to treatment.")

    result = FromChart(_("Which result"), choosing.results)
    step = Choice(_("What was done"), ("explained", "treatment_linked"))
    where = Line(_("Where, and when"), required=False)


FORMS = (TravelForm, ProcedureForm, PlanAheadForm, FollowedForm)
