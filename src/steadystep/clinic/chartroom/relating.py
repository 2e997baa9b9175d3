"""What the clinic's own tables say of a person and a client: sites through teams, and who is on call."""

from __future__ import annotations

from datetime import datetime

from steadystep.chart import Chart
from steadystep.chart.team import TeamJoined
from steadystep.clinic.consent.actor import Actor

from .clinic_value import clinic_value

# The licensed roles first, since they carry the most responsibility.
_SIGNED_AS = ("prescriber", "therapist", "nurse", "lead", "case_manager", "peer", "front_desk", "admin")


def signed_role(actor: Actor, chart: Chart) -> str:
    """The role an entry is signed in: one that the person holds in a team of the client, else any they hold."""
    here = actor.roles_in(frozenset(joined.body.team for joined in chart.of(TeamJoined))) or actor.roles
    return next((role for role in _SIGNED_AS if role in here), str(actor.kind))


def sites_of(chart: Chart) -> frozenset[str]:
    """The sites of the client's teams; a team of another system, imported by name, has none."""
    sites = clinic_value().site_of
    teams = (joined.body.team for joined in chart.of(TeamJoined))
    return frozenset(sites[team] for team in teams if team in sites)


def is_on_call(actor: Actor, at: datetime) -> bool:
    shifts = clinic_value().on_call
    return any(shift.person == actor.id and shift.starts <= at < shift.ends for shift in shifts)
