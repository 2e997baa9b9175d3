"""Substance use and its medicines: last use, doses seen, naloxone, the urine test, a lapse and what is added after it."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, Coding, Dose
from steadystep.chart.measures import Component, Observation
from steadystep.chart.substance import (
    SUBSTANCES,
    DoseGiven,
    LapseReported,
    LastUse,
    NaloxoneChallenge,
    NaloxoneSupplied,
    OptionChosen,
    PdmpChecked,
    SupportPlanned,
)

from . import choosing
from .engine import EntryForm
from .fields import Choice, Day, FromChart, Line, Lines, Moment, Number, Prose, Whole, Yes
from .medication import matched
from .pictures import BesidePicture

ROUTES_OF_USE = ("injected", "smoked", "snorted", "swallowed", "other")
ROUTES = ("sublingual", "buccal", "intramuscular", "subcutaneous", "oral", "intranasal", "other")
OPTIONS = (
    "buprenorphine", "buprenorphine_weekly", "buprenorphine_monthly", "methadone_referral", "naltrexone_xr", "naltrexone_oral",
    "acamprosate", "no_medicine",
)  # fmt: skip


class LastUseForm(EntryForm):
    slug, title, makes, tab = "last-use", _("Last use"), LastUse, "medicines"
    hint = _("The hour decides whether a start is safe. An estimate is better than nothing.")
    labelled = False

    substance = Choice(_("What"), SUBSTANCES, judged=True)
    happened = Moment(_("When it was last used"))
    sure = Choice(_("How sure"), ("sure", "about", "not_known"), judged=True)
    route = Choice(_("How it was used"), ROUTES_OF_USE, blank=_("not asked"))
    amount = Line(_("How much"), required=False)

    def _added_fields(self) -> None:
        """The hour of use is the heart of this form, and is never taken to be now."""

    @property
    def main_fields(self) -> list[Any]:
        return list(self.visible_fields())

    @property
    def side_fields(self) -> list[Any]:
        return []


class OptionForm(EntryForm):
    slug, title, makes, tab = "way-chosen", _("The way that was chosen"), OptionChosen, "medicines"
    hint = _("With or without a medicine. The choice can change on any day.")

    option = Choice(_("What the client chose"), OPTIONS, judged=True)
    why = Prose(_("Why, in their words"), 2, required=False)


class DoseGivenForm(EntryForm):
    slug, title, makes, tab = "dose-given", _("Dose given here"), DoseGiven, "medicines"
    hint = _("A dose taken under your eyes, with its time.")

    name = Line(_("Medicine"), suggestions=choosing.medicine_words)
    milligrams = Number(_("Dose in mg"), 0.01, 1000)
    route = Choice(_("How it is taken"), ROUTES, judged=True)
    order = FromChart(_("For which order"), choosing.orders, blank=_("none of ours"))
    note = Line(_("Note"), required=False, help_text=_("For an injection: lot and site."))

    def body(self) -> Body:
        given = self.cleaned_data
        return DoseGiven(
            when=self.when(), name=given["name"], drug=matched(given["name"])[0] or self._ordered(given["order"]),
            amount=Dose(given["milligrams"], "mg"), route=given["route"], order=given["order"], note=given["note"],
        )  # fmt: skip

    def _ordered(self, order: str | None) -> str:
        head = self.setting.opened.chart.head(order) if order else None
        return str(getattr(head.body, "drug", "")) if head else ""

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "milligrams": body.amount.milligrams}


class ChallengeForm(EntryForm):
    slug, title, makes, tab = (
        "naloxone-challenge",
        _("Naloxone challenge"),
        NaloxoneChallenge,
        "medicines",
    )

    before = Whole(_("COWS before"), 0, 48)
    after = Whole(_("COWS after"), 0, 48)
    outcome = Choice(_("What came of it"), ("negative", "positive"), judged=True)
    retry_from = Day(
        _("Try again from"), required=False, help_text=_("After a positive one: set by the prescriber.")
    )


class NaloxoneForm(EntryForm):
    slug, title, makes, tab = "naloxone", _("Naloxone handed out"), NaloxoneSupplied, "medicines"

    kits = Whole(_("Kits"), 1, 100, initial=2)
    product = Line(_("Product"), initial="naloxone nasal 4 mg")
    expires = Day(_("Good until"), required=False)
    trained = Lines(
        _("Who was shown how to use it"),
        2,
        required=False,
        help_text=_("One person a line: the client, a friend."),
    )


class PdmpForm(EntryForm):
    slug, title, makes, tab = "pdmp", _("Monitoring programme checked"), PdmpChecked, "medicines"
    hint = _("Seen by prescribers and nurses only, and never exported.")

    summary = Prose(_("What it showed"), 3)
    decision = Choice(
        _("What was decided"), ("as_expected", "talk_first", "smaller_supply", "not_now"), judged=True
    )


class UrineForm(BesidePicture):
    """A panel: one choice a line; what was not tested stays open."""

    slug, title, makes, tab, corrects_too = "urine-test", _("Urine test"), Observation, "labs", False
    hint = _("Ask first what the client expects it to show. A result is a talk, never a punishment.")

    def set_up(self) -> None:
        for one in knowledge.load().substance_care.analytes:
            self.fields[f"line_{one.id}"] = Choice(
                one.words[0].capitalize(), ("positive", "negative"), blank=_("not tested")
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(value for name, value in given.items() if name.startswith("line_")):
            raise ValidationError(now_said("Choose the result of at least one line."))
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        found = knowledge.load().substance_care.analytes
        parts = tuple(
            Component(what=Coding(one.words[0]), text=given[f"line_{one.id}"])
            for one in found if given.get(f"line_{one.id}")
        )  # fmt: skip
        return Observation(
            when=self.when(), what=Coding("Urine toxicology"), category="toxicology", components=parts
        )


class LapseForm(EntryForm):
    slug, title, makes, tab = "lapse", _("Use after a time without"), LapseReported, "medicines"
    hint = _("Thank them for telling. Nothing is taken away; something is added.")

    substance = Choice(_("What"), SUBSTANCES, judged=True)
    first = Day(_("First day"), required=False)
    told_by = Choice(_("Told by"), ("client", "staff", "test"), judged=True)
    words = Prose(_("In their words"), 2, required=False)


class SupportForm(EntryForm):
    slug, title, verb, makes, tab = (
        "support",
        _("What is added after a lapse"),
        _("Sign the plan"),
        SupportPlanned,
        "medicines",
    )
    hint = _("Supply goes on as before: it is never shortened because somebody used.")

    lapse = FromChart(_("After"), choosing.lapses)
    more_contact = Line(_("More contact"), help_text=_("For example: twice a week, by phone or here."))
    dose_talk = Line(_("The dose"), required=False, help_text=_("For example: 16 to 20 mg, from today."))
    counselling = Line(_("Counselling"), required=False)
    naloxone_again = Yes(_("Naloxone given again"))
    client_view = Prose(_("What the client thinks would help"), 2)

    def set_up(self) -> None:
        found = choosing.lapses(self.setting)
        if found:
            cast("FromChart", self.fields["lapse"]).initial = found[0][0]


FORMS = (
    LastUseForm, OptionForm, DoseGivenForm, ChallengeForm, NaloxoneForm, PdmpForm, UrineForm, LapseForm, SupportForm,
)  # fmt: skip
