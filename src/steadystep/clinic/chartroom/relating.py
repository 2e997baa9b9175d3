"""Which sites a client belongs to: through the teams that have them."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from steadystep.chart import Chart
from steadystep.chart.team import TeamJoined
from steadystep.clinic.people.models import Team


def sites_of(chart: Chart) -> frozenset[str]:
    teams = {joined.body.team for joined in chart.of(TeamJoined)}
    try:
        return frozenset(str(site) for site in Team.objects.filter(pk__in=teams).values_list("site_id", flat=True))
    except ValidationError:  # a team of another system, imported by name
        return frozenset()
