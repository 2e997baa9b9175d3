"""The clinic, its sites and teams, and who is what to whom from when until when."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from steadystep.clinic.people.role_names import ROLE_CHOICES


def _person() -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


def _ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
        violation_error_message=_("The end has to be after the start. Choose a later end."),
    )


class Clinic(models.Model):
    """The organisation this installation serves: one row, made by the set-up wizard.

    `working_hours` maps a weekday (`mon` … `sun`) to `["09:00", "17:00"]` in `zone`; a day left out is closed.
    `holidays` is a list of `{"day": "2026-12-25", "name": "…"}`. `crisis_numbers` is a list of
    `{"number": "988", "name": "…", "languages": ["en", "es"]}`, first the one to show first; each may also say `how`
    (call, text, chat: then the number is an https address), `why`, `hours`, `where` it serves, its `source`, and when it
    was `checked_on`. `consent_ages` is what the law of this place says of minors, a row a kind of care:
    `{"care": "mental_health", "age": 14, "sees": "…", "citation": "…", "reviewed_on": "2026-03-01"}`; without `age` a
    guardian always agrees too. `pharmacy_states` are the states, by two letters, to whose pharmacies controlled
    medicines may go; empty: nobody said. `programme_windows` is what states say of asking the monitoring programme before a
    controlled medicine: `{"state": "NY", "days": 30, "here": true, "citation": "…", "reviewed_on": "2026-03-01"}`.
    `treatment_programs` are opioid treatment programs near here, each with `name`,
    `phone`, `address` and `hours`. `urine_tests` is the clinic's policy: by schedule, or on days drawn at random.
    `pharmacies` are those the clinic works with, by name:
    `{"name": "…", "phone": "…", "states": ["NY"], "controlled": true}`; `states` are those it serves, `controlled` whether it
    dispenses controlled medicines.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name of the clinic"), max_length=120)
    zone = models.CharField(_("time zone"), max_length=64, default="America/New_York")
    working_hours = models.JSONField(default=dict, blank=True)
    holidays = models.JSONField(default=list, blank=True)
    crisis_numbers = models.JSONField(default=list)
    crisis_place = models.CharField(_("where to go in a crisis"), max_length=300, blank=True)
    consent_ages = models.JSONField(default=list, blank=True)
    pharmacy_states = models.JSONField(default=list, blank=True)
    programme_windows = models.JSONField(default=list, blank=True)
    treatment_programs = models.JSONField(default=list, blank=True)
    urine_tests = models.CharField(
        max_length=12,
        choices=[("scheduled", "by schedule"), ("random", "on days drawn at random")],
        default="scheduled",
    )
    pharmacies = models.JSONField(default=list, blank=True)
    demo = models.BooleanField(default=False)
    first_set_up_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="clinic_is_one_row", condition=Q(id=1))]


class Site(models.Model):
    """A place with an address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name of the site"), max_length=120, unique=True)
    address = models.CharField(_("address"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """The people who look after the same clients at one site."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name of the team"), max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "name"], name="team_name_once_per_site"),
        ]

    def __str__(self) -> str:
        return self.name


class StaffRole(models.Model):
    """What a member of staff is, in which team, from when until when; without a team, in every team."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = _person()
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField(default=timezone.now)
    ends = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [_ends_after_it_starts("staff_role_ends_after_start")]


class Cover(models.Model):
    """Someone sees another team's clients for a while: holiday, sickness, a shared shift."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = _person()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [_ends_after_it_starts("cover_ends_after_start")]


class Leave(models.Model):
    """Someone is away; `substitute` stands for them in the ladders of safety events meanwhile, nobody where it is empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = _person()
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [_ends_after_it_starts("leave_ends_after_start")]


class OnCall(models.Model):
    """Who answers for a role at a time: the rota that a safety duty's ladder reads."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = _person()
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [_ends_after_it_starts("on_call_ends_after_start")]
        indexes: ClassVar = [models.Index(fields=["role", "starts", "ends"], name="on_call_by_role")]
