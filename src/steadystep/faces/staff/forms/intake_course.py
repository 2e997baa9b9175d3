"""The course of an intake: opened, the level of care decided, the formulation signed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from steadystep.chart.intake_course import EXCLUSIONS, NO_GOAL, CareLevelDecided, Formulation, IntakeOpened
from steadystep.faces.staff.addresses import page_address

from . import choosing
from .engine import EntryForm
from .fields import Choice, Line, Lines, Prose, Several
from .setting import Setting


class _OnTheWay(EntryForm):
    """Leads back to the intake page."""

    def leads_to(self, client: str) -> str:
        return page_address("intake", client)


class IntakeOpenedForm(_OnTheWay):
    slug, title, verb, makes, tab = (
        "intake-open",
        _("Open an intake"),
        _("Open the intake"),
        IntakeOpened,
        "about",
    )
    labelled = False
    hint = _(
        "For somebody new, and for somebody who comes back after a time. What was told before stays readable."
    )

    reason = Line(_("What for"), required=False, help_text=_("First assessment, coming back, a yearly look."))


def _names(setting: Setting) -> list[str]:
    return [name for _id, name in choosing.staff(setting)]


class CareLevelForm(_OnTheWay):
    slug, title, verb, makes, tab = (
        "care-level",
        _("Level of care"),
        _("Sign the decision"),
        CareLevelDecided,
        "about",
    )
    hint = _(
        "Go through the list together. If something holds and you do not decide yourself, choose “undecided”: a prescriber is told today."
    )

    present = Several(_("Does any of this hold? It may be more than outpatient care can carry."), EXCLUSIONS)
    decision = Choice(_("Decision"), ("outpatient", "higher_care", "emergency", "undecided"), judged=True)
    reason = Prose(_("Why"), 3, required=False, help_text=_("Every decision has its reason."))
    transfer_owner = Line(
        _("Who sees to the transfer"),
        required=False,
        suggestions=_names,
        help_text=_("Needed for a higher level of care or an emergency."),
    )

    def set_up(self) -> None:
        """What is needed depends on the decision, and is said beside each field."""
        for field in self.fields.values():
            field.unmarked = True  # type: ignore[attr-defined]


class FormulationForm(_OnTheWay):
    slug, title, verb, makes, tab = (
        "formulation",
        _("Formulation"),
        _("Sign the formulation"),
        Formulation,
        "about",
    )
    hint = _(
        "The client reads this as an open note, unless a label withholds it. Write it so that they recognise themselves."
    )

    summary = Prose(_("What is going on, in a few sentences"), 5)
    problems = Lines(
        _("Problem list"),
        4,
        help_text=_("One a line, in the field's words: panic disorder, low mood, poor sleep."),
    )
    made_likely = Prose(_("What made it likely"), 2, required=False)
    set_off = Prose(_("What set it off"), 2, required=False)
    keeps_going = Prose(_("What keeps it going"), 2, required=False)
    strengths = Prose(_("What helps, and what is strong"), 2, required=False)
    culture = Prose(_("What it means where they come from"), 2, required=False)
    client_view = Prose(_("What the client says of it"), 2, required=False)
    no_goal = Choice(
        _("Why there is no goal in their own words yet"), NO_GOAL, blank=_("there is one, on the plan"),
        help_text=_("A goal is written down as they say it. Where there is none, the intake is signed with the reason."),
    )  # fmt: skip

    def set_up(self) -> None:
        """A new version begins with the words of the last one."""
        self.fields["no_goal"].unmarked = True  # type: ignore[attr-defined]  # needed where no goal stands
        standing = self.setting.opened.chart.latest(Formulation)
        if standing is not None and self.corrected is None and not self.is_bound:
            told: dict[str, Any] = self.initial_of(standing.body)
            self.initial = {
                **{name: value for name, value in told.items() if name != "happened"},
                **self.initial,
            }


FORMS = (IntakeOpenedForm, CareLevelForm, FormulationForm)
