"""The one-minute check-in: what is asked of whom, and what comes back from the form. Everything may be left out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.chart import Entry, When
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.when import zone_named
from steadystep.faces.look.forms import LookRenderer, Scale, TouchChoices
from steadystep.faces.portal.own import Own

LONGEST_WORDS = 4000
OLDEST = timedelta(days=60)  # a device that says more has lost its clock
AHEAD = timedelta(minutes=10)
_TO_TEN = tuple((str(step), str(step)) for step in range(11))
_SWING = tuple((str(step), f"{step:+d}" if step else "0") for step in range(-3, 4))
_TAKEN = (("all", _("All of them")), ("some", _("Some of them")), ("none", _("None of them")))


def _scale(label: Any, low: Any, high: Any, choices: Any = _TO_TEN) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=Scale(low, high, choices=choices),
    )


class CheckInForm(forms.Form):
    """`asks` names the further questions of this client's pathway; `own_items` their own ones."""

    default_renderer = LookRenderer

    mood = _scale(_("Mood"), _("very low"), _("very good"))
    anxiety = _scale(_("Worry or fear"), _("none"), _("as strong as it gets"))
    craving = _scale(_("Craving, at its strongest"), _("none"), _("as strong as it gets"))
    swing = _scale(_("Mood compared with your usual self"), _("much lower"), _("much higher"), _SWING)
    energy = _scale(_("Energy compared with your usual self"), _("much less"), _("much more"), _SWING)
    sleep_hours = forms.FloatField(
        label=_("Hours of sleep last night"), min_value=0, max_value=24, required=False,
        widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
    )  # fmt: skip
    medicines = forms.ChoiceField(
        label=_("Your medicines today"), choices=_TAKEN, required=False, widget=TouchChoices()
    )
    panic_attacks = forms.IntegerField(
        label=_("Panic attacks today"), min_value=0, max_value=200, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    movement_minutes = forms.IntegerField(
        label=_("Minutes of moving today: walking counts"), min_value=0, max_value=1440, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    words = forms.CharField(
        label=_("A line of words"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, asks: frozenset[str], own_items: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own_items = own_items
        for name in OPTIONAL - asks:
            del self.fields[name]
        words = self.fields.pop("words")
        for place, item in enumerate(own_items):
            self.fields[f"own_{place}"] = _scale(item, _("not at all"), _("as much as it gets"))
        self.fields["words"] = words
        for field in self.fields.values():
            field.unmarked = True  # type: ignore[attr-defined]  # said once, above: leave out whatever you like

    @property
    def empty(self) -> bool:
        return all(value in (None, "") for value in self.cleaned_data.values())

    def body(self, when: When, day: date) -> DailyCheckin:
        told = dict(self.cleaned_data)
        own = {name: told.pop(f"own_{place}", None) for place, name in enumerate(self.own_items)}
        return DailyCheckin(
            when=when, day=day, own={name: value for name, value in own.items() if value is not None}, **told
        )


OPTIONAL = frozenset({"swing", "energy", "medicines", "panic_attacks"})


def asks_of(own: Own) -> frozenset[str]:
    """Swing and energy on a bipolar pathway, attacks on a panic pathway, medicines when there are any."""
    pathway = own.view.person.pathway.lower()
    asks = {"swing", "energy"} if "bipolar" in pathway else set()
    asks |= {"panic_attacks"} if "panic" in pathway else set()
    asks |= {"medicines"} if any(course.active_on(own.today) for course in own.view.courses) else set()
    return frozenset(asks)


def check_in_of(own: Own, day: date) -> Entry[DailyCheckin] | None:
    """What the client said of that day, as it stands."""
    mine = [one for one in own.chart.of(DailyCheckin) if one.body.day == day and one.author == own.actor.id]
    return mine[-1] if mine else None


def first_values(entry: Entry[DailyCheckin] | None, items: tuple[str, ...]) -> dict[str, Any]:
    if entry is None:
        return {}
    body = entry.body
    told = {name: getattr(body, name) for name in CheckInForm.base_fields}
    return told | {f"own_{place}": body.own.get(name) for place, name in enumerate(items)}


def happened(sent: str, own: Own) -> When:
    """When the device says it was filled in; our own time if it says nothing, or something that cannot be."""
    try:
        at = datetime.fromisoformat(sent)
    except ValueError:
        return own.at_this_moment()
    if at.tzinfo is None or not own.now - OLDEST <= at <= own.now + AHEAD:
        return own.at_this_moment()
    return When.instant(min(at, own.now), own.zone)


def day_of(sent: str, when: When) -> date:
    """The calendar day it is about: the device's, if it can be the day of that instant anywhere near; else the zone's."""
    local = when.earliest.astimezone(zone_named(when.zone)).date()
    try:
        day = date.fromisoformat(sent)
    except ValueError:
        return local
    return day if abs((day - local).days) <= 1 else local
