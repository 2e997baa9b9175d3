"""Words that leave the clinic: referrals and their steps, a letter with its ground, what came back; stays in hospital."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, NewEntry
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.chart.sharing import Disclosed, DisclosureAnswered, ReferralMade, ReferralMoved
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.chartroom.knowing import known
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.letters import accounted
from steadystep.reasoning.facts.referrals import live_outside, referrals

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Prose, Several, WhenDay, Yes
from .letter_text import PARTS, TRIALS, Letter, letter_for
from .setting import Setting

SERVICES = (
    "primary_care", "pain", "hiv_hcv", "obstetric", "neurology", "other_specialty", "higher_level_of_care", "peer_support",
    "mutual_help", "housing", "food", "employment", "school", "legal", "transport", "benefits", "other",
)  # fmt: skip


def _outside(setting: Setting) -> Choices:
    found = live_outside(setting.opened.chart, setting.view.clock)
    return [(one.id, f"{one.body.recipient_name}: {one.body.purpose[:60]}") for one in found]


def _moving(setting: Setting) -> Choices:
    """Referrals that are not over, with how far they came."""
    chart = setting.opened.chart
    return [
        (chart.first(one.entry).id, f"{one.entry.body.to_whom} · {name_of(one.state)}")
        for one in referrals(chart, setting.view.clock) if not one.over
    ]  # fmt: skip


def _drafts(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(one.entry).id, f"{one.entry.body.to_whom} · {name_of(one.entry.body.service)}")
        for one in referrals(chart, setting.view.clock) if one.state == "draft"
    ]  # fmt: skip


def _letters(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(one).id, f"{one.body.recipient_name}, {day_said(one.body.when.day)}")
        for one in accounted(chart) if isinstance(one.body, Disclosed)
    ]  # fmt: skip


def _laws(_setting: Setting) -> Choices:
    return [
        (one.code, f"{now_said(one.title)} ({one.section})") for one in known().working_together.legal_grounds
    ]


def _stays(setting: Setting) -> Choices:
    chart = setting.opened.chart
    return [
        (chart.first(one).id, setting.describer.title(one)[:90])
        for one in reversed(chart.of(HospitalAdmitted))
    ]


class ReferralForm(EntryForm):
    slug, title, makes, tab = "referral", _("Referral"), ReferralMade, "team"
    hint = _("A draft, until it is sent from the referrals page. Nothing leaves without a consent.")
    page = "referrals"

    service = Choice(_("To what"), SERVICES, judged=True)
    to_whom = Line(_("To whom"), help_text=_("As the consent names them."))
    reason = Prose(_("Why, and what we ask"), 3)
    urgency = Choice(_("How urgent"), ("routine", "soon", "urgent"), judged=True)
    owner = FromChart(_("Who sees it through"), choosing.staff)


class ReferralStepForm(EntryForm):
    slug, title, makes, tab = "referral-step", _("Step of a referral"), ReferralMoved, "team"
    page = "referrals"

    referral = FromChart(_("Which referral"), _moving)
    step = Choice(
        _("How far it came"),
        ("received", "scheduled", "seen", "report_received", "finished", "failed"),
        judged=True,
    )
    on = WhenDay(_("Their appointment"), required=False)
    note = Line(_("Note"), required=False, max_length=1000)


class LetterOutForm(EntryForm):
    """A letter made from what its recipient may read; signing it is the record that it went out (R88, R91, R92)."""

    slug, title, verb, makes, tab = (
        "letter-out",
        _("Letter or record to somebody outside"),
        _("Sign: this goes out"),
        Disclosed,
        "team",
    )
    page = "letters"
    labelled, corrects_too = False, False
    hint = _(
        "It holds only what this recipient may read. Read it through, cut what they do not need, then print it from the letters page."
    )

    consent = FromChart(_("Under which consent"), _outside, blank=_("none: an emergency or a law"))
    purpose = Line(_("What for"))
    parts = Several(_("What it holds"), PARTS)
    text = Prose(_("Letter"), 16)
    about = FromChart(_("Sends the referral"), _drafts, blank=_("none"))
    again_of = FromChart(_("Sends again the letter of"), _letters, blank=_("none"))
    recipient_name = Line(
        _("To whom"), required=False, help_text=_("Only without a consent: it names its recipient.")
    )
    emergency = Line(_("Which emergency"), required=False, max_length=1000)
    to_person = Line(_("Who received it, and where"), required=False)
    law = FromChart(_("Which law"), _laws, blank=_("none"), empty_value="")
    substance_use = Yes(_("Without a consent: substance use records are inside (42 CFR Part 2)"))

    def set_up(self) -> None:
        of_trials = self.initial.get("parts") == TRIALS
        letter = self._letter(str(self.initial.get("consent") or ""), of_trials=of_trials)
        if letter is not None and not self.is_bound:
            self.initial.setdefault("purpose", letter.purpose)
            self.initial["parts"] = letter.parts
            self.initial.setdefault("text", letter.text)

    def _letter(self, consent: str, *, of_trials: bool = False) -> Letter | None:
        return letter_for(self.setting, consent, of_trials=of_trials) if consent else None

    @property
    def _ground(self) -> str:
        given = self.cleaned_data
        return "consent" if given.get("consent") else "emergency" if given.get("emergency") else "law"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        held = [name for name in ("consent", "emergency", "law") if given.get(name)]
        if len(held) != 1:
            raise ValidationError(_("One ground, and only one: a consent, an emergency in words, or a law."))
        if not given.get("consent") and not given.get("recipient_name"):
            raise ValidationError(_("Name to whom it goes."))
        law = known().working_together.legal_ground(given.get("law") or "")
        if law is not None and given.get("substance_use") and not law.substance_use:
            raise ValidationError(
                _("This law does not open substance use records: leave them out, or ask the client.")
            )
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        consent = self.setting.opened.chart.entry(given["consent"]) if given["consent"] else None
        named = consent.body if consent is not None and isinstance(consent.body, ConsentGiven) else None
        return Disclosed(
            when=self.when(), recipient=named.recipient if named else given["recipient_name"],
            recipient_name=named.recipient_name if named else given["recipient_name"], purpose=given["purpose"], parts=given["parts"],
            text=given["text"], ground=self._ground, consent=given["consent"], emergency=given["emergency"],
            to_person=given["to_person"] if self._ground == "emergency" else "", law=given["law"], about=given["about"],
            again_of=given["again_of"], notice=known().substance_care.part2_notice if self._protected() else "",
        )  # fmt: skip

    def _protected(self) -> bool:
        """Whether substance use records are inside: by what the letter was made from, else as its writer says."""
        letter = self._letter(str(self.cleaned_data.get("consent") or ""))
        return letter.protected if letter else bool(self.cleaned_data.get("substance_use"))

    def bodies(self) -> list[Body]:
        """With a referral, the step that it was sent."""
        about = self.cleaned_data["about"]
        if not about:
            return [self.body()]
        sent = ReferralMoved(
            when=self.when(), referral=about, step="sent_out", disclosed=str(self.cleaned_data["entry_id"])
        )
        return [self.body(), sent]

    def entries(self) -> list[NewEntry]:
        first, *others = super().entries()
        labels = frozenset({"part2"}) if self._protected() else frozenset()
        return [msgspec.structs.replace(first, labels=labels), *others]


class LetterAnsweredForm(EntryForm):
    slug, title, makes, tab = "letter-answered", _("Answer to a letter"), DisclosureAnswered, "team"
    page = "letters"

    disclosed = FromChart(_("Which letter"), _letters)
    how = Choice(_("What came back"), ("acknowledged_letter", "replied", "came_back"), judged=True)
    note = Prose(_("What they say"), 3, required=False)


class AdmittedForm(EntryForm):
    slug, title, makes, tab = "hospital-in", _("Admitted to hospital"), HospitalAdmitted, "safety"
    hint = _("The notice as it came. A hospital that we do not know is written as it was told.")

    place = Line(_("Which hospital"))
    why = Line(_("Why, as it was told"), required=False, max_length=1000)
    told_by = Choice(_("Told by"), ("hospital", "client", "caregiver", "other_system", "staff"), judged=True)


class LeftForm(EntryForm):
    slug, title, makes, tab = "hospital-out", _("Left hospital"), HospitalLeft, "safety"
    hint = _("Then: contact in 7 days, their list of medicines against ours in 48 hours, the safety plan.")

    place = Line(_("Which hospital"))
    admitted = FromChart(_("Which stay"), _stays, blank=_("no notice of it came"))
    why = Line(_("What the discharge says"), required=False, max_length=1000)
    told_by = Choice(_("Told by"), ("hospital", "client", "caregiver", "other_system", "staff"), judged=True)


FORMS = (ReferralForm, ReferralStepForm, LetterOutForm, LetterAnsweredForm)
HOSPITAL_FORMS = (AdmittedForm, LeftForm)
