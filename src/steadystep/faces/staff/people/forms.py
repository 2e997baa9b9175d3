"""What a lead or administrator fills in about people. Choices come from the roster, so no form knows a table."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.role_names import ROLE_CHOICES
from steadystep.clinic.people.roster import sites, staff, teams
from steadystep.faces.staff.forms.fields import Moment

WHY = _("Why")


def _why(help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=WHY, max_length=200, help_text=help_text)


def next_hour() -> datetime:
    return timezone.localtime().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


class _Chooses(forms.Form):
    """Fills `team`, `site`, `person` and `role` with what there is now."""

    def __init__(self, *args: Any, roles: list[tuple[str, Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("role", roles or ROLE_CHOICES)
        if "team" in self.fields:
            self._teams = {str(team.pk): team for team in teams()}
            choices = [(key, f"{team.site.name}: {team.name}") for key, team in self._teams.items()]
            everywhere = [] if self.fields["team"].required else [("", _("every team"))]
            self._offer("team", [*everywhere, *choices])
        if "site" in self.fields:
            self._sites = {str(site.pk): site for site in sites()}
            self._offer("site", [(key, site.name) for key, site in self._sites.items()])
        if "person" in self.fields:
            members = staff(timezone.now(), active=True)
            named = [(str(member.id), member.name) for member in members]
            self._offer("person", named)
            self._offer("substitute", [("", _("nobody")), *named])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_team(self) -> Any:
        return self._teams.get(self.cleaned_data["team"])

    def clean_site(self) -> Any:
        return self._sites[self.cleaned_data["site"]]


class _Between(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end has to be after the start. Choose a later end."))
        return cleaned


class InviteForm(_Chooses):
    display_name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.ChoiceField(label=_("Role"))
    team = forms.ChoiceField(label=_("Team"), required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Kept with the invitation. Nothing is sent by itself.")
    )


class GiveRoleForm(_Chooses):
    role = forms.ChoiceField(label=_("Role"))
    team = forms.ChoiceField(label=_("Team"), required=False)
    why = _why()


class WhyForm(forms.Form):
    why = _why()


class RecoveryForm(forms.Form):
    why = _why(
        _("How you made sure that it is this person, for example: met in person, showed identification.")
    )


class PortalCodeForm(forms.Form):
    why = forms.CharField(
        label=_("How you made sure that it is this person"),
        max_length=200,
        help_text=_("For example: met in person, showed identification. Kept with your name and the time."),
    )


class ResetForm(PortalCodeForm):
    lock = forms.BooleanField(
        label=_("Sign them out everywhere now: the phone is lost or someone else knows the password"),
        required=False,
    )


class OnCallForm(_Chooses, _Between):
    person = forms.ChoiceField(label=_("Who"))
    role = forms.ChoiceField(label=_("Answers as"))
    starts = Moment(_("From"), initial=next_hour)
    ends = Moment(_("Until"), initial=lambda: next_hour() + timedelta(hours=12))


class CoverForm(_Chooses, _Between):
    person = forms.ChoiceField(label=_("Who"))
    team = forms.ChoiceField(label=_("Covers this team"))
    starts = Moment(_("From"), initial=next_hour)
    ends = Moment(_("Until"), initial=lambda: next_hour() + timedelta(days=7))
    why = _why(_("For example: holiday, sickness."))


class LeaveForm(_Chooses, _Between):
    person = forms.ChoiceField(label=_("Who is away"))
    substitute = forms.ChoiceField(
        label=_("Who stands in"),
        required=False,
        help_text=_("Told first of safety events meanwhile. Empty: the next role in line."),
    )
    starts = Moment(_("From"), initial=next_hour)
    ends = Moment(_("Until"), initial=lambda: next_hour() + timedelta(days=7))
    why = _why(_("For example: holiday, sickness."))


class SiteForm(forms.Form):
    name = forms.CharField(label=_("Name of the site"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)


class TeamForm(_Chooses):
    site = forms.ChoiceField(label=_("Site"))
    name = forms.CharField(label=_("Name of the team"), max_length=120)
