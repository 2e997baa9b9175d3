"""Asking for care, or telling of somebody one worries about: open to everybody, and it tells nobody who is a client."""

from __future__ import annotations

import uuid

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from steadystep.chart import Unreadable, When
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.enquiries.keeping import asked
from steadystep.faces.look.crisis_lines import lines, place
from steadystep.faces.look.forms import LookRenderer, TouchChoices

LONGEST = 4_000
FOR_WHOM = (("self", _("For myself")), ("somebody", _("I worry about somebody")))


class EnquiryForm(forms.Form):
    """As little as needed: a name and one way to be reached."""

    default_renderer = LookRenderer

    for_whom = forms.ChoiceField(
        label=_("For whom do you write?"), choices=FOR_WHOM, widget=TouchChoices(), initial="self"
    )
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    about_whom = forms.CharField(label=_("Whom do you worry about?"), max_length=200, required=False)
    birth_date = forms.CharField(
        label=_("Birth date of the person who would come"), max_length=10, required=False,
        help_text=_("As far as you know it: 1988, 1988-04 or 1988-04-12. It helps us not to mix people up."),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    safe_contact = forms.CharField(
        label=_("How may we reach you safely?"), max_length=200, required=False,
        help_text=_("For example: text only, never in the evening, leave no message."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("What is it about?"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few words are enough."),
    )  # fmt: skip
    danger = forms.BooleanField(label=_("I am afraid that somebody could be hurt today"), required=False)
    send = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_birth_date(self) -> str:
        text: str = self.cleaned_data["birth_date"].strip()
        try:
            return When(text).at if text else ""
        except Unreadable as mistake:
            raise forms.ValidationError(_("Write it as 1988-04-12, or leave it out.")) from mistake

    def clean(self) -> dict[str, object]:
        given = super().clean() or self.cleaned_data
        if not given.get("phone") and not given.get("email"):
            self.add_error("phone", _("Give a phone number or an e-mail address, so that we can answer."))
        return given


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Help lines first, then the form; afterwards the same answer for everybody."""
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="ask_in")):
        return limited
    form = EnquiryForm(request.POST or None, initial={"send": uuid.uuid4()})
    sent = request.method == "POST" and form.is_valid()
    if sent:
        told = {name: value for name, value in form.cleaned_data.items() if name != "send"}
        told["language"] = translation.get_language() or ""
        asked(form.cleaned_data["send"] or uuid.uuid4(), told, clinic_value())
    danger = bool(sent and form.cleaned_data["danger"])
    context = {"form": form, "sent": sent, "danger": danger, "lines": lines(), "place": place()}
    return render(request, "portal/ask.html", context, status=422 if form.errors else 200)
