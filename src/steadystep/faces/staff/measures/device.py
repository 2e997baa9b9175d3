"""Handing a device over: staff choose the questionnaire, and get a PIN that opens it, once, on any device."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from steadystep.chart import NewEntry, When
from steadystep.chart.asking import MeasureSent
from steadystep.clinic.asking import handing_over
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.look.forms import LookRenderer
from steadystep.faces.staff.client_page import desk_of
from steadystep.faces.staff.door import opened, staff_page
from steadystep.faces.staff.forms.asking import for_clients
from steadystep.faces.staff.forms.setting import Setting
from steadystep.reasoning.facts.asking import request_of


class DeviceForm(forms.Form):
    default_renderer = LookRenderer
    required_css_class = "needed"

    instrument = forms.ChoiceField(label=_("Questionnaire"))

    def __init__(self, setting: Setting, data: Any, instrument: str) -> None:
        super().__init__(data, initial={"instrument": instrument}, renderer=LookRenderer())
        self.fields["instrument"].choices = for_clients(setting)  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def hand_over_device(request: HttpRequest, actor: Actor, client: UUID) -> HttpResponse:
    """Asking writes an entry, as asking on the phone does: who may not ask cannot hand a device over."""
    chart = opened(actor, client, "hand over a device")
    view, describer = desk_of(chart)
    setting = Setting(chart, view, describer, actor)
    form = DeviceForm(setting, request.POST or None, request.GET.get("instrument", ""))
    context = {"client": str(client), "called": view.person.called, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "staff/measures/device.html", context, status=status)
    name = form.cleaned_data["instrument"]
    asked = request_of(view, name) or f"{name}/asked/{uuid4()}"
    when = When.instant(clock.now(), view.person.zone)
    body = MeasureSent(when=when, instrument=name, request=asked, way="kiosk")
    write(actor, str(client), [NewEntry(id=str(uuid4()), body=body)], seen=chart.seq)
    handed, pin = handing_over.hand_over(str(client), view.person.called, name, asked, actor.id)
    context |= {
        "pin": f"{pin[:3]} {pin[3:]}",
        "handed": handed,
        "address": request.build_absolute_uri(reverse("kiosk:enter")),
        "instrument": view.knowledge.instruments[name],
    }
    return render(request, "staff/measures/device_pin.html", context)


@require_POST
@staff_page
def hand_over_here(request: HttpRequest, actor: Actor) -> HttpResponse:
    """This very device: the member of staff is signed out first, so that nobody walks back into the chart."""
    logout(request)
    return redirect("kiosk:enter")
