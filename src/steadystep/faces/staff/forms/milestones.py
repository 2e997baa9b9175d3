"""Milestones, and setbacks with their prompts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.safety import Raised
from steadystep.chart.setbacks import Setback
from steadystep.chart.substance import LapseReported

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, WhenDay, Yes
from .setting import Setting

AREAS = (
    "work_or_school", "family_and_friends", "money", "exposure_step", "days_as_planned", "home", "health", "something_else",
)  # fmt: skip
WHAT = ("hard_event", "symptoms_back", "use_after_a_time_without", "crisis", "another_setback")


def _milestones(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [(chart.first(one).id, one.body.text[:80]) for one in chart.of(Milestone)]


def _hard_times(setting: Setting) -> Choices:
    """What was told of hard times, latest first."""
    chart, describer = setting.opened.chart, setting.describer
    return [(one.id, describer.title(one)[:90]) for one in reversed(chart.among(LapseReported, Raised))][:20]


class MilestoneForm(EntryForm):
    slug, title, verb, makes, tab = "milestone", _("Milestone"), _("Sign the milestone"), Milestone, "about"
    page = "plan"
    hint = _("The client chooses it. Without their yes it is shown as a clinic proposal.")

    text = Prose(_("What they want to reach, in their words"), 2)
    area = Choice(_("Part of life"), AREAS, judged=True)
    by = WhenDay(_("Aimed at"), required=False)
    goal = FromChart(_("For which goal"), choosing.goals, blank=_("no goal yet"))
    agreed = Yes(_("The client agrees"))
    share = Choice(_("Who sees it"), ("team", "caregivers"), help_text=_("The client decides."))
    status = Choice(_("Status"), ("active", "set_aside"))
    why = Line(_("Why it changed"), required=False)


class MilestoneReachedForm(EntryForm):
    slug, title, makes, tab = "milestone-reached", _("Milestone reached"), MilestoneReached, "about"
    page = "plan"
    hint = _("What is reached stays reached, whatever comes after.")

    line = FromChart(_("Which one"), _milestones)
    evidence = Prose(_("How it shows"), 2)
    share = Choice(_("Who sees it"), ("team", "caregivers"), help_text=_("The client decides."))


class SetbackForm(EntryForm):
    slug, title, makes, tab, page = "setback", _("Setback note"), Setback, "about", "plan"
    hint = _("Nobody is at fault. A hard time shows what the plan does not hold for yet.")

    what = Choice(_("What kind of hard time"), WHAT, judged=True)
    about = FromChart(_("What told of it"), _hard_times, blank=_("nothing in the chart"))
    told = Prose(
        _("What happened, as they tell it"),
        3,
        help_text=_("What was going on before? What did they need just then?"),
    )
    helped = Prose(
        _("What helped, even a little"),
        2,
        required=False,
        help_text=_("What kept it from being worse? Who was there?"),
    )
    plan_change = Prose(
        _("How the plan changes"), 2, required=False,
        help_text=_("What would make the next hard day easier? If the plan stays, say why. Due within seven days."),
    )  # fmt: skip


FORMS = (MilestoneForm, MilestoneReachedForm, SetbackForm)
