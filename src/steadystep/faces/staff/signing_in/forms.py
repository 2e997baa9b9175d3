"""What is asked of somebody at the door."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.hours import DAYS, USUAL_HOURS, hours_from
from steadystep.faces.look.new_password import NewPasswordForm, user_name_field

USUAL_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)


def zone_choices() -> list[tuple[str, object]]:
    """Time zones, those of the United States first."""
    others = sorted(zone for zone in available_timezones() - set(USUAL_ZONES) if "/" in zone)
    return [
        (str(_("United States")), [(zone, _readable(zone)) for zone in USUAL_ZONES]),
        (str(_("Everywhere")), [(zone, _readable(zone)) for zone in others]),
    ]


def _readable(zone: str) -> str:
    return zone.replace("_", " ")


class NewSignInForm(NewPasswordForm):
    """A user name and a password, twice."""

    username = user_name_field(
        _("User name"), _("Letters, numbers, - and _. You type it each time you sign in.")
    )
    field_order = ("username", "password", "password_again")


class WorkingHoursForm(forms.Form):
    """Opening and closing time for each day; both empty means closed."""

    def __init__(self, *args: Any, hours: dict[str, list[str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours = USUAL_HOURS if hours is None else hours
        for day, name in DAYS.items():
            opens, closes = hours.get(day, ("", ""))
            self.fields[f"{day}_opens"] = _time_field(_("%(day)s opens") % {"day": name}, opens)
            self.fields[f"{day}_closes"] = _time_field(_("%(day)s closes") % {"day": name}, closes)

    def days(self) -> list[tuple[object, forms.BoundField, forms.BoundField]]:
        """Rows for a table: the day's name, opens, closes."""
        return [(name, self[f"{day}_opens"], self[f"{day}_closes"]) for day, name in DAYS.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            cleaned["working_hours"] = hours_from(
                {day: cleaned.get(f"{day}_opens") for day in DAYS},
                {day: cleaned.get(f"{day}_closes") for day in DAYS},
            )
        except ValueError as wrong:
            day = str(wrong)
            self.add_error(
                f"{day}_closes",
                _("%(day)s needs an opening time and a later closing time, or neither.") % {"day": DAYS[day]},
            )
        return cleaned


def _time_field(label: str, initial: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        initial=initial,
        widget=forms.TimeInput(attrs={"type": "time", "aria-label": label}, format="%H:%M"),
    )


class ClinicForm(WorkingHoursForm):
    """The clinic's own details."""

    name = forms.CharField(label=_("Name of the clinic"), max_length=120)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    crisis_number = forms.CharField(
        label=_("Number to call in a crisis"),
        max_length=40,
        initial="988",
        help_text=_(
            "Shown to every client on every screen. In the United States, 988 answers day and night."
        ),
    )
    crisis_name = forms.CharField(
        label=_("Who answers it"), max_length=120, initial="988 Suicide & Crisis Lifeline"
    )
    crisis_place = forms.CharField(
        label=_("Where to go in a crisis"),
        max_length=300,
        required=False,
        help_text=_("For example the nearest emergency department, with its address."),
    )

    def details(self) -> dict[str, Any]:
        """The fields as `change_clinic` and `make_clinic` take them."""
        cleaned = self.cleaned_data
        number = {
            "number": cleaned["crisis_number"],
            "name": cleaned["crisis_name"],
            "languages": ["en", "es"] if cleaned["crisis_number"] == "988" else ["en"],
        }
        return {
            "name": cleaned["name"],
            "zone": cleaned["zone"],
            "working_hours": cleaned["working_hours"],
            "crisis_numbers": [number],
            "crisis_place": cleaned["crisis_place"],
        }


class SetUpForm(ClinicForm, NewSignInForm):
    """First run: the clinic, where it is, and its first administrator."""

    places = forms.CharField(
        label=_("Sites and teams"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One site a line, then a colon and its teams: Main Street: Adult team, Recovery team"),
    )
    display_name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def clean_places(self) -> dict[str, list[str]]:
        """`{"Main Street": ["Adult team", "Recovery team"]}`; a site without a team gets one of its own name."""
        places: dict[str, list[str]] = {}
        for line in self.cleaned_data["places"].splitlines():
            site, _colon, teams = (part.strip() for part in line.partition(":"))
            if site:
                names = [name.strip() for name in teams.split(",") if name.strip()] or [site]
                places.setdefault(site, []).extend(dict.fromkeys(names))
        if not places or any(len(set(names)) != len(names) for names in places.values()):
            raise forms.ValidationError(_("Write each site once, and each team once in its site."))
        if any(len(name) > 120 for site, names in places.items() for name in (site, *names)):
            raise forms.ValidationError(_("A name is longer than 120 letters. Make it shorter."))
        return places
