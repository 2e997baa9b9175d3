"""My week counted: a few numbers that the client chooses, answered by themselves. What is left out stays open, never zero."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from steadystep.chart import AnyEntry
from steadystep.chart.measures import Answers
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.portal.own import Own, own_chart, own_page, sender_id
from steadystep.faces.portal.practice.answering import refused, written_once
from steadystep.knowledge import Item
from steadystep.reasoning.facts.milestones import COUNTERS, life_counts

PART, HERE = "my week counted", "portal:counts"
A_WEEK: Final = timedelta(days=7)


class CountsForm(forms.Form):
    """One number for each counter of knowledge/measures/recovery_counters; all of them may stay blank."""

    default_renderer = LookRenderer

    def __init__(self, items: tuple[Item, ...], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for item in items:
            span = item.span
            self.fields[f"item_{item.number}"] = forms.IntegerField(
                label=_(item.text), required=False, min_value=span.low if span else 0, max_value=span.high if span else None,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip
            # The page says once that any may stay open.
            self.fields[f"item_{item.number}"].unmarked = True  # type: ignore[attr-defined]

    def items(self) -> tuple[int | None, ...]:
        return tuple(self.cleaned_data[name] for name in self.fields)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def counts(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    items, standing = own.view.knowledge.instruments[COUNTERS].every_item, _of_this_week(own)
    form = CountsForm(items, request.POST if request.method == "POST" else None, _given(standing))
    if request.method == "POST" and form.is_valid():
        if not any(one is not None for one in form.items()):
            return refused(request, _("No number was filled in, so nothing was kept. One is enough."))
        body = Answers(
            when=standing.body.when if standing else own.at_this_moment(),
            instrument=COUNTERS,
            form=sender_id(request, "counts"),
            items=form.items(),
        )
        return written_once(request, own, body, standing.id if standing else None, HERE)
    context = {"form": form, "standing": standing, "counted": life_counts(own.view)}
    return render(request, "portal/counts.html", context, status=422 if form.errors else 200)


@own_page
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """Groups of others, for whoever wants them: names and published addresses, nothing recommended."""
    own = own_chart(request, "groups of others")
    outside = own.view.knowledge.support_outside
    return render(request, "portal/groups.html", {"links": outside.links_for("client")})


def _of_this_week(own: Own) -> AnyEntry | None:
    """Their own count of the last seven days, which a further one corrects."""
    found = [
        one for one in own.chart.of(Answers)
        if one.body.instrument == COUNTERS and one.author == own.actor.id and one.body.when.day > own.today - A_WEEK
    ]  # fmt: skip
    return found[-1] if found else None


def _given(standing: AnyEntry | None) -> dict[str, int]:
    items = standing.body.items if standing else ()
    return {f"item_{place}": value for place, value in enumerate(items, 1) if value is not None}
