"""Laboratory results typed from a report, a whole panel at once; what was watched and found; what follows from a result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_said
from django.utils.translation import gettext_lazy as _

from steadystep import knowledge
from steadystep.chart import Body, Coding, Quantity
from steadystep.chart.measures import Observation
from steadystep.chart.monitoring import MonitoringDone, ResultReviewed
from steadystep.faces.staff.as_said import coding_said, result_said, watched_said, with_capital
from steadystep.knowledge import LabAnalyte
from steadystep.reasoning.facts.units import in_unit_of

from .engine import EntryForm
from .fields import Choice, Choices, FromChart, Line, Number, Prose, Yes
from .pictures import BesidePicture
from .setting import Setting

# What nearly every report holds; before these come those that the client's medicines ask for.
_USUAL: Final = ("creatinine", "egfr", "sodium", "potassium", "tsh", "calcium", "alt", "platelets", "white_cells",
                 "fasting_glucose", "hba1c", "cholesterol", "ldl")  # fmt: skip
# 0.8 mg/dL · 71umol/L · 250 10*3/uL · 0.8 mg/dL (0.6-1.2)
_TYPED: Final = re.compile(
    r"(?P<value>-?\d+(?:[.,]\d+)?)(?P<unit>\s+[^\s(][^(]*?|[^\d\s.,(][^(]*?)?\s*(?:\((?P<range>[^)]*)\))?"
)


def panel(setting: Setting) -> list[LabAnalyte]:
    """What can be typed at once for this client: what their medicines ask for first."""
    known = knowledge.load().analytes
    asked = [name for line in setting.view.monitoring for name in line.analytes]
    names: Iterable[str] = dict.fromkeys([*asked, *_levels(setting), *_USUAL])
    return [known[name] for name in names if known[name].kind == "blood" and name != "lipid_panel"]


def _levels(setting: Setting) -> Iterator[str]:
    """The levels of what is taken, also where no rule asks for them by a date."""
    for course in setting.view.running:
        drug = setting.view.knowledge.drugs.get(course.drug)
        if drug is not None and drug.level is not None:
            yield drug.level.analyte


class PanelForm(BesidePicture):
    slug, title, makes, tab = "labs", _("Laboratory results"), Observation, "labs"
    hint = _(
        "Type what the report says: the number, its unit, and the laboratory's range in brackets: 71 umol/L (60-110). A number without its unit is not taken. Leave empty what the report does not hold."
    )
    corrects_too = False

    hours_after_dose = Number(
        _("Hours after the last dose"), 0, 240, required=False,
        help_text=_("For drug levels: a lithium level counts only with it, and no level is held against the doses told without it."),
    )  # fmt: skip
    stands = Yes(_("I have read the report again: the unusual figures stand"))

    def set_up(self) -> None:
        own = {name: self.fields.pop(name) for name in ("hours_after_dose", "stands")}
        self.panel = panel(self.setting)
        for analyte in self.panel:
            self.fields[analyte.id] = Line(_label(analyte), required=False, max_length=120)
            self.fields[analyte.id].unmarked = True  # type: ignore[attr-defined]  # said once in the hint
        self.fields.update(own)
        if "happened" in self.fields:
            happened = self.fields.pop("happened")
            happened.label, happened.help_text = (
                _("When the sample was drawn"),
                _("Leave empty for now."),
            )
            self.fields["happened"] = happened

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        typed = [(analyte, given.get(analyte.id) or "") for analyte in self.panel]
        for analyte, text in typed:
            if text:
                self._check(analyte, text, bool(given.get("stands")))
        if not self.errors and not any(text for _analyte, text in typed):
            self.add_error(None, now_said("Nothing was typed: type at least one result."))
        return given

    def _check(self, analyte: LabAnalyte, text: str, stands: bool) -> None:
        try:
            _readable(analyte, text, stands)
        except ValidationError as mistake:
            self.add_error(analyte.id, mistake)

    def bodies(self) -> list[Body]:
        given = self.cleaned_data
        return [self._observation(one, given[one.id]) for one in self.panel if given.get(one.id)]

    def _observation(self, analyte: LabAnalyte, text: str) -> Observation:
        code = analyte.loinc[0] if analyte.loinc else ""
        found = _TYPED.fullmatch(text.strip())
        quantity = None if found is None else Quantity(_number(found["value"]), (found["unit"] or "").strip())
        level = analyte.id.endswith("_level")
        return Observation(
            when=self.when(), what=Coding(with_capital(analyte.name), code, "LOINC" if code else ""), category="lab",
            quantity=quantity, text="" if quantity else text.strip(), reference=(found["range"] or "") if found else "",
            hours_after_dose=self.cleaned_data.get("hours_after_dose") if level else None,
        )  # fmt: skip


def _label(analyte: LabAnalyte) -> str:
    return f"{with_capital(analyte.name)}, {_shown(analyte)}"


def _shown(analyte: LabAnalyte) -> str:
    """Its unit as people write it."""
    return "".join(letter for letter in analyte.unit if letter not in "{}[]").replace("_", " ")


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _readable(analyte: LabAnalyte, text: str, stands: bool) -> None:
    """Refuse a unit that cannot be turned into ours, and ask again about a figure that can hardly be."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        if re.match(r"\s*-?\d", text):
            raise ValidationError(now_said("This cannot be read. Write the number, then its unit, then the range in brackets."))  # fmt: skip
        return
    unit = (found["unit"] or "").strip()
    if not unit:
        raise ValidationError(
            now_said("Write the unit that the report prints behind the number, such as %(value)s %(unit)s.")
            % {"value": _as_example(analyte, found["value"]), "unit": _shown(analyte)}
        )
    value = in_unit_of(analyte, _number(found["value"]), unit)
    if value is None:
        raise ValidationError(
            now_said("“%(unit)s” cannot be turned into %(ours)s, so this result could not be judged. Look at the report for the unit.")
            % {"unit": unit, "ours": analyte.unit}
        )  # fmt: skip
    if not stands and not plausible(analyte, value):
        raise ValidationError(
            now_said("%(value)s cannot be right for %(name)s: read the report again and type it anew. If it stands, call the laboratory, and say below that it stands.")
            % {"value": text, "name": analyte.name}
        )  # fmt: skip


def plausible(analyte: LabAnalyte, value: float) -> bool:
    """Whether a figure in our unit can be right at all."""
    low, high = analyte.plausible_low, analyte.plausible_high
    return not ((low is not None and value < low) or (high is not None and value > high))


def _as_example(analyte: LabAnalyte, typed: str) -> str:
    """The figure typed, unless it cannot be one in our unit: 71 mg/dL of creatinine must not be suggested to anybody."""
    return typed if plausible(analyte, _number(typed)) else "…"


def watched_by_a_person(setting: Setting) -> Choices:
    """What the client's medicines ask for, and no laboratory sends: what is due first."""
    found = {}
    for line in setting.view.monitoring:
        if not line.analytes and line.state not in ("cannot_tell",):
            found[f"{line.rule.id}/{line.part}"] = watched_said(line.rule.id, line.part)
    return list(found.items())


class WatchedForm(EntryForm):
    slug, title, makes, tab = "watched", _("Something watched"), MonitoringDone, "medicines"
    hint = _("For what no laboratory sends: an ECG, a talk, a check. What you find is kept with it.")
    corrects_too = False

    rule = FromChart(_("What was done"), watched_by_a_person)
    outcome = Choice(_("What came of it"), ("done", "declined"), judged=True)
    found = Prose(_("What was found"), 2, required=False)
    benefit = Prose(
        _("Does it still help?"), 2, required=False,
        help_text=_("For a tranquilliser or a sleeping pill taken for more than four weeks: what it still does for them, and what it costs them."),
    )  # fmt: skip

    def body(self) -> Body:
        given = self.cleaned_data
        rule, _slash, part = given["rule"].partition("/")
        return MonitoringDone(
            when=self.when(), rule=rule, part=part, outcome=given["outcome"], found=given["found"], benefit=given["benefit"]
        )  # fmt: skip


def results_to_look_at(setting: Setting) -> Choices:
    """Results, the newest first, by what they say."""
    entries = setting.opened.chart.of(Observation)[-40:]
    return [
        (entry.id, f"{coding_said(entry.body.what)} {result_said(entry.body)} · {entry.body.when.day.isoformat()}")
        for entry in reversed(entries)
    ]  # fmt: skip


class ReviewedForm(EntryForm):
    slug, title, makes, tab = "result-reviewed", _("Look at a result"), ResultReviewed, "labs"
    hint = _("Say what follows from it, also when nothing does. Its duty closes with that.")

    result = FromChart(_("Result"), results_to_look_at)
    decision = Prose(_("What follows"), 3)
    talk = Choice(_("Gone through with the client"), ("gone_through", "no_talk_wanted"), blank=_("Not yet"))
    they_said = Prose(_("What they said"), 2, required=False)


FORMS = (PanelForm, WatchedForm, ReviewedForm)
