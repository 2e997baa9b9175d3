"""Needs of daily life, and small steps of a week."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.needs import Need, WeeklyStep, WeeklyStepTold
from steadystep.faces.look.names import name_of

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, WhenDay, Whole
from .setting import Setting

AREAS = (
    "housing", "food", "transport", "money", "employment", "legal_help", "childcare", "phone_or_internet", "health_care", "another_need",
)  # fmt: skip
STEPS = ("movement", "rest", "sleep_times", "water", "eating", "people", "another_step")


def _owners(setting: Setting) -> Choices:
    return [("client", setting.view.person.called or name_of("client")), *choosing.staff(setting)]


def _steps(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [(chart.first(one).id, one.body.text[:80]) for one in chart.of(WeeklyStep)]


class NeedForm(EntryForm):
    slug, title, verb, makes, tab, page = (
        "need",
        _("Need of daily life"),
        _("Sign the need"),
        Need,
        "about",
        "plan",
    )

    area = Choice(_("What it is about"), AREAS, judged=True)
    text = Prose(_("What is missing"), 2)
    owner = FromChart(_("Who has it in hand"), _owners, blank=_("nobody yet"), empty_value="")
    service = Line(
        _("Which service"),
        required=False,
        help_text=_("Who was asked, or handed over to, in person if possible."),
    )
    by = WhenDay(_("Look at it again"), required=False)
    status = Choice(_("Status"), ("open", "connected", "need_met", "not_wanted"))
    why = Line(_("Why it changed"), required=False)


class WeeklyStepForm(EntryForm):
    slug, title, verb, makes, tab = (
        "weekly-step",
        _("Small step of the week"),
        _("Sign the step"),
        WeeklyStep,
        "about",
    )
    page = "plan"
    hint = _(
        "One small thing that can be done on a hard day too. Where there is an eating disorder, choose nothing about weight or amounts."
    )

    text = Prose(_("What to try"), 2)
    area = Choice(_("What it is about"), STEPS, judged=True)
    days = Whole(_("On how many days a week"), 1, 7, required=False)
    target = FromChart(_("For which target"), choosing.targets, blank=_("no target"))
    status = Choice(_("Status"), ("active", "met", "set_aside"))


class WeeklyStepToldForm(EntryForm):
    slug, title, makes, tab, page = "weekly-step-told", _("How a week went"), WeeklyStepTold, "about", "plan"

    line = FromChart(_("Which step"), _steps)
    days = Whole(_("On how many days"), 0, 7)
    barrier = Prose(_("What helped, or got in the way"), 2, required=False)


FORMS = (NeedForm, WeeklyStepForm, WeeklyStepToldForm)
