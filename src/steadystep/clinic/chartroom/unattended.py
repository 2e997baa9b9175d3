"""Safety events that nobody holds in time, told to everybody who works here: that there is one, whose team's, and whom to phone.

No client and no words of the event: who may see those finds them among the duties.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.db.models import Q

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.clinic.people import roster

from .clinic_value import clinic_value
from .models import DutyRow

MOST = 50


class Unattended(msgspec.Struct, frozen=True, kw_only=True):
    """An event of some team that is past its clock and not taken on, or that nobody holds."""

    level: str
    team: str
    due: datetime


def unattended_elsewhere(actor: Actor) -> list[Unattended]:
    """Those of teams that are not the actor's own, most urgent first; their own stand among their duties."""
    if actor.kind != "staff":
        return []
    now = clock.microseconds(clock.now())
    # "Greater than nothing" and no order: the database then walks the few of safety events, and not every duty by level.
    rows = DutyRow.objects.filter(raised__gt="").filter(Q(person="") | Q(acknowledged_by="", due__lte=now))
    rows = rows.exclude(team__in=actor.teams | actor.covers).exclude(person=actor.id)
    found = sorted(rows.values_list("level", "due", "team"))[:MOST]
    names = {str(team.pk): f"{team.name}, {team.site.name}" for team in roster.teams()} if found else {}
    return [
        Unattended(level=level, team=names.get(team, ""), due=clock.instant(due))
        for level, due, team in found
    ]


def whom_to_phone() -> list[str]:
    """The clinic's leads by name, else its administrators."""
    clinic = clinic_value()
    return [one.name for one in clinic.with_role("lead") or clinic.with_role("admin")]
