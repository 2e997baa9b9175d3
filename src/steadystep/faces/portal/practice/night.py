"""The sleep diary on the phone: clock times and minutes of last night, worked out as the sleep diary's answers."""

from __future__ import annotations

from datetime import time
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from steadystep.chart.measures import Answers
from steadystep.faces.look.forms import LookRenderer, Scale
from steadystep.faces.portal.own import Own, own_chart, own_page, sender_id
from steadystep.faces.portal.today.check_in import happened
from steadystep.reasoning.facts.sleep_weeks import DIARY

from .answering import by_script, refused, written_once

PART: Final = "sleep diary"
_DAY: Final = 24 * 60
_RESTED: Final = tuple((str(step), str(step)) for step in range(5))


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}))


def _minutes(label: Any, most: int = 720) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, widget=widget)


class NightForm(forms.Form):
    """What is asked of a night; only the two times are needed."""

    default_renderer = LookRenderer

    to_bed = _clock(lazy("To bed at"))
    up = _clock(lazy("Got up at"))
    latency = _minutes(lazy("Minutes until you fell asleep, about"))
    woke = _minutes(lazy("Times you woke up"), 60)
    awake = _minutes(lazy("Minutes awake in the night, all together"))
    early = _minutes(lazy("Minutes awake before getting up"))
    rested = forms.TypedChoiceField(
        label=lazy("How rested were you?"), choices=_RESTED, coerce=int, empty_value=None, required=False,
        widget=Scale(lazy("not at all"), lazy("very"), choices=_RESTED),
    )  # fmt: skip
    naps = _minutes(lazy("Minutes of naps yesterday"))

    def clean(self) -> dict[str, Any]:
        """The minutes awake fit into the night."""
        given = super().clean() or self.cleaned_data
        if given.get("to_bed") and given.get("up") and self._asleep(given) < 0:
            self.add_error("awake", _("That is longer awake than you were in bed. Please look at the times again."))  # fmt: skip
        return given

    def items(self) -> tuple[int | None, ...]:
        """In the order of knowledge/measures/sleep_diary. Asleep is not known while how long they lay awake is not."""
        given = self.cleaned_data
        told = all(given[name] is not None for name in ("latency", "awake"))
        asleep = self._asleep(given) if told else None
        return (_in_bed(given), asleep, given["latency"], given["woke"], given["awake"], given["early"], given["rested"], given["naps"])  # fmt: skip

    @staticmethod
    def _asleep(given: dict[str, Any]) -> int:
        return _in_bed(given) - sum(given.get(name) or 0 for name in ("latency", "awake", "early"))


def _in_bed(given: dict[str, Any]) -> int:
    return (_minute(given["up"]) - _minute(given["to_bed"])) % _DAY


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def night(request: HttpRequest) -> HttpResponse:
    """The diary of last night. A script asks with `Accept: application/json` and gets JSON back."""
    own = own_chart(request, PART)
    form = NightForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return written_once(request, own, _body(request, own, form))
    if request.method == "POST" and by_script(request):
        faults = (f"{form[name].label} {' '.join(map(str, errors))}" for name, errors in form.errors.items())
        return refused(request, " ".join(faults))
    return render(request, "portal/practice/night.html", {"form": form}, status=422 if form.errors else 200)


def _body(request: HttpRequest, own: Own, form: NightForm) -> Answers:
    when = happened(request.POST.get("filled_in_at", ""), own)
    return Answers(when=when, instrument=DIARY, form=sender_id(request, "night"), items=form.items())
