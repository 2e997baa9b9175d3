"""Intake: who the person is, what they told us, what we found."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, Coding
from steadystep.chart.intake import Allergy, Demographics, Diagnosis, HistoryReviewed, IntakeAnswer
from steadystep.chart.intake_course import IntakeOpened
from steadystep.chart.team import TeamJoined
from steadystep.clinic.chartroom.alike import alike
from steadystep.faces.staff.addresses import client_address, new_chart_of

from . import choosing
from .engine import EntryForm
from .fields import Choice, Coded, FromChart, HalfKnown, Line, Prose, Yes

SEX = ("female", "male", "other", "unknown")
PAYERS = ("medicaid", "medicare", "private_payer", "military_payer", "self_pay", "other_payer")
SECTIONS = (
    "presenting_problem", "psychiatric_history", "safety", "trauma", "substance_use", "medical_history", "pregnancy",
    "family", "development", "work_and_school", "relationships", "housing", "money", "legal", "culture_and_faith",
    "strengths", "values", "sleep", "screens", "daily_life", "care_preferences", "mental_state",
)  # fmt: skip


class DetailsForm(EntryForm):
    slug, title, makes, tab = "details", _("Personal details"), Demographics, "about"
    dated = labelled = False

    legal_name = Line(_("Legal name"))
    preferred_name = Line(_("Name to be called by"), required=False)
    pronouns = Line(_("Pronouns"), required=False, max_length=60)
    birth_date = HalfKnown(_("Born"), required=False)
    sex_for_ranges = Choice(
        _("Sex for clinical ranges"),
        SEX,
        initial="unknown",
        help_text=_("Only for reference ranges and doses."),
    )
    language = Line(_("Language"), initial="en", max_length=35, help_text=_("Its short code: en, es, vi."))
    interpreter = Yes(_("An interpreter is needed"))
    payer = Choice(_("Who pays for care"), PAYERS, blank=_("not asked"))
    zone = Line(
        _("Time zone"), required=False, help_text=_("Only if it is not the clinic's: America/Chicago.")
    )
    phone = Line(_("Phone"), required=False, max_length=40)
    email = Line(_("E-mail"), required=False)
    safe_contact = Line(
        _("How to reach them safely"),
        required=False,
        help_text=_("For example: text only, never the home phone."),
    )

    def set_up(self) -> None:
        standing = self.setting.opened.chart.latest(Demographics)
        if standing is not None and self.corrected is None and not self.is_bound:
            self.initial = {**self.initial, **self.initial_of(standing.body)}


class NewClientForm(DetailsForm):
    """Who they are, which team takes them, and that their intake begins: three entries in one batch."""

    slug, title, verb = "new-client", _("New client"), _("Begin the chart")
    corrects_too = False
    team = FromChart(_("Team that takes them"), choosing.teams)
    somebody_else = Yes(_("I have looked: this is somebody else"))
    enquiry = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def set_up(self) -> None:
        """Who may be known already is asked only when somebody is."""
        super().set_up()
        typed = self.data if self.is_bound else {}
        name, born, phone = (str(typed.get(part, "")) for part in ("legal_name", "birth_date", "phone"))
        self.known = alike(self.setting.actor, name, born, phone) if name else []
        if not self.known:
            del self.fields["somebody_else"]
            return
        links = ((client_address(one.client), one.called, one.birth_date) for one in self.known)
        self.fields["somebody_else"].help_text = format_html_join(" · ", '<a href="{}">{}</a> {}', links)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.known and not given.get("somebody_else") and not self._begun_here():
            self.add_error(
                "somebody_else",
                _("May be known already. Look first: two charts of one person are dangerous."),
            )
        return given

    def _begun_here(self) -> bool:
        """Whether the one that is alike is the chart this very form began."""
        own = new_chart_of(str(self.cleaned_data.get("entry_id")))
        return all(one.client == own for one in self.known)

    def bodies(self) -> list[Body]:
        name = dict(self.fields["team"].choices).get(self.cleaned_data["team"], "")  # type: ignore[attr-defined]
        return [
            self.body(),
            TeamJoined(when=self.when(), team=self.cleaned_data["team"], name=str(name)),
            IntakeOpened(when=self.when(), enquiry=self.cleaned_data.get("enquiry") or ""),
        ]


class DiagnosisForm(EntryForm):
    slug, title, verb, makes, tab = "diagnosis", _("Diagnosis"), _("Write the diagnosis"), Diagnosis, "about"

    condition = Line(_("Condition"))
    icd = Line(_("Code"), required=False, max_length=20, help_text=_("ICD-10-CM, where you know it: F41.0."))
    status = Choice(_("Status"), ("active", "remission", "resolved", "refuted"))
    onset = HalfKnown(_("Since"), required=False)
    note = Prose(_("Note"), 3, required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        code = Coding(text=given["condition"], code=given["icd"], system="ICD-10-CM" if given["icd"] else "")
        return Diagnosis(
            when=self.when(), condition=code, status=given["status"], onset=given["onset"], note=given["note"]
        )

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "condition": body.condition.text, "icd": body.condition.code}


class AllergyForm(EntryForm):
    slug, title, makes, tab = "allergy", _("Allergy"), Allergy, "about"
    hint = _("Name the substance, or tick that none is known.")

    none_known = Yes(_("Asked: no allergy known"))
    substance = Coded(_("Substance"), required=False, suggestions=choosing.medicine_words)
    reaction = Line(_("What it did"), required=False)
    severity = Choice(_("How bad"), ("unknown", "mild", "moderate", "severe"))


class IntakeAnswerForm(EntryForm):
    slug, title, makes, tab = "intake", _("Intake answer"), IntakeAnswer, "about"
    hint = _("An answer, or why it was not asked: one of the two.")

    section = Choice(_("Section"), SECTIONS, judged=True)
    question = Line(_("Question"))
    answer = Prose(_("Answer"), required=False)
    not_assessed_because = Line(_("Not asked, because"), required=False)


class HistoryReviewedForm(EntryForm):
    slug, title, verb = "history-reviewed", _("Imported history read"), _("Sign that I have read it")
    makes, tab, labelled = HistoryReviewed, "about", False

    note = Prose(_("What matters in it"), 3, required=False)


FORMS = (DetailsForm, DiagnosisForm, AllergyForm, IntakeAnswerForm, HistoryReviewedForm)
