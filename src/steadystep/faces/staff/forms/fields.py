"""Fields that give the values of the chart: days half known, codings, lines, entries of this chart, people of this clinic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from datetime import datetime
from functools import cache, partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.chart import Coding, Unreadable, When
from steadystep.chart.checks import LONGEST_NAME, LONGEST_TEXT
from steadystep.chart.when import EARLIEST_YEAR, LATEST_YEAR
from steadystep.clinic.calendar.local_time import instant_at
from steadystep.clinic.calendar.mistakes import NoSuchTime
from steadystep.faces.look.forms import TouchSeveral
from steadystep.faces.look.names import name_of
from steadystep.faces.look.words import said

from .setting import Setting

Choices = list[tuple[str, str]]
CLOCKS_CHANGE = "ambiguous_timezone"  # Django's code for a time that no clock shows, or two
_BETWEEN_NUMBERS = re.compile(r"[\s,;/]+")


class Line(forms.CharField):
    """A short line."""

    def __init__(
        self, label: Any, *, suggestions: Callable[[Setting], Iterable[str]] | None = None, **rest: Any
    ) -> None:
        rest.setdefault("max_length", LONGEST_NAME)
        super().__init__(label=label, **rest)
        self.suggestions = suggestions


class Prose(forms.CharField):
    """Free text of some length."""

    def __init__(self, label: Any, rows: int = 4, **rest: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, max_length=LONGEST_TEXT, widget=widget, **rest)


class Lines(Prose):
    """One thing a line; gives a tuple of lines."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value


class Coded(Line):
    """A thing by its words; gives a `Coding`."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return Coding(text=text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return (value.text or value.code) if isinstance(value, Coding) else value


class _Select(forms.Select):
    """Each form has its own copy of a field, but all share the choices, which are replaced and never changed: Django would
    copy each of them for each form, and look at each again."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Select:
        alike = copy(self)
        alike.attrs = self.attrs.copy()
        return alike


class Choice(forms.TypedChoiceField):
    """One of our codes, by name. With `blank` it may stay open, and `blank` names that. `judged`: it starts with none chosen,
    because what somebody found or decided is never signed by leaving the first line as it stands."""

    widget = _Select
    __deepcopy__ = forms.Field.__deepcopy__

    def __init__(
        self, label: Any, codes: Iterable[str], *, blank: Any = None, judged: bool = False, empty_value: Any = "", **rest: Any
    ) -> None:  # fmt: skip
        choices: list[tuple[str, Any]] = [(code, _Named(code)) for code in codes]
        if blank is not None or judged:
            choices = [("", lazy("Choose one") if blank is None else blank), *choices]
        super().__init__(label=label, choices=choices, required=blank is None and rest.pop("required", True),
                         empty_value=empty_value, **rest)  # fmt: skip


class FromChart(forms.TypedChoiceField):
    """One of the entries, people or things that `fill` finds for this client. Optional: None when left open."""

    widget = _Select
    __deepcopy__ = forms.Field.__deepcopy__

    def __init__(
        self, label: Any, fill: Callable[[Setting], Choices], *, blank: Any = None, **rest: Any
    ) -> None:
        rest.setdefault("required", blank is None)
        super().__init__(label=label, choices=[], empty_value=rest.pop("empty_value", None), **rest)
        self.fill, self.blank = fill, blank

    def filled(self, setting: Setting) -> None:
        """Looked for once they are shown or one was chosen: at most keystrokes neither is so."""
        self.choices = cache(partial(self._found, setting))

    def _found(self, setting: Setting) -> list[tuple[str, Any]]:
        start: list[tuple[str, Any]] = [("", self.blank if self.blank is not None else _("Choose one"))]
        return [*start, *self.fill(setting)]


class Several(forms.MultipleChoiceField):
    """Any of our codes; gives a tuple. With `required` at least one."""

    __deepcopy__ = forms.Field.__deepcopy__

    def __init__(self, label: Any, codes: Iterable[str], **rest: Any) -> None:
        choices = [(code, _Named(code)) for code in codes]
        rest.setdefault("required", False)
        super().__init__(label=label, choices=choices, widget=TouchSeveral(), **rest)

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


class SeveralFromChart(forms.MultipleChoiceField):
    """Any of the things `fill` finds; gives a tuple."""

    def __init__(self, label: Any, fill: Callable[[Setting], Choices], **rest: Any) -> None:
        super().__init__(label=label, choices=[], widget=TouchSeveral(), required=False, **rest)
        self.fill = fill

    def filled(self, setting: Setting) -> None:
        self.choices = self.fill(setting)

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


class HalfKnown(forms.CharField):
    """A year, a month or a day as far as it is known; gives a `When`, or None."""

    def __init__(self, label: Any, **rest: Any) -> None:
        rest.setdefault("help_text", lazy("As far as it is known: 1988, 1988-04 or 1988-04-12."))
        super().__init__(label=label, max_length=10, **rest)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return When(text)
        except Unreadable as mistake:
            raise ValidationError(said(mistake.says)) from mistake

    def prepare_value(self, value: Any) -> Any:
        return value.at if isinstance(value, When) else value


class Day(forms.DateField):
    """A whole day; gives a date."""

    def __init__(self, label: Any, **rest: Any) -> None:
        super().__init__(
            label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest
        )


class WhenDay(Day):
    """A whole day; gives a `When`, or None."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        try:
            return When.on(day) if day else None
        except Unreadable as mistake:
            raise ValidationError(said(mistake.says)) from mistake

    def prepare_value(self, value: Any) -> Any:
        return value.day if isinstance(value, When) else value


def _by_the_wall_clock(shown: datetime) -> datetime:
    """In a night in which the clocks change: an hour that comes twice is the first of the two, one that is skipped is refused."""
    try:
        return instant_at(shown.date(), shown.time(), timezone.get_current_timezone_name())
    except NoSuchTime as refused:
        raise ValidationError([said(reason) for reason in refused.reasons]) from refused


class Moment(forms.DateTimeField):
    """A time of day on a day, where the reader is; gives an aware datetime, or None."""

    def __init__(self, label: Any, **rest: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(
            label=label,
            widget=widget,
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
            **rest,
        )

    def to_python(self, value: Any) -> datetime | None:
        unusable = ValidationError(_("This is not a time we can use: check the year."))
        try:
            at: datetime | None = super().to_python(value)
        except ValidationError as error:
            if error.code != CLOCKS_CHANGE or not error.params:
                raise
            at = _by_the_wall_clock(error.params["datetime"])
        except (OverflowError, ValueError) as error:
            raise unusable from error
        if at is not None and not EARLIEST_YEAR <= at.year <= LATEST_YEAR:
            raise unusable
        return at

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, When):
            value = value.earliest
        return (
            timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
        )


class Number(forms.FloatField):
    def __init__(self, label: Any, low: float | None = None, high: float | None = None, **rest: Any) -> None:
        super().__init__(
            label=label,
            min_value=low,
            max_value=high,
            widget=forms.NumberInput(attrs={"step": "any"}),
            **rest,
        )

    def prepare_value(self, value: Any) -> Any:
        """25 as people write it, and not 25.0."""
        return int(value) if isinstance(value, float) and value.is_integer() else value


class Whole(forms.IntegerField):
    def __init__(self, label: Any, low: int | None = None, high: int | None = None, **rest: Any) -> None:
        super().__init__(label=label, min_value=low, max_value=high, **rest)


class Yes(forms.BooleanField):
    def __init__(self, label: Any, **rest: Any) -> None:
        super().__init__(label=label, required=False, **rest)


class _Named:
    """A code whose name is asked when it is shown, in the reader's language."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        said = name_of(self.code)
        return said[:1].upper() + said[1:]


class Strengths(forms.CharField):
    """What a tablet holds: numbers with blanks, commas or a slash between them; a tuple of mg."""

    def __init__(self, label: Any, **rest: Any) -> None:
        help_text = lazy("Such as 25 50 100. With them the calendar says how many tablets.")
        super().__init__(label=label, max_length=120, **{"help_text": help_text, **rest})

    def prepare_value(self, value: Any) -> Any:
        return " ".join(f"{one:g}" for one in value) if isinstance(value, tuple) else value

    def to_python(self, value: Any) -> tuple[float, ...]:  # type: ignore[override]
        words = [one for one in _BETWEEN_NUMBERS.split(value or "") if one]
        try:
            found = tuple(dict.fromkeys(float(one) for one in words))
        except ValueError as error:
            raise ValidationError(
                _("Write numbers of mg with blanks between them, such as 25 50 100.")
            ) from error
        if len(found) > 12 or any(not 0.001 <= one <= 10_000 for one in found):
            raise ValidationError(_("A strength lies between 0.001 and 10,000 mg; twelve at most."))
        return found
