"""What bears on medicines and nobody else tells: pregnancy, smoking, kidney, liver, weight. Many short answers on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, Coding, Quantity
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.measures import Observation
from steadystep.faces.look.forms import TouchChoices
from steadystep.faces.staff.as_said import circumstance_said
from steadystep.reasoning.facts.measured import MEASURES

from .engine import EntryForm
from .fields import Choices, Day, FromChart, HalfKnown, Number, Prose
from .setting import Setting

ASKED: Final = (
    "pregnancy", "pregnancy_possible", "pregnancy_planned", "postpartum", "breastfeeding", "relies_on_hormonal_contraception", "smoker", "ckd",
    "hepatic_impairment_mild", "hepatic_impairment_severe", "heart_disease", "seizure_history", "prior_gi_bleed",
    "narrow_angle_glaucoma", "urinary_retention", "nonprescribed_opioid", "household_uses", "wants_no_alcohol", "drives", "fasts_or_eats_less_salt",
    "learning_disability", "hearing_loss", "low_vision", "reading_is_hard",
)  # fmt: skip
# Measure: label, unit it is typed in, highest that is believed, LOINC code or none, category.
_TYPED: Final = {
    "body_weight": (_("Weight, kg"), "kg", 600, "29463-7", "vital"),
    "body_height": (_("Height, cm"), "cm", 275, "8302-2", "vital"),
    "cigarettes_a_day": (_("Cigarettes a day"), "{cigarettes}/d", 200, "", "social"),
    "drinks_a_week": (_("Alcoholic drinks a week"), "{drinks}/wk", 500, "", "social"),
}
_LABELS: Final = {"postpartum": _("Gave birth not long ago")}
_ANSWERS: Final = (("", _("not asked")), ("yes", _("yes")), ("no", _("no")))


def _others(_setting: Setting) -> Choices:
    """Everything else a person may have to say: conditions and events that no number decides."""
    known = knowledge.load().circumstances.values()
    said = [
        one for one in known if one.kind in ("condition", "event") and not one.measure and one.id not in ASKED
    ]
    return sorted(((one.id, circumstance_said(one.id)) for one in said), key=lambda pair: pair[1])


class HealthForm(EntryForm):
    slug, title, verb, makes, tab = (
        "health",
        _("Health that bears on medicines"),
        _("Write it down"),
        CircumstanceTold,
        "about",
    )
    hint = _(
        "Answer what you asked; leave the rest. What nobody asked stays unknown and is never counted as “no”."
    )
    corrects_too = False

    other = FromChart(_("Something else"), _others, blank=_("nothing else"))
    other_holds = forms.ChoiceField(label=_("… holds"), choices=_ANSWERS, required=False)
    since = HalfKnown(_("Since, or the day it happened"), required=False)
    due = Day(_("If pregnant: the due date"), required=False)
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        own = {name: self.fields.pop(name) for name in ("other", "other_holds", "since", "due", "note")}
        for name in ASKED:
            self.fields[name] = forms.ChoiceField(
                label=_LABELS.get(name) or circumstance_said(name),
                choices=_ANSWERS,
                required=False,
                widget=TouchChoices(),
            )
        for name, (label, _unit, most, _code, _category) in _TYPED.items():
            self.fields[name] = Number(label, 0, most, required=False)
        self.fields.update(own)
        for field in self.fields.values():
            field.unmarked = True  # type: ignore[attr-defined]  # the hint says once that all of it may stay open

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if bool(given.get("other")) != bool(given.get("other_holds")):
            self.add_error(
                "other_holds", now_said("Choose what it is, and whether it holds: both or neither.")
            )
        elif not self.errors and not list(self._told()) and not list(self._measured()):
            self.add_error(None, now_said("Nothing was answered: answer at least one question."))
        return given

    def bodies(self) -> list[Body]:
        return [*self._told(), *self._measured()]

    def _told(self) -> Iterator[CircumstanceTold]:
        given = self.cleaned_data
        answers = [(name, given.get(name)) for name in ASKED] + [
            (given.get("other"), given.get("other_holds"))
        ]
        for name, answer in answers:
            if name and answer:
                due = given.get("due") if name == "pregnancy" and answer == "yes" else None
                yield CircumstanceTold(
                    when=self.when(), circumstance=name, holds=answer == "yes", since=given.get("since"), until=due,
                    note=given.get("note", ""),
                )  # fmt: skip

    def _measured(self) -> Iterator[Observation]:
        for name, (_label, unit, _most, code, category) in _TYPED.items():
            if (value := self.cleaned_data.get(name)) is not None:
                words = sorted(MEASURES[name].names)[0]
                what = Coding(text=words.capitalize(), code=code, system="LOINC" if code else "")
                yield Observation(
                    when=self.when(), what=what, category=category, quantity=Quantity(value, unit)
                )


FORMS = (HealthForm,)
