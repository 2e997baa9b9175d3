"""How a caregiver is: their own check, their own numbers, somebody to call them. Nothing of it is in anybody's chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.clinic.caregivers import keeping
from steadystep.clinic.caregivers.keeping import OwnCheck
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.sharing import case_manager_near
from steadystep.clinic.people.actors import actor_from
from steadystep.faces.look.forms import LookRenderer, Scale
from steadystep.faces.portal.own import sender_id, text_sent
from steadystep.reasoning.facts.carers import BURDEN, CarerReading, carer_check, read_carer

from .person import caregiver_page

LONGEST, LONGEST_REACH = 1_000, 200


class CarerForm(forms.Form):
    """The caregiver check, and a total from a paper sheet. Everything may be left out."""

    default_renderer = LookRenderer

    burden = forms.IntegerField(
        label=_("The total of a paper sheet about strain (Zarit, 12 questions), if the clinic gave you one"),
        min_value=0, required=False, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        check, burden = carer_check(known()), self.fields.pop("burden")
        for name, item in zip(keeping.ITEMS, check.items, strict=True):
            self.fields[name] = forms.TypedChoiceField(
                label=item.text, coerce=int, empty_value=None, required=False,
                choices=[(str(one.value), str(one.value)) for one in item.options],
                widget=Scale(*(one.text.partition(" - ")[2] for one in (item.options[0], item.options[-1]))),
            )  # fmt: skip
        self.fields["burden"] = burden  # last

    def clean_burden(self) -> int | None:
        total: int | None = self.cleaned_data["burden"]
        most = known().instruments[BURDEN].score_range.high
        if total is not None and total > most:
            raise forms.ValidationError(_("That total goes up to %(most)s."), params={"most": most})
        return total

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if all(given.get(name) is None for name in (*keeping.ITEMS, "burden")) and not self.errors:
            raise forms.ValidationError(_("Answer at least one, or come back another day."))
        return given


@dataclass(frozen=True, slots=True)
class Told:
    """One check as its page shows it: (what, number, how it reads)."""

    check: OwnCheck
    numbers: tuple[tuple[str, int, str], ...]
    reading: CarerReading


@caregiver_page
@require_http_methods(["GET", "POST"])
def myself(request: HttpRequest) -> HttpResponse:
    actor = actor_from(request)
    form = CarerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keeping.answered(actor, UUID(sender_id(request)), form.cleaned_data)
        messages.success(request, gettext("Kept, for you alone."))
        return redirect("portal:myself")
    checks = [_told(one) for one in keeping.checks_of(actor)]
    outside = known().support_outside
    context = {
        "form": form, "checks": checks, "latest": checks[0] if checks else None, "stem": carer_check(known()).stem,
        "due": keeping.is_due([one.check for one in checks], every_days()), "asked": keeping.asked_already(actor),
        "topics": outside.topics, "links": outside.links_for("caregiver"), "most": LONGEST, "most_reach": LONGEST_REACH,
    }  # fmt: skip
    return render(request, "portal/caring/myself.html", context, status=422 if form.errors else 200)


@caregiver_page
@require_POST
def ask_support(request: HttpRequest) -> HttpResponse:
    """A call about themselves, by a case manager who learns their name and number, and of no client."""
    actor, reach = actor_from(request), text_sent(request, "reach", LONGEST_REACH)
    if not reach:
        messages.info(request, gettext("Nothing was sent: say how we may reach you."))
        return redirect("portal:myself")
    keeping.ask_support(
        actor, UUID(sender_id(request)), reach, text_sent(request, "words", LONGEST), owner=case_manager_near(actor),
        within_days=known().support_outside.check.answer_working_days, clinic=clinic_value(),
    )  # fmt: skip
    messages.success(
        request, gettext("Thank you for asking. Somebody calls you by the end of the next working day.")
    )
    return redirect("portal:myself")


@caregiver_page
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    keeping.forget(actor_from(request))
    messages.success(request, gettext("Your numbers are gone."))
    return redirect("portal:myself")


def every_days() -> int:
    """Days from one check to the next (instruments.csv CARER3: monthly)."""
    cadence = carer_check(known()).cadence
    return cadence.maintenance if cadence else 30


def _told(check: OwnCheck) -> Told:
    reading = read_carer(known(), [getattr(check, name) for name in keeping.ITEMS], check.burden)
    names = {
        "strain": gettext("Strain"),
        "confidence": gettext("Sure that I can cope"),
        "conflict": gettext("Conflict at home"),
    }
    numbers = [
        (names[name], getattr(check, name), gettext(band))
        for name, band in zip(keeping.ITEMS, reading.bands, strict=True)
    ]
    numbers.append(
        (gettext("Total of the paper sheet"), check.burden, gettext(reading.burden) if reading.burden else "")
    )
    return Told(check, tuple(one for one in numbers if one[1] is not None), reading)
