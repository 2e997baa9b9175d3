"""How I am told: the form and the devices, the same on staff pages and in the portal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import choosing
from steadystep.clinic.notices.adapters.push import public_key
from steadystep.clinic.notices.choosing import Chosen, NoChoice

from .forms import LookRenderer

_WRONG = {
    "phone": _("This is not a phone number we can use: digits, with + and the country first."),
    "quiet_from": _("Write it as an hour, such as 21:00."),
    "quiet_until": _("Give both hours, such as 21:00 and 08:00, or neither."),
}


class ReachForm(forms.Form):
    """What one person chooses. Devices are added and taken away one by one, beside it."""

    default_renderer = LookRenderer

    mail = forms.BooleanField(label=_("By e-mail"), required=False)
    sms = forms.BooleanField(label=_("By text message"), required=False)
    phone = forms.CharField(
        label=_("Phone number for text messages"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    quiet_from = forms.CharField(
        label=_("Quiet from"), required=False, widget=forms.TextInput(attrs={"type": "time"})
    )
    quiet_until = forms.CharField(
        label=_("Quiet until"), required=False, widget=forms.TextInput(attrs={"type": "time"})
    )

    def keep(self, person: str) -> bool:
        """Kept as chosen; False with the fault at its field when it cannot be."""
        if not self.is_valid():
            return False
        given = self.cleaned_data
        chosen = Chosen(
            phone=given["phone"], mail=given["mail"], sms=given["sms"], quiet_from=given["quiet_from"],
            quiet_until=given["quiet_until"], push=choosing.chosen_by(person).push,
        )  # fmt: skip
        try:
            choosing.choose(person, chosen)
        except NoChoice as wrong:
            self.add_error(wrong.field, _WRONG[wrong.field])
            return False
        return True


def reach_page(request: HttpRequest, template: str, here: str, **more: Any) -> HttpResponse:
    """The page of one's own choices; `here` is its address name. What is sent is kept, or comes back with what is wrong."""
    person = str(request.user.pk)
    chosen = choosing.chosen_by(person)
    form = ReachForm(
        request.POST or None, initial={name: getattr(chosen, name) for name in ReachForm.base_fields}
    )
    if request.method == "POST" and form.keep(person):
        messages.success(request, gettext("Kept: this is how you are told from now on."))
        return redirect(here)
    devices = [
        {"id": one.pk, "called": one.called, "made": clock.instant(one.made_at)}
        for one in choosing.devices_of(person)
    ]
    context = {
        "form": form,
        "devices": devices,
        "push_key": public_key(),
        "address": getattr(request.user, "email", ""),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


def add_device(request: HttpRequest, here: str) -> HttpResponse:
    """This browser takes notices from now on."""
    sent = request.POST
    try:
        choosing.add_device(
            str(request.user.pk), sent.get("endpoint", ""), sent.get("browser_key", ""), sent.get("auth_secret", ""),
            sent.get("called", "") or gettext("A device"),
        )  # fmt: skip
        messages.success(request, gettext("This device is told from now on."))
    except NoChoice:
        messages.error(
            request, gettext("This browser did not give what is needed. Try again, or choose another way.")
        )
    return redirect(here)


def remove_device(request: HttpRequest, device: UUID, here: str) -> HttpResponse:
    choosing.remove_device(str(request.user.pk), device)
    messages.success(request, gettext("That device is told no more."))
    return redirect(here)


def shown_by() -> str:
    """The address of the script that shows a push message, with the digest of its content."""
    return static("look/push_shown.js")
