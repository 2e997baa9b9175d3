"""What is asked before steps are planned: of which medicine, from which day, with which tablets. Nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from steadystep.chart.medication import Order
from steadystep.clinic.ledger import clock
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.staff.forms import choosing
from steadystep.faces.staff.forms.fields import Choice, Day, FromChart, Line, Strengths, Whole, Yes
from steadystep.faces.staff.forms.medication import matched
from steadystep.faces.staff.forms.setting import Setting
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.plans.known_strengths import usual

MOST_STRENGTHS = 12


class PlanForm(forms.Form):
    """Filled from the address, so that a plan can be opened again and sent to a colleague of the same team."""

    default_renderer = LookRenderer

    order = FromChart(_("For an order"), choosing.orders, blank=_("a new medicine"), empty_value="")
    medicine = Line(_("New medicine"), suggestions=choosing.medicine_words, required=False)
    first = Day(_("First day"), required=False)
    strengths = Strengths(_("Tablet strengths in mg"), required=False)
    halves = Yes(_("Tablets may be halved"))
    further = Yes(_("Also the steps left to the response"))
    pace = Choice(_("Pace of a taper"), ("usual", "careful"), required=False)
    every = Whole(_("Days between the steps of a taper"), 1, 366, required=False)
    pause_days = Whole(
        _("Days of the pause"), 1, 366, required=False,
        help_text=_("Empty: as long as this step was planned."),
    )  # fmt: skip
    way = forms.CharField(widget=forms.HiddenInput, required=False, max_length=120)

    def __init__(self, setting: Setting, given: QueryDict) -> None:
        self.setting = setting
        data = given.copy()
        self.asked = bool(data.get("order") or data.get("medicine"))
        today = clock.now().astimezone().date()
        if not data.get("first"):
            data["first"] = today.isoformat()
        super().__init__(data if self.asked else None, initial={"first": today}, renderer=LookRenderer())
        for field in self.fields.values():
            if isinstance(field, FromChart):
                field.filled(setting)
        course = self.course()
        order = setting.opened.chart.head(course.entry) if course else None
        if order is not None and isinstance(order.body, Order) and not data.get("strengths"):
            data["strengths"] = " ".join(f"{one:g}" for one in order.body.strengths)
            data["halves"] = "on" if order.body.halves else data.get("halves", "")
        if self.asked and not data.get("strengths"):
            data["strengths"] = self._sold()

    def _sold(self) -> str:
        """The strengths the medicine is made in, to be changed to what the pharmacy has; empty where none is known."""
        drug = self.drug()
        made = usual(self.setting.view.knowledge, drug.id) if drug else None
        return " ".join(f"{one:g}" for one in made.strengths[:MOST_STRENGTHS]) if made else ""

    @property
    def suggestions(self) -> list[str]:
        return list(choosing.medicine_words(self.setting))

    @property
    def strengths_typed(self) -> str:
        return " ".join(f"{one:g}" for one in self.cleaned_data["strengths"])

    def course(self) -> Course | None:
        """The order that is meant, or None: a new medicine."""
        wanted = self.data.get("order", "")
        return next(
            (one for one in self.setting.view.courses if one.ordered_here and one.entry == wanted), None
        )

    def drug(self) -> Drug | None:
        """None when the name fits no medicine we know, or several."""
        course = self.course()
        named = course.drug if course else matched(self.data.get("medicine", ""))[0]
        return self.setting.view.knowledge.drugs.get(named)

    def with_way(self, way: str) -> str:
        """This page again with another way."""
        data: Any = QueryDict(mutable=True)
        data.update(self.data)
        data["way"] = way
        return "?" + str(data.urlencode())
