"""The safety plan: written together, gone through again, copies given."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.chart.accepting_copies import may_hold_copy
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven, SafetyPlanReviewed
from steadystep.chart.team import ConsentGiven
from steadystep.faces.look.safety_plan_words import HEADINGS, PROMPTS, sections_of
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.safety_plans import PlanVersion, safety_plan

from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Lines, Prose, Yes
from .setting import Setting


def _section(name: str) -> Lines:
    return Lines(HEADINGS[name], 3, required=False, help_text=PROMPTS[name])


class SafetyPlanForm(EntryForm):
    slug, title, verb, makes, tab = (
        "safety-plan",
        lazy("Safety plan"),
        lazy("Sign the plan"),
        SafetyPlan,
        "safety",
    )
    abreast = True
    hint = lazy(
        "Written together on one screen, in the client's words, one thing a line. It replaces the version before; that one stays readable."
    )

    warning_signs = _section("warning_signs")
    my_steps = _section("my_steps")
    people_and_places = _section("people_and_places")
    who_to_ask = _section("who_to_ask")
    professionals = _section("professionals")
    making_safer = _section("making_safer")
    reasons_for_living = _section("reasons_for_living")
    naloxone_where = _section("naloxone_where")
    naloxone_trained = _section("naloxone_trained")
    never_alone = _section("never_alone")
    tolerance = _section("tolerance")
    overdose = _section("overdose")
    caregiver_steps = _section("caregiver_steps")

    def set_up(self) -> None:
        standing = self.setting.opened.chart.latest(SafetyPlan)
        if standing is not None and self.corrected is None and not self.is_bound:
            self.initial = {**standing.body.sections(), **self.initial}

    def again(self, seq: int) -> None:
        """Somebody else signed a version meanwhile: what it changed is said, line by line, beside what was typed here."""
        seen = self.cleaned_data.get("seen")
        plan = safety_plan(self.setting.opened.chart)
        for version in plan.versions if plan else ():
            if seen is not None and version.entry.seq > seen:
                for words in _meanwhile(version, self.setting.describer.who(version.entry.author)):
                    self.add_error(None, words)
        super().again(seq)


def _meanwhile(version: PlanVersion, name: str) -> list[str]:
    new = [(_("%(name)s added under “%(heading)s”: %(lines)s"), one) for one in sections_of(version.added)]
    gone = [(_("%(name)s took out of “%(heading)s”: %(lines)s"), one) for one in sections_of(version.removed)]
    return [
        words % {"name": name, "heading": one.heading, "lines": " · ".join(one.lines)}
        for words, one in new + gone
    ]


def plan_versions(setting: Setting) -> Choices:
    """The versions, the newest first."""
    plan = safety_plan(setting.opened.chart)
    words = _("Version %(number)s of %(day)s")
    return [
        (one.entry.id, words % {"number": one.number, "day": day_said(one.entry.body.when.day)})
        for one in (reversed(plan.versions) if plan else ())
    ]


def _caregivers(setting: Setting | None) -> list[str]:
    given = setting.opened.chart.of(ConsentGiven) if setting else ()
    return sorted({one.body.recipient_name for one in given if one.body.recipient_kind == "caregiver"})


class _AboutPlan(EntryForm):
    """About a version: the latest, unless another is chosen."""

    tab = "safety"

    plan = FromChart(lazy("Which version"), plan_versions)

    def set_up(self) -> None:
        plan = safety_plan(self.setting.opened.chart)
        if plan is not None:
            self.initial = {"plan": plan.latest.entry.id, **self.initial}


class PlanReviewedForm(_AboutPlan):
    slug, title, makes = "safety-plan-reviewed", lazy("Safety plan gone through"), SafetyPlanReviewed
    hint = lazy(
        "You looked at it together and it stays as it is. If anything changes, write a new version instead."
    )

    note = Prose(lazy("What was said"), 2, required=False)


class PlanGivenForm(_AboutPlan):
    slug, title, makes = "safety-plan-given", lazy("Copy of the safety plan"), SafetyPlanGiven
    hint = lazy("So that everybody knows who holds which version, and who still needs the new one.")

    how = Choice(lazy("How"), ("paper", "wallet_card", "phone", "caregiver", "somebody_else"), judged=True)
    holder = Line(
        lazy("Who has it"),
        required=False,
        suggestions=_caregivers,
        help_text=lazy("Leave empty for the client."),
    )
    back = Yes(lazy("It was taken back or destroyed"))

    def clean(self) -> dict[str, Any]:
        """A caregiver has a copy on the client's consent to exactly that (scope 7)."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        holder = given.get("holder") or ""
        asked = given.get("how") == "caregiver" and not given.get("back") and holder
        if asked and not may_hold_copy(self.setting.opened.chart, holder, self.when().earliest):
            says = _(
                "%(name)s has no consent in force to a copy of the safety plan. Ask the client to share it with them first; if the copy is in their hands already, report a privacy breach (ES29) as a safety event."
            )
            self.add_error("holder", says % {"name": holder})
        return given


FORMS = (SafetyPlanForm, PlanReviewedForm, PlanGivenForm)
