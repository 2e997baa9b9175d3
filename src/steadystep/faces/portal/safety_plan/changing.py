"""The client's own edits: a version of its own, or, where somebody else wrote one meanwhile, both shown and nothing lost."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from steadystep.chart import NewEntry, Refused
from steadystep.chart.checks import LONGEST_NAME
from steadystep.chart.safety import PLAN_SECTIONS, SafetyPlan
from steadystep.clinic.chartroom.writing import write
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.look.safety_plan_words import HEADINGS, PROMPTS, sections_of
from steadystep.faces.portal.own import SOURCE, Own, own_chart, own_page, sender_id
from steadystep.reasoning.facts.safety_plans import safety_plan

from .views import PART

MOST = 6000
# Labels that a client may set; a version is never more open than the one before.
KEPT_LABELS = frozenset({"part2", "adolescent_private"})


class _Lines(forms.CharField):
    """One thing a line."""

    def __init__(self, name: str) -> None:
        widget = forms.Textarea(attrs={"rows": 3})
        super().__init__(
            label=HEADINGS[name], help_text=PROMPTS[name], required=False, max_length=MOST, widget=widget
        )

    def clean(self, value: Any) -> Any:
        lines = tuple(
            line.strip() for line in super().clean(value).replace("\x00", "").splitlines() if line.strip()
        )
        for line in lines:
            if len(line) > LONGEST_NAME:
                raise forms.ValidationError(
                    _("One line is too long. Cut it in two: “%(start)s …”") % {"start": line[:40]}
                )
        return lines


class PlanForm(forms.Form):
    default_renderer = LookRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {name: _Lines(name) for name in PLAN_SECTIONS}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Write at least one line, anywhere. Nothing was saved."))
        return cleaned


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def change_safety_plan(request: HttpRequest) -> HttpResponse:
    own = own_chart(request, PART)
    standing = own.chart.latest(SafetyPlan)
    if request.method != "POST":
        lines = standing.body.sections() if standing else {}
        return _page(
            request, own, PlanForm(initial={name: "\n".join(lines.get(name, ())) for name in PLAN_SECTIONS})
        )
    form = PlanForm(request.POST)
    if own.chart.entry(sender_id(request)):  # sent before: it stands already
        return redirect("portal:safety_plan")
    if not form.is_valid():
        return _page(request, own, form, seen=_seen(request, own), status=422)
    if standing and standing.body.sections() == form.cleaned_data:
        messages.info(request, _("Your plan is as it was: nothing was changed."))
        return redirect("portal:safety_plan")
    return _written(request, own, form)


def _written(request: HttpRequest, own: Own, form: PlanForm) -> HttpResponse:
    standing = own.chart.latest(SafetyPlan)
    labels = own.chart.labels_of(standing) & KEPT_LABELS if standing else frozenset()
    body = SafetyPlan(when=own.at_this_moment(), **form.cleaned_data)
    new = NewEntry(id=sender_id(request), body=body, labels=labels, source=SOURCE)
    seen = _seen(request, own)
    try:
        write(own.actor, str(own.actor.client), [new], seen=seen)
    except Refused:
        later = _later(own_chart(request, PART), seen)
        if not later:
            raise
        return _page(request, own_chart(request, PART), form, meanwhile=later, status=409)
    messages.success(request, _("Your plan is saved. Your care team sees what you changed."))
    return redirect("portal:safety_plan")


def _seen(request: HttpRequest, own: Own) -> int:
    """What stood when the page was opened; a page that does not say is taken for an old one."""
    sent = request.POST.get("seen", "")
    return min(int(sent), own.opened.seq) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def _later(own: Own, seen: int) -> list[dict[str, Any]]:
    """What others wrote since, line by line."""
    plan = safety_plan(own.chart)
    return [
        {"when": one.entry.occurred, "added": sections_of(one.added), "removed": sections_of(one.removed)}
        for one in (plan.versions if plan else ()) if one.entry.seq > seen
    ]  # fmt: skip


def _page(
    request: HttpRequest, own: Own, form: PlanForm, *, seen: int | None = None, meanwhile: Any = (), status: int = 200
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "seen": own.opened.seq if seen is None else seen, "meanwhile": meanwhile, "id": str(uuid.uuid4()),
        "first": own.chart.latest(SafetyPlan) is None,
    }  # fmt: skip
    return render(request, "portal/safety_plan/change.html", context, status=status)
