"""Measures: answers from paper, typed totals, results, a check-in on the client's behalf."""

from __future__ import annotations

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, Coding, Quantity
from steadystep.chart.measures import OBJECTIVE_SIGNS, Answers, DailyCheckin, Observation, ScoreTotal
from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.knowing import in_language, known
from steadystep.faces.look.forms import TouchChoices
from steadystep.knowledge import Instrument
from steadystep.reasoning.facts.bup_start import COWS
from steadystep.reasoning.facts.units import in_unit_of

from . import choosing
from .asking import request_answered
from .engine import EntryForm
from .fields import Choice, Day, FromChart, Line, Number, Prose, Whole, Yes
from .labs import plausible
from .paper import Language, first_language, paper_fields
from .pictures import BesidePicture


class AnswersForm(EntryForm):
    """A questionnaire as it was answered. Which one comes in `instrument`; what was not answered stays open."""

    slug, title, makes, tab, corrects_too = (
        "answers",
        _("Questionnaire from paper or by phone"),
        Answers,
        "measures",
        True,
    )
    hint = _("Leave open what was not answered: a missing answer is never counted as zero.")

    instrument = FromChart(_("Questionnaire"), choosing.asked_here)
    way = Choice(_("How it was answered"), ("paper", "phone", "clinician", "kiosk"), judged=True)

    def set_up(self) -> None:
        chosen = (self.data.get("instrument") if self.is_bound else self.initial.get("instrument")) or ""
        self.chosen: Instrument | None = known().instruments.get(str(chosen))
        if self.chosen is None or not self.chosen.items:
            return
        self.fields["instrument"].widget = forms.HiddenInput()
        self.title = self.chosen.title  # type: ignore[misc,assignment]
        self.fields.update(paper_fields(self.chosen, self.setting.view.person.language))
        if self.corrected is not None and isinstance(self.corrected.body, Answers):
            self.initial.update(language=self.corrected.body.language, version=self.corrected.body.version)
        self.chosen = in_language(self.chosen, self._sheet_language())
        for item in self.chosen.items:
            choices = [
                (str(option.value), f"{option.text} ({option.value})")
                for option in self.chosen.options_of(item)
            ]
            self.fields[f"item_{item.number}"] = forms.TypedChoiceField(
                label=f"{item.number}. {item.text}", choices=choices, coerce=int, empty_value=None, required=False,
                widget=TouchChoices(),
            )  # fmt: skip
            if self.corrected is not None and isinstance(self.corrected.body, Answers):
                items = self.corrected.body.items
                self.initial[f"item_{item.number}"] = (
                    items[item.number - 1] if item.number <= len(items) else None
                )

    def _sheet_language(self) -> str:
        """Of the sheet being typed or corrected, so that the questions stand here as they stand on it."""
        asked = self.data.get("language") if self.is_bound else self.initial.get("language")
        return str(asked or self.fields["language"].initial)

    def body(self) -> Body:
        given, chosen = self.cleaned_data, self.chosen
        numbers = [item.number for item in chosen.items] if chosen else []
        sheet = self.corrected.body.form if self.corrected else str(given["entry_id"])
        return Answers(
            when=self.when(), instrument=given["instrument"], form=sheet, way=given["way"],
            items=tuple(given.get(f"item_{number}") for number in numbers),
            language=given.get("language") or self._sheet_language(), version=given.get("version") or (chosen.version if chosen else ""),
            request=request_answered(self, given["instrument"]),
        )  # fmt: skip


class ScoreForm(EntryForm):
    slug, title, makes, tab = "score", _("A total from paper"), ScoreTotal, "measures"

    instrument = FromChart(_("Questionnaire"), choosing.instruments)
    total = Number(_("Total"), -1000, 1000)
    objective_signs = Choice(_("Signs one can see"), OBJECTIVE_SIGNS, judged=True)
    permission = Line(
        _("Permission it was asked under"),
        required=False,
        help_text=_("For a questionnaire whose words we may not show."),
    )
    language = Language(_("Language of the sheet"))
    version = Line(
        _("Version of the sheet"),
        required=False,
        max_length=60,
        help_text=_(
            "Leave empty for the usual form. Another form, such as one that asks about a week, is a trend of its own."
        ),
    )
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        chosen = known().instruments.get(str(self.initial.get("instrument") or ""))
        self.fields["language"].initial = first_language(chosen, self.setting.view.person.language)
        if chosen is None or chosen.id != COWS:
            del self.fields["objective_signs"]

    def body(self) -> Body:
        return msgspec.structs.replace(
            super().body(), request=request_answered(self, self.cleaned_data["instrument"])
        )


class ResultForm(BesidePicture):
    slug, title, makes, tab = "result", _("Result: lab, vital sign or toxicology"), Observation, "labs"
    hint = _("A number with its unit, or words.")

    category = Choice(_("Kind"), ("lab", "vital", "toxicology", "exam", "social", "other"), judged=True)
    what = Line(_("What was measured"), help_text=_("For example: lithium level, weight, fentanyl in urine."))
    code = Line(_("Code"), required=False, max_length=40, help_text=_("LOINC, where you know it."))
    value = Number(_("Result as a number"), required=False)
    unit = Line(_("Unit"), required=False, max_length=60, help_text=_("As the laboratory writes it: mmol/L."))
    text = Prose(_("Result in words"), 2, required=False)
    hours_after_dose = Number(
        _("Hours after the last dose"),
        0,
        240,
        required=False,
        help_text=_("For drug levels: a lithium level needs it."),
    )
    reference = Line(_("Reference range as sent"), required=False)
    stands = Yes(_("I have read the report again: the unusual figures stand"))

    def clean(self) -> dict[str, Any]:
        """A figure that can hardly be is asked for again; what cannot be judged is taken as it came, and the chart says so."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        value, analyte = (
            given.get("value"),
            known().analyte_of(given.get("code") or "", given.get("what") or ""),
        )
        ours = in_unit_of(analyte, value, given.get("unit") or "") if analyte and value is not None else None
        if (
            analyte is not None
            and ours is not None
            and not given.get("stands")
            and not plausible(analyte, ours)
        ):
            self.add_error(
                "value",
                now_said("%(value)s cannot be right for %(name)s: read the report again and type it anew. If it stands, call the laboratory, and say below that it stands.")
                % {"value": f"{value:g} {given.get('unit') or ''}".strip(), "name": analyte.name},
            )  # fmt: skip
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        quantity = Quantity(given["value"], given["unit"]) if given["value"] is not None else None
        what = Coding(text=given["what"], code=given["code"], system="LOINC" if given["code"] else "")
        return Observation(
            when=self.when(), what=what, category=given["category"], quantity=quantity, text=given["text"],
            hours_after_dose=given["hours_after_dose"], reference=given["reference"],
        )  # fmt: skip

    def initial_of(self, body: Any) -> dict[str, Any]:
        amount = body.quantity
        own = {
            "what": body.what.text,
            "code": body.what.code,
            "value": amount and amount.value,
            "unit": amount and amount.unit,
        }
        return {**super().initial_of(body), **own}


class CheckinForm(EntryForm):
    slug, title, makes, tab, labelled = (
        "checkin",
        _("Check-in for the client"),
        DailyCheckin,
        "measures",
        False,
    )
    hint = _("As they told you. What they did not say stays open.")

    day = Day(_("Day"), required=False, help_text=_("Leave empty for today."))
    mood = Whole(_("Mood, 0 (worst) to 10"), 0, 10, required=False)
    anxiety = Whole(_("Anxiety, 0 (none) to 10"), 0, 10, required=False)
    craving = Whole(_("Craving, 0 (none) to 10"), 0, 10, required=False)
    sleep_hours = Number(_("Hours slept"), 0, 24, required=False)
    energy = Whole(_("Energy, -3 (very low) to 3 (very high)"), -3, 3, required=False)
    panic_attacks = Whole(_("Panic attacks"), 0, 200, required=False)
    movement_minutes = Whole(_("Minutes of moving"), 0, 1440, required=False)
    medicines = Choice(_("Medicines taken"), ("all", "some", "none"), blank=_("not said"))
    words = Prose(_("In their words"), 2, required=False)

    def body(self) -> Body:
        if self.cleaned_data["day"] is None:
            self.cleaned_data["day"] = self.setting.now.astimezone(zone_named(self.setting.zone)).date()
        return super().body()


FORMS = (AnswersForm, ScoreForm, ResultForm, CheckinForm)
