"""From one medicine to another in one form: two plans on one calendar, weighed as a whole, signed once as two entries (R22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Body
from steadystep.chart.medication import DoseChanged, DoseStep, Order, OrderStopped
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import daily_said
from steadystep.faces.staff.dose_ways import Way, plan_of, ways_for
from steadystep.knowledge import Drug
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.plans.switching import METHODS, Between, between, both_by_day, first_day_of_new
from steadystep.reasoning.plans.tapers import tapered

from . import choosing
from .fields import Choice, Day, FromChart, Line, Strengths, Whole, Yes
from .medication import ROUTES, Weighed, matched


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two plans. `schedule` is the id of what its steps follow; `last` its last day, None: it goes on."""

    steps: tuple[DoseStep, ...]
    schedule: str
    last: date | None


@dataclass(frozen=True, slots=True)
class TwoPlans:
    """What stands beside the form: both doses by day, the days between, and the ways to begin the new medicine."""

    rows: tuple[tuple[date, str, str], ...]
    old: str
    new: str
    last: date
    starts: date
    between: Between
    ways: tuple[tuple[Way, bool], ...]


class SwitchForm(Weighed):
    slug, title, verb, makes, tab = (
        "switch", _("From one medicine to another"), _("Sign both plans"), Order, "medicines",
    )  # fmt: skip
    hint = _("The old one goes down, the new one begins: both are weighed together and signed once.")
    corrects_too = False

    order = FromChart(_("From which medicine"), choosing.orders)
    name = Line(_("To which medicine"), suggestions=choosing.medicine_words)
    indication = Line(_("For what"))
    target = FromChart(_("For which target"), choosing.targets, blank=_("no target"))
    measure = FromChart(_("Judged by"), choosing.instruments, blank=_("no measure"), empty_value="")
    route = Choice(_("How it is taken"), ROUTES, initial="oral")
    method = Choice(_("How the two meet"), METHODS, judged=True)
    first = Day(_("First day with less of the old one"))
    pace = Choice(_("Pace of the taper"), ("usual", "careful"), initial="usual")
    every = Whole(_("Days between its steps"), 1, 366, required=False)
    old_strengths = Strengths(_("Tablets of the old one, mg"), required=False)
    old_halves = Yes(_("They may be halved"))
    last_day = Day(
        _("Its last day, where no taper is needed"), required=False,
        help_text=_("Leave empty to go down by the taper of its class."),
    )  # fmt: skip
    starts = Day(
        _("First day of the new one"), required=False,
        help_text=_("Leave empty for the first day that this way allows."),
    )  # fmt: skip
    strengths = Strengths(_("Tablets of the new one, mg"), required=False)
    halves = Yes(_("They may be halved"))
    why = Line(_("Why"))

    def set_up(self) -> None:
        super().set_up()
        head = self.setting.opened.chart.head(str(self["order"].value() or ""))
        if head is not None and isinstance(head.body, Order):
            self.fields["old_strengths"].initial = head.body.strengths
            self.fields["old_halves"].initial = head.body.halves

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        if self.new_drug is None:
            self.add_error(
                "name",
                now_said("This name fits no medicine we know, or several: write it as the list suggests it."),
            )
        elif self.old_half is None:
            self.add_error(
                "old_strengths",
                now_said(
                    "Write its tablet strengths, so that a taper can be worked out, or name its last day."
                ),
            )
        elif self.new_half is None:
            self.add_error(
                "name", now_said("No schedule and no dosing range is known for it: order it by hand.")
            )
        elif self.new_half.steps[0].first < given["first"]:
            raise ValidationError(
                now_said(
                    "The new medicine begins on %(day)s, before the old one goes down: choose a later day."
                )
                % {"day": day_said(self.new_half.steps[0].first)}
            )
        return given

    # what is typed, worked out

    @property
    def course(self) -> Course | None:
        wanted = self.cleaned_data.get("order")
        return next(
            (one for one in self.setting.view.courses if one.ordered_here and one.entry == wanted), None
        )

    @cached_property
    def old_drug(self) -> Drug | None:
        return self.setting.view.knowledge.drugs.get(self.course.drug) if self.course else None

    @cached_property
    def new_drug(self) -> Drug | None:
        return self.setting.view.knowledge.drugs.get(matched(self.cleaned_data.get("name", ""))[0])

    @cached_property
    def between(self) -> Between | None:
        """None where one of the two is not known: then the check says that it could not be made."""
        if self.old_drug is None or self.new_drug is None:
            return None
        view = self.setting.view
        return between(view.knowledge, self.old_drug, self.new_drug, view.circumstances.holds)

    @cached_property
    def old_half(self) -> Half | None:
        """The steps down; by its last day alone where one is given."""
        given, course = self.cleaned_data, self.course
        if given["last_day"]:
            return Half((), "", given["last_day"])
        step = course.step_on(given["first"]) if course else None
        rules = self.setting.view.knowledge.class_tapers_of(self.old_drug) if self.old_drug else ()
        if step is None or not rules:
            return None
        every = given["every"] if given["every"] and given["every"] >= rules[0].every_low_days else None
        taper = tapered(
            rules[0], step, given["first"], given["old_strengths"], halves=given["old_halves"], every_days=every,
            pace="careful" if given["pace"] == "careful" else "usual",
        )  # fmt: skip
        return Half(taper.dose_steps, rules[0].id, taper.last_day) if taper and taper.steps else None

    @cached_property
    def new_half(self) -> Half | None:
        drug, way = self.new_drug, self.way
        plan = plan_of(drug, way, self.new_start) if drug and way else None
        if plan is None or way is None:
            return None
        return Half(plan.certain_steps, way.schedule, None) if plan.certain_steps else None

    @cached_property
    def new_start(self) -> date:
        given, old = self.cleaned_data, self.old_half
        if given["starts"]:
            return date.fromisoformat(str(given["starts"]))
        last = old.last if old and old.last else given["first"]
        days = self.between.washout_days if self.between else 0
        return first_day_of_new(given["method"], given["first"], last, days)

    @cached_property
    def ways(self) -> list[Way]:
        drug = self.new_drug
        return ways_for(self.setting.view, drug, None, self.cleaned_data["first"]) if drug else []

    @property
    def way(self) -> Way | None:
        """The one chosen beside the form, else the first: those that fit what is taken come first."""
        wanted = self.data.get("way", "")
        return next((one for one in self.ways if one.id == wanted), self.ways[0] if self.ways else None)

    @property
    def two_plans(self) -> TwoPlans | None:
        """None while too little is typed."""
        if not self.is_bound or self.errors or not (self.course and self.new_drug and self.between):
            return None
        old, new = self.old_half, self.new_half
        if old is None or new is None or old.last is None:
            return None
        now = old.steps or (self._present(),)
        rows = both_by_day([one for one in now if one], old.last, new.steps)
        return TwoPlans(
            rows=tuple((one.day, _said(one.old), _said(one.new)) for one in rows), old=self.course.name,
            new=self.new_drug.name, last=old.last, starts=new.steps[0].first, between=self.between,
            ways=tuple((one, one is self.way) for one in self.ways),
        )  # fmt: skip

    def _present(self) -> DoseStep | None:
        course = self.course
        return course.step_on(self.cleaned_data["first"]) if course else None

    # what is signed

    def bodies(self) -> list[Body]:
        return [self._new_order(), self._old_end()]

    def _new_order(self) -> Order:
        given, drug, half = self.cleaned_data, self.new_drug, self.new_half
        if drug is None or half is None:
            raise ValueError("a switch that is not valid was asked for its entries")
        return Order(
            when=self.when(), name=drug.name, drug=drug.id, indication=given["indication"], target=given["target"],
            measure=given["measure"], route=given["route"], steps=half.steps, schedule=half.schedule,
            strengths=given["strengths"], halves=given["halves"], reasons=self.reasons(), shown=self.shown(),
        )  # fmt: skip

    def _old_end(self) -> Body:
        given, half = self.cleaned_data, self.old_half
        common = {
            "when": self.when(),
            "order": given["order"],
            "why": given["why"],
            "reasons": self.reasons(),
            "shown": self.shown(),
        }
        if half is not None and half.steps:
            return DoseChanged(steps=half.steps, schedule=half.schedule, **common)
        return OrderStopped(last_day=given["last_day"], **common)


def _said(step: DoseStep | None) -> str:
    return daily_said(step) if step else ""


FORMS = (SwitchForm,)
