"""What a client fills in to share with somebody: who, which topics, until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from steadystep.faces.look.forms import TouchSeveral
from steadystep.knowledge.rights import CaregiverScope

from .topics import DIRECTIONS, SCOPES

MONTHS = (("1", _("One month")), ("3", _("Three months")), ("6", _("Six months")), ("12", _("One year")))
USUAL_MONTHS = "12"


class TopicsForm(forms.Form):
    """Nothing is ticked at first; `topics` come from the knowledge."""

    scopes = forms.TypedMultipleChoiceField(
        label=_("What do you share?"), coerce=int, widget=TouchSeveral,
        error_messages={"required": _("Tick at least one thing, or share nothing and go back.")},
    )  # fmt: skip
    part2 = forms.BooleanField(
        label=_("Also what is about alcohol or drug care"), required=False,
        help_text=_("The law protects this more. It is left out of everything above unless you tick it."),
    )  # fmt: skip
    months = forms.ChoiceField(
        label=_("For how long?"),
        choices=MONTHS,
        initial=USUAL_MONTHS,
        help_text=_("You can stop it any day."),
    )
    purpose = forms.CharField(label=_("What for?"), max_length=300, help_text=_("In your own words."))

    def __init__(self, topics: tuple[CaregiverScope, ...], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scopes"].choices = [(one.number, _said(one)) for one in topics]  # type: ignore[attr-defined]

    def until(self, today: date) -> date:
        """The last day on which it holds."""
        return today + relativedelta(months=int(self.cleaned_data["months"]))


def _said(topic: CaregiverScope) -> Any:
    """The topic, and which way it goes."""
    words = SCOPES.get(topic.number, topic.title)
    return (
        format_lazy("{}. {}.", words, DIRECTIONS[topic.direction]) if topic.direction in DIRECTIONS else words
    )


class NewSharingForm(TopicsForm):
    name = forms.CharField(
        label=_("Who is it?"), max_length=120, help_text=_("A name you know them by, such as Mom or Luis.")
    )
    field_order = ("name", "scopes", "part2", "months", "purpose")
