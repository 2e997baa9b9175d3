"""What helps somebody take a medicine: injections given, side effects asked for and answered, reminders."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, Dose
from steadystep.chart.medication import SideEffect
from steadystep.chart.supply import SITES, EffectAnswered, EffectsChecked, InjectionGiven
from steadystep.faces.look.words import day_said
from steadystep.reasoning.facts.injections import regimens

from . import choosing
from .engine import EntryForm
from .fields import Choice, Choices, FromChart, HalfKnown, Line, Number, Prose, Whole, Yes
from .setting import Setting


def products(_setting: Setting) -> Choices:
    """Every long-acting product with its interval: the two belong together."""
    found = regimens(knowledge.load()).values()
    days = now_said("every %(days)s days")
    return sorted(
        ((row.regimen, f"{row.product} ({days % {'days': row.interval_days}})") for row in found),
        key=lambda choice: choice[1].casefold(),
    )


def effects(setting: Setting) -> Choices:
    """Side effects that stand, the latest first."""
    chart = setting.opened.chart
    return [
        (chart.first(entry).id, f"{entry.body.effect} · {day_said(entry.body.when.day)}")
        for entry in reversed(chart.of(SideEffect))
        if not entry.body.gone
    ][:30]


class InjectionForm(EntryForm):
    slug, title, verb, makes, tab = (
        "injection", _("Injection given"), _("Sign: it was given"), InjectionGiven, "medicines",
    )  # fmt: skip
    hint = _("Look at the label first: the next day and its window follow from what you write here.")

    regimen = FromChart(_("Product and interval"), products)
    order = FromChart(_("For which order"), choosing.orders_injected, blank=_("none of ours"))
    amount = Number(_("Dose given, mg"), 0.01, 5000)
    site = Choice(_("Site"), sorted(SITES), judged=True)
    lot = Line(_("Lot number"), required=False)
    expiry = HalfKnown(_("Expires"), required=False)
    number = Whole(
        _("Which one of the series"), 1, 1000, required=False,
        help_text=_("1 is the first ever. Leave empty to count those written down here."),
    )  # fmt: skip
    given_before_its_day = Yes(_("It was given already, before its day"))
    note = Prose(_("Note"), 2, required=False)

    def initial_of(self, body: Any) -> dict[str, Any]:
        return {**super().initial_of(body), "amount": body.dose.value}

    def body(self) -> Body:
        given = self.cleaned_data
        facts = knowledge.load()
        row = regimens(facts)[given["regimen"]]
        named = facts.drug_names[row.drug_id].name
        return InjectionGiven(
            when=self.when(), name=named, drug=row.drug_id, regimen=row.regimen, order=given["order"],
            dose=Dose(given["amount"], "mg"), site=given["site"], lot=given["lot"], expiry=given["expiry"],
            number=given["number"], note=given["note"], given_before_its_day=given["given_before_its_day"],
        )  # fmt: skip


class EffectsCheckedForm(EntryForm):
    slug, title, makes, tab = (
        "effects-checked", _("Asked about side effects"), EffectsChecked, "medicines",
    )  # fmt: skip
    hint = _("Write each effect they name as a side effect of its own; this says that somebody asked.")

    noticed = Whole(_("How many effects they named"), 0, 100, initial=0)
    note = Prose(_("Note"), 2, required=False)


class EffectAnsweredForm(EntryForm):
    slug, title, makes, tab = (
        "effect-answered", _("What we do about a side effect"), EffectAnswered, "medicines",
    )  # fmt: skip
    hint = _("A change of dose or a stop is signed by the prescriber as an entry of its own.")

    effect = FromChart(_("Which effect"), effects)
    answer = Choice(_("What we do"), ("wait", "tweak", "treat", "stop"), judged=True)
    note = Prose(_("Note"), 2, required=False)


FORMS = (InjectionForm, EffectsCheckedForm, EffectAnsweredForm)
