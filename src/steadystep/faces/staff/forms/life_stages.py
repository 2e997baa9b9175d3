"""What stages of life ask of the team: risk and benefit, the plan around a birth, medicines looked through, interpreters, guardians."""

from __future__ import annotations

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart.life_stages import (
    GuardianAnswered,
    GuardianAsked,
    InterpreterArranged,
    MedicinesLookedThrough,
    PerinatalPlan,
    RiskBenefitWeighed,
)
from steadystep.faces.look.names import name_of

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, WhenDay, Yes
from .setting import Setting

CARE = ("mental_health", "substance_use", "reproductive", "hiv")


def _medicines(setting: Setting) -> Choices:
    return [(one.entry, one.name) for one in setting.view.running]


def _asked(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(one).id, f"{one.body.who} · {name_of(one.body.wants)} · {name_of(one.body.care)}")
        for one in chart.of(GuardianAsked)
    ]


class RiskBenefitForm(EntryForm):
    slug, title, verb, makes, tab = (
        "risk-benefit",
        _("Risk and benefit around a pregnancy"),
        _("Sign the note"),
        RiskBenefitWeighed,
        "medicines",
    )
    page = "life_stage"
    hint = _(
        "Weighed together, also against what an untreated illness would mean. Nothing is stopped by this note."
    )

    medicine = FromChart(_("Medicine"), _medicines)
    benefits = Prose(_("What it does for them, and what stopping could mean"), 3)
    risks = Prose(_("What it may mean for the pregnancy, the newborn, or milk"), 3)
    decision = Choice(
        _("What was decided"),
        ("continue", "change_dose", "switch_to_another", "stop_slowly", "not_decided"),
        judged=True,
    )
    client_view = Prose(_("The client's view"), 2, required=False)
    watched = Line(
        _("What is watched"), required=False, help_text=_("Levels, growth, the newborn's first days.")
    )

    def set_up(self) -> None:
        course = next(
            (one for one in self.setting.view.running if one.entry == self.initial.get("medicine")), None
        )
        drug = self.setting.view.knowledge.drugs.get(course.drug) if course else None
        if drug is not None and drug.formulary is not None:
            said = now_said("Our knowledge, unchecked. Pregnancy: %(pregnancy)s. Milk: %(milk)s.")
            self.fields["risks"].help_text = said % {
                "pregnancy": drug.formulary.pregnancy,
                "milk": drug.formulary.lactation,
            }


class PerinatalPlanForm(EntryForm):
    slug, title, verb, makes, tab = (
        "perinatal-plan",
        _("Plan for the birth and after"),
        _("Sign the plan"),
        PerinatalPlan,
        "about",
    )
    page = "life_stage"
    hint = _("Written with the client, and with obstetrics where they agree. By 34 weeks.")

    feeding = Prose(_("How the baby is fed, and what the medicines mean for it"), 2)
    newborn = Prose(_("Care of the newborn: what is watched, where, who knows"), 2)
    doses = Prose(_("Doses around the birth, and when levels are drawn"), 2)
    helpers = Prose(_("Who helps, also at night: sleep protects"), 2, required=False)
    after_birth = Line(_("First visit after the birth"), required=False)
    client_view = Prose(_("The client's view"), 2, required=False)
    registries_told = Yes(_("They know of the registries"))


class LookThroughForm(EntryForm):
    slug, title, verb, makes, tab = (
        "look-through",
        _("Look through all medicines"),
        _("Sign the look"),
        MedicinesLookedThrough,
        "medicines",
    )
    page = "medicines_review"
    hint = _(
        "Each medicine: still needed, right dose, what it does to memory, balance, sodium and kidneys, and what could go."
    )

    found = Prose(_("What was found"), 4)
    changes = Prose(_("What changes, and when"), 3, required=False)
    pharmacist = Line(
        _("Pharmacist who looked with you"), required=False, help_text=_("Leave empty where nobody is there.")
    )


class InterpreterForm(EntryForm):
    slug, title, verb, makes, tab = (
        "interpreter",
        _("Interpreter for a visit"),
        _("Write it down"),
        InterpreterArranged,
        "sessions",
    )
    dated = False
    hint = _("Children never interpret. For a client under 18 nobody of the family does.")

    visit = FromChart(_("Visit"), choosing.every_visit)
    how = Choice(
        _("Who interprets"),
        (
            "interpreter_present",
            "interpreter_by_phone",
            "clinician_speaks_it",
            "family_adult",
            "nobody_interpreted",
        ),
        judged=True,
    )
    name = Line(_("Name or service"), required=False)
    reason = Line(_("Why family, or nobody"), required=False)


class GuardianAskedForm(EntryForm):
    slug, title, makes, tab = "guardian-asked", _("A guardian asks for something"), GuardianAsked, "team"
    hint = _(
        "Say: “some parts are private”. A guardian is shown the shared space and a copy of the safety plan, and no notes of a session."
    )

    who = Line(_("Who asks"))
    care = Choice(_("About which care"), CARE, judged=True)
    wants = Choice(
        _("What they want"),
        ("to_see_the_record", "to_decide_the_care", "to_end_the_care", "to_be_told"),
        judged=True,
    )
    text = Prose(_("In their words"), 2, required=False)


class GuardianAnsweredForm(EntryForm):
    slug, title, verb, makes, tab = (
        "guardian-answered",
        _("What was decided about a guardian's request"),
        _("Sign the decision"),
        GuardianAnswered,
        "team",
    )
    hint = _("Heard the young person first. The answer to the parent says nothing of what is private.")

    asked = FromChart(_("Request"), _asked)
    answer = Choice(
        _("Decision"),
        ("not_shared", "shared_with_agreement", "shared_for_safety", "guardian_decides", "law_is_asked"),
        judged=True,
    )
    reason = Prose(_("On what ground: the law, the agreement, the danger"), 3)
    look_again = WhenDay(_("Look at it again"), required=False)


FORMS = (
    RiskBenefitForm,
    PerinatalPlanForm,
    LookThroughForm,
    InterpreterForm,
    GuardianAskedForm,
    GuardianAnsweredForm,
)
