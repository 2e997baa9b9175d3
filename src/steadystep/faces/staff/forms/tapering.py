"""Check-ins of a taper, the opioid treatment program, and what need not be watched any more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body, Dose
from steadystep.chart.monitoring import NOT_NEEDED, MonitoringLaidAside
from steadystep.chart.otp import OtpContact
from steadystep.chart.tapering import HOW_IT_IS, TaperCheckin, TaperCheckinsPlanned
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import watched_said
from steadystep.reasoning.facts.tapering import steps_down

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, Day, FromChart, Line, Number, Prose, Whole, Yes
from .setting import Setting

_BETWEEN = "|"


class TaperCheckinsForm(EntryForm):
    slug, title, verb, makes, tab = (
        "taper-checkins", _("Check-ins of a taper"), _("Sign the check-ins"), TaperCheckinsPlanned, "medicines",
    )  # fmt: skip
    hint = _(
        "The client is asked on Today, and it stands in their calendar. No source says after how many days: you decide."
    )

    order = FromChart(_("Which order"), choosing.orders)
    days_after = Whole(_("Days after each step down"), 1, 60)
    watch_for = Prose(
        _("What to look out for, in words the client reads"), 2, required=False,
        help_text=_("Beside what the knowledge says of this medicine."),
    )  # fmt: skip


def smaller_doses(setting: Setting) -> Choices:
    """Every step down of an order that has begun, the latest first."""
    found = [
        (step.day, course.entry, course.name)
        for course in setting.view.courses if course.ordered_here
        for step in steps_down(course) if step.day <= setting.today
    ]  # fmt: skip
    return [
        (f"{order}{_BETWEEN}{day.isoformat()}", f"{name}, {day_said(day)}")
        for day, order, name in sorted(found, reverse=True)
    ]


class TaperCheckinForm(EntryForm):
    slug, title, makes, tab = "taper-checkin", _("How it is since a smaller dose"), TaperCheckin, "medicines"
    corrects_too = False

    step = FromChart(_("Since which step"), smaller_doses)
    how = Choice(_("Beside how it was before"), HOW_IT_IS, judged=True)
    danger = Yes(_("A seizure, or confusion"))
    words = Prose(_("In their words"), 2, required=False)

    def body(self) -> Body:
        given = self.cleaned_data
        order, _between, day = given["step"].partition(_BETWEEN)
        return TaperCheckin(
            when=self.when(), order=order, since=date.fromisoformat(day), how=given["how"], danger=given["danger"],
            words=given["words"],
        )  # fmt: skip


class OtpContactForm(EntryForm):
    slug, title, makes, tab = "otp-contact", _("Opioid treatment program"), OtpContact, "medicines"
    hint = _(
        "Where methadone is given, and the last dose they confirmed. Calling them needs the client's Part 2 consent for them."
    )

    program = Line(_("Program"), suggestions=choosing.programs)
    phone = Line(
        _("Phone"),
        required=False,
        max_length=40,
        help_text=_("Left empty, it is taken from the clinic's own list."),
    )
    contact = Line(_("Whom to ask for"), required=False)
    consent = FromChart(
        _("Consent of the client"), choosing.part2_consents, blank=_("none yet: do not call them")
    )
    last_dose_mg = Number(_("Last dose they confirmed, mg"), 0.1, 1000, required=False)
    last_dose_day = Day(_("Day of that dose"), required=False)
    confirmed_by = Line(_("Who of the program said so"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        parts = ("last_dose_mg", "last_dose_day", "confirmed_by")
        if any(given.get(one) for one in parts) and not all(given.get(one) for one in parts):
            raise ValidationError(
                now_said(
                    "A confirmed dose needs all three: how much, on which day, and who of the program said so."
                )
            )
        if given.get("confirmed_by") and not given.get("consent"):
            self.add_error(
                "consent", now_said("They may only be asked with the client's Part 2 consent: choose it.")
            )
        return given

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "last_dose_mg": body.last_dose.value if body.last_dose else None}

    def body(self) -> Body:
        given = self.cleaned_data
        amount = given["last_dose_mg"]
        return OtpContact(
            when=self.when(), program=given["program"], phone=given["phone"] or self._listed(), contact=given["contact"],
            consent=given["consent"], last_dose=Dose(amount, "mg") if amount else None,
            last_dose_day=given["last_dose_day"], confirmed_by=given["confirmed_by"],
        )  # fmt: skip

    def _listed(self) -> str:
        listed = self.setting.opened.clinic.program_named(self.cleaned_data["program"])
        return listed.phone if listed else ""


def open_baselines(setting: Setting) -> Choices:
    """What the medicines ask for and is open, by rule, part and medicine."""
    return [
        (_BETWEEN.join((line.rule.id, line.part, line.drug)), _line_said(line.rule.id, line.part, line.medicine))
        for line in setting.view.monitoring if line.open and line.baseline
    ]  # fmt: skip


def _line_said(rule: str, part: str, medicine: str) -> str:
    return f"{watched_said(rule, part)} · {medicine}" if medicine else watched_said(rule, part)


class LaidAsideForm(EntryForm):
    slug, title, verb, makes, tab = (
        "not-needed", _("A baseline is not needed any more"), _("Sign: not needed any more"), MonitoringLaidAside,
        "medicines",
    )  # fmt: skip
    hint = _(
        "It closes what is open now, and is looked at again at the next visit. What comes due later is still asked."
    )
    corrects_too = False

    line = FromChart(_("What is not needed"), open_baselines)
    coded_reason = Choice(_("Because"), NOT_NEEDED, judged=True)
    note = Prose(_("In words"), 2)

    def body(self) -> Body:
        given = self.cleaned_data
        rule, part, drug = given["line"].split(_BETWEEN)
        return MonitoringLaidAside(
            when=self.when(),
            rule=rule,
            part=part,
            drug=drug,
            coded_reason=given["coded_reason"],
            note=given["note"],
        )


FORMS = (TaperCheckinsForm, TaperCheckinForm, OtpContactForm, LaidAsideForm)
