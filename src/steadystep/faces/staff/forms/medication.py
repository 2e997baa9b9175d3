"""Medication: order, dose change, stop."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from steadystep import knowledge
from steadystep.chart import Body
from steadystep.chart.capacity import ABILITIES
from steadystep.chart.education import CARD_OUTCOMES, EducationGiven
from steadystep.chart.medication import (
    DoseChanged,
    Order,
    OrderStopped,
    ReasonGiven,
)
from steadystep.chart.plan import Target
from steadystep.faces.staff.as_said import sources_said
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.capacity import care_of

from . import choosing
from .capacity import BY_WHOM, by_whom_missing, stated_with
from .engine import EntryForm
from .fields import Choice, Day, FromChart, Line, Prose, Strengths, Yes
from .protocol import first_and_later
from .steps import StepsForm
from .strengths_beside import StrengthsBeside, strengths_beside
from .suggesting import boxed, suggestions, warnings
from .weighed_beside import weighed_beside

ROUTES = (
    "oral",
    "sublingual",
    "buccal",
    "intramuscular",
    "subcutaneous",
    "transdermal",
    "intranasal",
    "other",
)
REASON = "reason-"  # a reason typed for a finding comes in a field of this name and the rule
CODE = "reason_code-"  # and its code, where the finding has codes, in one of this name


def matched(name: str) -> tuple[str, tuple[str, ...]]:
    """The knowledge id of a typed name, and the products it may mean where there are several (or none that is known)."""
    found = knowledge.load().drug_ids_named(name)
    return (found[0], ()) if len(found) == 1 else ("", found)


class Weighed(EntryForm):
    """A decision that is weighed: what was shown at signing, and the reason given to each finding, go into the entry."""

    considered = True

    def reasons(self) -> tuple[ReasonGiven, ...]:
        """A code stands in a field of its own beside the words."""
        given = (
            (key.removeprefix(REASON), self.data[key].strip()) for key in self.data if key.startswith(REASON)
        )
        return tuple(
            ReasonGiven(rule=rule, reason=reason, code=str(self.data.get(CODE + rule, "")).strip())
            for rule, reason in given
            if reason
        )

    def shown(self) -> tuple[str, ...]:
        found = self.data.getlist("shown") if hasattr(self.data, "getlist") else ()
        return tuple(dict.fromkeys(one[:120] for one in found))[:60]


class WeighedForm(Weighed, StepsForm):
    """One that is weighed and brings dose steps."""


class OrderForm(WeighedForm):
    slug, title, verb, makes, tab = "order", _("New order"), _("Sign and start"), Order, "medicines"
    searches = True
    after_doses = (
        "strengths",
        "halves",
        "nurse_signs",
        "instruction",
        "ability",
        "by_whom",
        "card",
        "card_language",
    )

    name = Line(_("Medicine"), help_text=_("Begin to type its name, brand or class."))
    product = FromChart(_("Which product"), lambda setting: [], blank=_("as the name says"), empty_value="")
    indication = Line(_("For what"))
    target = FromChart(_("For which target"), choosing.targets, blank=_("no target"))
    measure = FromChart(_("Judged by"), choosing.instruments, blank=_("no measure"), empty_value="")
    route = Choice(_("How it is taken"), ROUTES, initial="oral")
    strengths = Strengths(_("Tablet strengths in mg"), required=False)
    halves = Yes(_("Tablets may be halved"))
    nurse_signs = Yes(
        _("A nurse signs each later step"),
        help_text=_("On its day or after, while nothing speaks against it; else it comes back to you. Until then the first dose goes on."),
    )  # fmt: skip
    instruction = Prose(_("Instruction for the client"), 2, required=False)
    ability = Choice(
        _("Can the client decide about it?"), ABILITIES, blank=_("said already, or not yet"),
        help_text=_("Said once when a kind of treatment begins. The checks ask for it where it is needed."),
    )  # fmt: skip
    by_whom = Line(_("Who supports the decision, or who decides for now"), required=False, help_text=BY_WHOM)
    card = Choice(
        _("The card in plain words"), CARD_OUTCOMES, blank=_("not offered yet"),
        help_text=_("Offer it now, before you sign: what it is for, what fades, what is urgent. Nothing waits for it."),
    )  # fmt: skip
    card_language = FromChart(
        _("Language of the card"), choosing.languages, blank=_("their own language"), empty_value=""
    )

    def set_up(self) -> None:
        super().set_up()
        _id, several = matched(str(self["name"].value() or ""))
        self.fields["card_language"].initial = self.setting.view.person.language
        self.fields["name"].widget.attrs |= self._searching()
        self.fields["indication"].suggestions = lambda setting: self._uses()  # type: ignore[attr-defined]
        known = knowledge.load().drug_names
        product = cast("FromChart", self.fields["product"])
        product.fill = lambda setting: [(one, known[one].name if one in known else one) for one in several]
        if not several:
            self.fields["product"].widget = self.fields["corrects"].widget.__class__()

        if (
            self.corrected is not None
        ):  # who decides was said with the order; a correction says nothing new of it
            del self.fields["ability"], self.fields["by_whom"]

    def initial_of(self, body: Any) -> dict[str, Any]:
        """Later steps that a nurse signs stand in the rows after the first, as they were typed."""
        typed = replace(body, steps=(*body.steps, *body.nurse_steps), nurse_steps=())
        return {**super().initial_of(typed), "nurse_signs": bool(body.nurse_steps)}

    def _searching(self) -> dict[str, str]:
        """The name field asks while it is typed; the answer is the list below it."""
        address = reverse("staff:find_medicine", args=[self.setting.opened.chart.client])
        return {
            "hx-get": address, "hx-trigger": "input changed delay:200ms", "hx-target": "#found", "autocomplete": "off",
            "data-finds": "found", "aria-controls": "found", "hx-sync": "this:replace",
        }  # fmt: skip

    def _uses(self) -> tuple[str, ...]:
        known = self.known
        return known.indications if known else ()

    @property
    def drug_typed(self) -> str:
        """As `drug`, of a form that need not be valid."""
        return matched(str(self["name"].value() or ""))[0] or str(self["product"].value() or "")

    @property
    def known(self) -> Drug | None:
        return knowledge.load().drugs.get(self.drug_typed)

    @cached_property
    def beside(self) -> dict[str, Any]:
        """What stands beside the form about the medicine that is typed; empty while none is."""
        drug = self.known
        if drug is None:
            return {}
        indication = str(self["indication"].value() or "")
        return {
            "drug": drug, "boxed": boxed(drug), "warnings": warnings(drug), "provenance": drug.provenance,
            "suggestions": suggestions(self.setting.view, drug, indication, self.setting.today),
            "sources": sources_said(drug.provenance.sources), "made": self._made_of(drug),
            "weighed": weighed_beside(self.setting, drug),
        }  # fmt: skip

    def _made_of(self, drug: Drug) -> StrengthsBeside:
        """Its strengths, and the pieces of each dose, as far as the doses and strengths typed can be read."""
        readable = self.is_bound and not any(name.startswith("dose_") for name in self.errors)
        given = self.cleaned_data if readable else {}
        steps = self.steps() if readable else ()
        return strengths_beside(
            knowledge.load(), drug.id, steps, given.get("strengths") or (), halves=bool(given.get("halves"))
        )

    @property
    def drug(self) -> str:
        """The knowledge id, empty when the name fits none or several."""
        found, _several = matched(self.cleaned_data.get("name", ""))
        return found or self.cleaned_data.get("product") or ""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if matched(given.get("name", ""))[1] and not given.get("product"):
            self.add_error("product", now_said("Several products have this name: choose which one is meant."))
        if missing := by_whom_missing(given):
            self.add_error("by_whom", missing)
        if given.get("nurse_signs") and not self.errors and len(self.steps()) < 2:
            self.add_error(
                "nurse_signs",
                now_said("Type the later steps that a nurse may sign, each with its earliest day."),
            )
        return given

    def body(self) -> Body:
        given = self.cleaned_data
        steps, later = first_and_later(self.steps(), by_nurse=given["nurse_signs"])
        return Order(
            when=self.when(), name=given["name"], drug=self.drug, indication=given["indication"], target=given["target"],
            measure=given["measure"] or self._measure_of_target(), route=given["route"], steps=steps, nurse_steps=later, instruction=given["instruction"],
            schedule=given["schedule"], strengths=given["strengths"], halves=given["halves"],
            reasons=self.reasons(), shown=self.shown(),
        )  # fmt: skip

    def bodies(self) -> list[Body]:
        """The order, who decides and what became of its card where that was said; a correction says nothing new of either."""
        order = self.body()
        if self.corrected is not None or not isinstance(order, Order):
            return [order]
        care = care_of(knowledge.load(), order.drug)
        stated = stated_with(self.cleaned_data, order.when, care, str(self.cleaned_data["entry_id"]))
        return [order, *stated, *self._card_given(order)]

    def _card_given(self, order: Order) -> list[Body]:
        said = self.cleaned_data["card"]
        if not said:
            return []
        given = EducationGiven(
            when=order.when, drug=order.drug, name=order.name, order=str(self.cleaned_data["entry_id"]), outcome=said,
            card=knowledge.load().version[:12],
            language=self.cleaned_data["card_language"] or self.setting.view.person.language,
        )  # fmt: skip
        return [given]

    def _measure_of_target(self) -> str:
        """Where no measure is chosen, the one by which the target is judged."""
        entry = self.setting.opened.chart.head(self.cleaned_data["target"] or "")
        return entry.body.measure if entry is not None and isinstance(entry.body, Target) else ""


class DoseForm(WeighedForm):
    slug, title, verb, makes, tab = "dose", _("Change a dose"), _("Sign the change"), DoseChanged, "medicines"
    hint = _("The new doses replace every one from the first new day on.")

    order = FromChart(_("Which order"), choosing.orders)
    why = Line(_("Why"))

    def body(self) -> Body:
        given, steps = self.cleaned_data, self.steps()
        was = self.corrected.body if self.corrected is not None else None
        kept = isinstance(was, DoseChanged) and was.by_protocol and was.steps == steps
        return DoseChanged(
            when=self.when(), order=given["order"], steps=steps, schedule=given["schedule"], why=given["why"], reasons=self.reasons(),
            shown=self.shown(), by_protocol=kept,
        )  # fmt: skip


class StopForm(Weighed):
    slug, title, verb, makes, tab = (
        "stop",
        _("Stop a medicine"),
        _("Sign the stop"),
        OrderStopped,
        "medicines",
    )

    order = FromChart(_("Which order"), choosing.orders_injected)
    last_day = Day(_("Last day a dose is taken"))
    why = Line(_("Why"))
    second_reviewer = FromChart(
        _("Second prescriber who reviewed the stop"), choosing.other_prescribers, blank=_("nobody yet"), empty_value="",
        help_text=_("Buprenorphine goes on through pregnancy: to stop it, a second prescriber has looked at it."),
    )  # fmt: skip

    def set_up(self) -> None:
        super().set_up()
        if self.setting.view.circumstances.holds("pregnancy") is not True:
            del self.fields["second_reviewer"]

    def body(self) -> Body:
        given = self.cleaned_data
        return OrderStopped(
            when=self.when(), order=given["order"], last_day=given["last_day"], why=given["why"], reasons=self.reasons(),
            shown=self.shown(), second_reviewer=given.get("second_reviewer", ""),
        )  # fmt: skip


FORMS = (OrderForm, DoseForm, StopForm)
