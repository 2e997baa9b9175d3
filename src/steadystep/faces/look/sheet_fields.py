"""The questions of a therapy exercise as form fields, and what was filled in as the parts of a worksheet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steadystep.chart.worksheets import MOST_COUNTED, Rated, Told, Worksheet
from steadystep.faces.look.forms import Scale, TouchChoices, TouchSeveral
from steadystep.faces.look.words import day_said
from steadystep.knowledge.modality import Asked, Exercise

LONGEST = 4000
SKILLS = "skills"
_WRITTEN = frozenset({"words", "day"})
_YES_NO = (("1", gettext_lazy("Yes")), ("0", gettext_lazy("No")))


def sheet_fields(exercise: Exercise) -> dict[str, forms.Field]:
    """By the names of its questions; `skills` is the list that can be ticked."""
    found = {one.id: _field(one) for one in exercise.asks}
    if exercise.lists:
        choices = [(name, _(name)) for name in exercise.lists]
        found[SKILLS] = forms.MultipleChoiceField(
            label=_(exercise.lists_asked), choices=choices, required=False, widget=TouchSeveral()
        )
    return found


def _field(asked: Asked) -> forms.Field:
    shared: dict[str, Any] = {"label": _(asked.asks), "required": asked.needed, "help_text": _(asked.hint) if asked.hint else ""}  # fmt: skip
    if asked.kind == "words":
        return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}), **shared)
    if asked.kind == "day":
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **shared)
    if asked.kind == "yes_no":
        return forms.TypedChoiceField(choices=_YES_NO, coerce=int, empty_value=None, widget=TouchChoices(), **shared)  # fmt: skip
    if asked.kind == "count":
        return forms.IntegerField(min_value=0, max_value=MOST_COUNTED, widget=_numeric(), **shared)
    if asked.top == 100:
        shared["help_text"] = shared["help_text"] or _("0 is %(low)s, 100 is %(high)s.") % {"low": _(asked.low or "not at all"), "high": _(asked.high or "as strong as can be")}  # fmt: skip
        return forms.IntegerField(min_value=0, max_value=100, widget=_numeric(), **shared)
    choices = [(str(step), str(step)) for step in range(asked.top + 1)]
    widget = Scale(_(asked.low) if asked.low else "", _(asked.high) if asked.high else "", choices=choices)
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, widget=widget, **shared)


def _numeric() -> forms.NumberInput:
    return forms.NumberInput(attrs={"inputmode": "numeric"})


def sheet_parts(exercise: Exercise, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, as the parts of a `Worksheet`; what was left open is left out."""
    answered = [(one, given.get(one.id)) for one in exercise.asks if given.get(one.id) not in (None, "")]
    rated = tuple(Rated(of=one.id, value=int(value), top=_top(one), asked=one.asks) for one, value in answered if value is not None and one.kind not in _WRITTEN)  # fmt: skip
    told = tuple(Told(of=one.id, text=str(value), asked=one.asks) for one, value in answered if one.kind in _WRITTEN)  # fmt: skip
    return {"exercise": exercise.id, "rated": rated, "told": told, "skills": tuple(given.get(SKILLS) or ())}


def _top(asked: Asked) -> int:
    return {"rating": asked.top, "yes_no": 1, "count": 0}[asked.kind]


def sheet_values(sheet: Worksheet) -> dict[str, Any]:
    """What a form starts with when that sheet is filled in anew."""
    return {
        **{one.of: one.value for one in sheet.rated},
        **{one.of: one.text for one in sheet.told},
        SKILLS: list(sheet.skills),
    }


def sheet_lines(sheet: Worksheet) -> list[tuple[str, str]]:
    """Question and answer, in the words in which it was asked."""
    rated = [(_(one.asked) if one.asked else one.of, _value(one)) for one in sheet.rated]
    told = [(_(one.asked) if one.asked else one.of, _day_or_words(one.text)) for one in sheet.told]
    skills = [(_("Skills"), ", ".join(_(one) for one in sheet.skills))] if sheet.skills else []
    return [*told, *rated, *skills]


def _day_or_words(text: str) -> str:
    """A day is kept as ISO and read the way people say it."""
    try:
        return day_said(date.fromisoformat(text)) if len(text) == len("2026-03-01") else text
    except ValueError:
        return text


def rated_said(one: Rated) -> str:
    """ "How strong was it? 80 of 100"."""
    return f"{_(one.asked) if one.asked else one.of} {_value(one)}"


def _value(one: Rated) -> str:
    if one.top == 1:
        return _("yes") if one.value else _("no")
    return str(one.value) if not one.top else _("%(value)s of %(top)s") % {"value": one.value, "top": one.top}
