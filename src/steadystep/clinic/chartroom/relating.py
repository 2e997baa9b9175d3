"""What the clinic's own tables say of a person and a client: sites through teams, and who is on call."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError

from steadystep.chart import Chart
from steadystep.chart.team import TeamJoined
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.models import Team

from .clinic_value import clinic_value


def sites_of(chart: Chart) -> frozenset[str]:
    teams = {joined.body.team for joined in chart.of(TeamJoined)}
    try:
        return frozenset(
            str(site) for site in Team.objects.filter(pk__in=teams).values_list("site_id", flat=True)
        )
    except ValidationError:  # a team of another system, imported by name
        return frozenset()


def is_on_call(actor: Actor, at: datetime) -> bool:
    return any(
        shift.person == actor.id and shift.starts <= at < shift.ends for shift in clinic_value().on_call
    )
