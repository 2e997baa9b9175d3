"""The plan together: what serves which target, what is said to a line, what the client told us of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.milestones import Milestone
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.chart.plan_together import Aligned, PlanAnswered, PlanComment
from steadystep.chart.therapy import Session
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.alignment import practices

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, Yes
from .setting import Setting

MOST_SESSIONS = 10


def treatment(setting: Setting) -> Choices:
    """Medicines, practices and the latest sessions of this client."""
    chart = setting.opened.chart
    sessions = chart.of(Session)[-MOST_SESSIONS:]
    return [
        *choosing.orders(setting),
        *((one.entry, one.assigned.body.name) for one in practices(chart)),
        *(
            (chart.first(one).id, f"{name_of(one.body.modality)}, {day_said(one.body.when.day)}")
            for one in sessions
        ),
    ]


def lines_of_plan(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (entry.id, (entry.body.name if isinstance(entry.body, Target) else entry.body.text)[:80])
        for entry in chart.among(Target, Goal, Milestone)
        if entry.body.status == "active"
    ]


class AlignForm(EntryForm):
    slug, title, verb, makes = "align", _("Tie to a target"), _("Tie them together"), Aligned
    tab, page, labelled = "about", "plan", False
    hint = _("The latest word on a medicine, practice or therapy counts. The order itself stays as it is.")

    serves = FromChart(_("What serves it"), treatment)
    target = FromChart(_("Which target"), choosing.targets)


class PlanCommentForm(EntryForm):
    slug, title, makes, tab, page = "plan-comment", _("Comment on the plan"), PlanComment, "about", "plan"
    hint = _("The whole team reads it, and the client too.")

    target = FromChart(_("On which line"), choosing.targets)
    part = Choice(
        _("About"), ("measure", "therapy", "medicine", "practice", "next"), blank=_("the whole line")
    )
    text = Prose(_("Comment"), 2)


class PlanAnswerForm(EntryForm):
    slug, title, makes, tab = "plan-answer", _("What the client says to it"), PlanAnswered, "about"
    page = "plan"
    hint = _("In their words. The client can answer by themselves on their phone.")

    line = FromChart(_("To which line"), lines_of_plan)
    answer = Choice(_("The client"), ("agreed", "not_agreed"), judged=True)
    words = Prose(_("In their words"), 2, required=False)


class PlanCopyForm(EntryForm):
    slug, title, makes, tab, page = "plan-copy", _("Copy of the plan"), PlanCopyGiven, "about", "plan"
    hint = _("After any signed change the client gets the plan in plain words, or you say why not.")

    how = Choice(
        _("How it was given"), ("on_paper", "read_together", "on_their_phone", "not_given"), judged=True
    )
    language = Line(_("In which language"), max_length=35, help_text=_("A code such as en or es."))
    interpreter = Yes(_("With an interpreter"))
    reason = Prose(_("If it was not given: why"), 2, required=False)


FORMS = (AlignForm, PlanCommentForm, PlanAnswerForm, PlanCopyForm)
