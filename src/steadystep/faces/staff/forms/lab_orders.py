"""One signed laboratory order for one draw, from what monitoring asks for; and a day of a urine test, drawn and not picked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, Coding
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.faces.look.words import day_said
from steadystep.faces.staff.as_said import with_capital
from steadystep.knowledge import LabAnalyte
from steadystep.reasoning.facts.lab_orders import draw_asked, may_ask, open_days, orderable
from steadystep.reasoning.facts.monitoring_line import Line as Watched

from .engine import EntryForm
from .fields import Choices, Day, Line, Lines, Number, Prose, SeveralFromChart, Yes
from .setting import Setting

_BETWEEN: Final = "/"
_RESULTS_AFTER: Final = timedelta(days=7)  # where the field starts; the person who signs says the day
_WINDOW: Final = timedelta(days=28)


def due_tests(setting: Setting) -> Choices:
    """What monitoring asks for that a laboratory can tell, what is due first."""
    return [(_named(line), _said(line)) for line in orderable(setting.view)]


def _named(line: Watched) -> str:
    return _BETWEEN.join((line.rule.id, line.part))


def _said(line: Watched) -> str:
    words = with_capital(line.item) + (f" · {line.medicine}" if line.medicine else "")
    day = line.last or line.first
    when = day_said(day) if day else ""
    return " · ".join(filter(None, (words, when)))


class LabOrderForm(EntryForm):
    slug, title, verb, makes, page = (
        "lab-order",
        _("Laboratory order"),
        _("Sign the order"),
        LabOrdered,
        "lab_orders",
    )
    hint = _(
        "Everything for one draw in one order. What is due is ticked already; results close it by themselves."
    )
    corrects_too = False

    due = SeveralFromChart(_("What monitoring asks for"), due_tests)
    others = Lines(_("Other tests"), 2, required=False, help_text=_("One test a line."))
    draw_on = Day(_("Day of the draw"))
    hours_after_dose = Number(
        _("Hours after the last dose"), 0, 240, required=False, help_text=_("For drug levels.")
    )
    drug = Line(_("Last dose of which medicine"), required=False)
    fasting = Yes(_("Nothing to eat beforehand"))
    result_by = Day(_("Results expected by"), help_text=_("If one is missing then, somebody is told."))
    laboratory = Line(_("Laboratory"), required=False)
    note = Prose(_("Note for the laboratory"), 2, required=False)

    def set_up(self) -> None:
        lines = [one for one in orderable(self.setting.view) if one.open]
        asked, today = draw_asked(lines), self.setting.today
        start = {
            "due": [_named(one) for one in lines], "fasting": asked.fasting, "draw_on": today,
            "result_by": today + _RESULTS_AFTER, "hours_after_dose": asked.hours_after_dose, "drug": asked.medicine,
        }  # fmt: skip
        for name, value in start.items():
            self.initial.setdefault(name, value)
        for name in ("due", "others"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]  # one of the two is needed

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("due") and not given.get("others"):
            raise ValidationError(now_said("Nothing is ordered: tick or write at least one test."))
        if not any(may_ask(knowledge.load(), one) for one in given.get("others") or ()):
            self._only_what_is_asked(given)
        return given

    def _only_what_is_asked(self, given: dict[str, Any]) -> None:
        """What a test asked for goes with the test: the laboratory would wait for an hour that nobody needs."""
        chosen = set(given.get("due") or ())
        asked = draw_asked(one for one in orderable(self.setting.view) if _named(one) in chosen)
        for name in ("hours_after_dose", "drug"):
            if given.get(name) and asked.hours_after_dose is None:
                self.add_error(
                    name, now_said("No level of a medicine is ordered: clear this, or order the level.")
                )
        if given.get("fasting") and not asked.fasting:
            self.add_error("fasting", now_said("None of these tests asks for it: take the tick away."))

    def body(self) -> Body:
        given = self.cleaned_data
        tests = {one.what.text.casefold(): one for one in self._tests()}
        return LabOrdered(
            when=self.when(), tests=tuple(tests.values()), draw_on=given["draw_on"], result_by=given["result_by"],
            hours_after_dose=given["hours_after_dose"], drug=given["drug"], fasting=given["fasting"],
            laboratory=given["laboratory"], note=given["note"],
        )  # fmt: skip

    def _tests(self) -> Iterator[OrderedTest]:
        known, chosen = knowledge.load(), set(self.cleaned_data["due"])
        for line in orderable(self.setting.view):
            if _named(line) in chosen:
                yield from _of_line(line, [known.analytes[name] for name in line.analytes])
        for text in self.cleaned_data["others"]:
            found = known.analyte_of("", text)
            yield OrderedTest(what=_coded(found) if found else Coding(text))


def _of_line(line: Watched, analytes: list[LabAnalyte]) -> Iterator[OrderedTest]:
    """Each thing measured is one test; what no laboratory value stands for is ordered in the rule's words."""
    for what in [_coded(one) for one in analytes] or [Coding(with_capital(line.item))]:
        yield OrderedTest(what=what, rule=line.rule.id, why=line.medicine)


def _coded(analyte: LabAnalyte) -> Coding:
    return Coding(analyte.name, analyte.loinc[0], "LOINC") if analyte.loinc else Coding(analyte.name)


class UrineDayForm(EntryForm):
    slug, title, verb, makes, page = (
        "urine-day",
        _("Draw a day for a urine test"),
        _("Draw the day"),
        UrineDayDrawn,
        "recovery",
    )
    hint = _(
        "Chance chooses the day, so that nobody is singled out. A test is a talk; whatever it shows, care goes on."
    )
    corrects_too = False

    first = Day(_("From"))
    last = Day(_("To"))
    note = Prose(_("Note"), 2, required=False)

    def set_up(self) -> None:
        self.initial.setdefault("first", self.setting.today + timedelta(days=1))
        self.initial.setdefault("last", self.setting.today + _WINDOW)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.setting.opened.clinic.urine_tests != "random":
            raise ValidationError(
                now_said(
                    "Your clinic tests by schedule: days are not drawn. An administrator sets this on the clinic's page."
                )
            )
        if given.get("first") and given.get("last") and not self._days():
            raise ValidationError(
                now_said(
                    "The clinic is open on none of these days: choose a wider window, of two months at most."
                )
            )
        return given

    def _days(self) -> tuple[date, ...]:
        first = max(self.cleaned_data["first"], self.setting.today)
        return open_days(self.setting.opened.clinic, first, self.cleaned_data["last"])

    def body(self) -> Body:
        """The seed follows from the form and the installation's secret: nobody can choose it, and sending twice draws once."""
        given = self.cleaned_data
        seed = salted_hmac("steadystep.urine_day", str(given["entry_id"])).hexdigest()[:32]
        return UrineDayDrawn(when=self.when(), days=self._days(), seed=seed, note=given["note"])


FORMS = (LabOrderForm, UrineDayForm)
