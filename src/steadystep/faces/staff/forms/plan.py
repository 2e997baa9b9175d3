"""Plan: goals, targets, where on the pathway, and life events."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart.plan import MOST_RANKS, UNMEASURED, WHOSE_WORDS, Goal, LifeEvent, PathwayPhase, Target
from steadystep.chart.story_notes import StoryNote
from steadystep.faces.look.names import name_of

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, WhenDay, Whole, Yes
from .setting import Setting

STATES = ("active", "met", "set_aside")
THERAPIES = (
    "cbt",
    "dbt",
    "act",
    "mi",
    "family",
    "cbt_i",
    "relapse_prevention",
    "rhythm",
    "supportive",
    "other",
)
WHY_CHANGED = _(
    "When you correct it: what happened, or what was learned. It stands in the history of the plan."
)


def _phases(_setting: Setting) -> list[str]:
    """Every phase of any pathway; another may be typed, and is then judged by none."""
    known = knowledge.load()
    named = [phase.id for one in known.pathways.values() if one.names for phase in known.route_of(one).phases]
    return list(dict.fromkeys(named))


def _pathways(_setting: Setting) -> list[str]:
    return sorted(one.id for one in knowledge.load().pathways.values() if one.names)


def _owners(setting: Setting) -> Choices:
    return [("client", setting.view.person.called or name_of("client")), *choosing.staff(setting)]


class GoalForm(EntryForm):
    slug, title, verb, makes, tab = "goal", _("Goal"), _("Sign the goal"), Goal, "about"
    page = "plan"

    text = Prose(_("What the client wants, in their words"), 2)
    words = Choice(
        _("Whose words are these?"), WHOSE_WORDS, judged=True,
        help_text=_("Their own, as they said it; or put into words by us, which is a goal too, and not yet theirs."),
    )  # fmt: skip
    sign = Line(
        _("How we will see it"),
        required=False,
        help_text=_("A sign one can count: subway to work 3 days a week."),
    )
    agreed = Yes(_("The client agrees"), help_text=_("Without it, it is shown as a proposal of the clinic."))
    status = Choice(_("Status"), STATES)
    review = WhenDay(_("Look at it again"), required=False)
    owner = FromChart(_("Who keeps an eye on it"), _owners, blank=_("nobody named yet"), empty_value="")
    rank = Whole(
        _("Rank"), 1, MOST_RANKS, required=False, help_text=_("1 is what matters most to the client.")
    )
    why = Line(_("Why it changed"), required=False, help_text=WHY_CHANGED)


class TargetForm(EntryForm):
    slug, title, verb, makes, tab = "target", _("Treatment target"), _("Sign the target"), Target, "about"
    page = "plan"
    hint = _("One line that ties a goal, the measure that will judge it and the therapy focus.")

    name = Line(_("Target"), help_text=_("What treatment aims at: panic attacks, low mood, sleep."))
    goal = FromChart(_("For which goal"), choosing.goals, blank=_("no goal yet"))
    measure = FromChart(
        _("Judged by"), choosing.instruments, blank=_("no instrument: say why below"), empty_value=""
    )
    unmeasured = Choice(_("Why no instrument judges it"), UNMEASURED, blank=_("one does"))
    problem = FromChart(_("Problem"), choosing.problems, blank=_("no problem named"))
    therapy = Choice(_("Kind of work"), THERAPIES, blank=_("no therapy yet"))
    therapy_focus = Line(_("Therapy focus"), required=False)
    responsible = FromChart(
        _("Who answers for it"), choosing.staff, blank=_("nobody named yet"), empty_value=""
    )
    status = Choice(_("Status"), STATES)
    review = WhenDay(_("Next decision"), required=False)
    why = Line(_("Why it changed"), required=False, help_text=WHY_CHANGED)

    def set_up(self) -> None:
        for name in ("measure", "unmeasured"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]  # one of the two is needed

    def clean(self) -> dict[str, Any]:
        """R4: one instrument for each target that is pursued, or the reason why none judges it."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("measure") and given.get("unmeasured"):
            self.add_error("unmeasured", now_said("An instrument judges it: leave this as it was."))
        elif given.get("status") == "active" and not given.get("measure") and not given.get("unmeasured"):
            self.add_error(
                "measure",
                now_said("Choose the one instrument that will judge it, or say below why none does."),
            )
        return given


class PhaseForm(EntryForm):
    slug, title, verb, makes, tab = (
        "phase",
        _("Programme and phase"),
        _("Sign the phase"),
        PathwayPhase,
        "about",
    )

    pathway = Line(_("Programme"), suggestions=_pathways)
    phase = Line(_("Phase"), suggestions=_phases)
    client_view = Prose(
        _("What the client thinks of it"),
        2,
        help_text=_("Ask, and write it in their words. Nothing moves without it."),
    )


class LifeEventForm(EntryForm):
    slug, title, makes, tab = "life-event", _("Life event"), LifeEvent, "about"

    text = Prose(_("What happened"), 2)
    milestone = Yes(_("A milestone to celebrate"))


class StoryNoteForm(EntryForm):
    slug, title, makes, tab = "story-note", _("Note on the story"), StoryNote, "about"
    hint = _(
        "It stands on the picture on the day it is about. The client reads it too, unless a label keeps it."
    )

    text = Prose(_("What was going on then"), 2)


FORMS = (GoalForm, TargetForm, PhaseForm, LifeEventForm, StoryNoteForm)
