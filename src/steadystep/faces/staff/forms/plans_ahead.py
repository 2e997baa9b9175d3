"""What lies ahead: a trip, an operation, the plan around it, and a result that has to reach its person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.accepting_results import must_be_checked
from steadystep.chart.plans_ahead import (
    LetterSent,
    PlanAhead,
    ProcedurePlanned,
    ResultFollowed,
    TravelPlanned,
)
from steadystep.reasoning.facts.blockade import DEPOT

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, Day, FromChart, Line, Prose, Yes
from .setting import Setting


def _ahead_or_blocked(setting: Setting) -> Choices:
    """With the injections of naltrexone that are ordered: while they last, pain is treated without opioids."""
    blocking = [
        (one.entry, now_said("Pain while %(name)s blocks opioids") % {"name": one.name})
        for one in setting.view.running
        if one.drug == DEPOT and one.ordered_here
    ]
    return [*choosing.ahead(setting), *blocking]


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
        _("Plan around a trip, an operation, or pain"),
        _("Sign the plan"),
        PlanAhead,
        "medicines",
    )

    about = FromChart(_("For"), _ahead_or_blocked)
    text = Prose(_("How treatment goes on"), 5)


class FollowedForm(EntryForm):
    slug, title, makes, tab = "result-followed", _("A result has reached its person"), ResultFollowed, "labs"
    hint = _("Told by a person first; then the way to treatment.")

    result = FromChart(_("Which result"), choosing.results)
    step = Choice(_("What was done"), ("explained", "treatment_linked"), judged=True)
    same_person = Yes(_("Name and birth date on the report are the client's"))
    told_unchecked = Yes(_("It was told already, and nobody had checked"))
    where = Line(_("Where, and when"), required=False)

    def clean(self) -> dict[str, Any]:
        """A result for HIV or hepatitis is not told before somebody knows whose it is. What has happened is written all the same."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        told = given.get("step") == "explained" and not (
            given.get("same_person") or given.get("told_unchecked")
        )
        if told and must_be_checked(self.setting.opened.chart, given.get("result") or ""):
            self.add_error(
                "same_person",
                now_said(
                    "Hold name and birth date on the report against the client's before you tell it, and tick that you did."
                ),
            )
        return given


class LetterForm(EntryForm):
    slug, title, verb, makes, tab = (
        "letter",
        _("Letter to a surgeon or another clinic"),
        _("Sign and send with the notice"),
        LetterSent,
        "medicines",
    )
    hint = _(
        "Blocked until the client has signed a consent that names substance use records (42 CFR Part 2). "
        "The notice that must go with it is added by itself."
    )

    consent = FromChart(_("Under which consent"), choosing.part2_consents)
    about = FromChart(_("About"), choosing.ahead)
    text = Prose(_("Letter"), 8)

    def set_up(self) -> None:
        plans = self.setting.opened.chart.of(PlanAhead)
        if plans and not self.is_bound:
            self.initial.setdefault("text", plans[-1].body.text)
            self.initial.setdefault("about", plans[-1].body.about)

    def body(self) -> Body:
        given = self.cleaned_data
        return LetterSent(
            when=self.when(), about=given["about"], consent=given["consent"], text=given["text"],
            notice=knowledge.load().substance_care.part2_notice,
        )  # fmt: skip


FORMS = (TravelForm, ProcedureForm, PlanAheadForm, FollowedForm, LetterForm)
