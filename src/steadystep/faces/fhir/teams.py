"""Which team takes the new clients of an import. Never guessed where there are several."""

from __future__ import annotations

import click

from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.people import roster
from steadystep.faces.look.terminal.saying import stop


def team_for(actor: Actor, name: str, *, as_json: bool) -> str:
    """The id of the team called `name` (or "Site/Name"), or of the only one. A person takes clients into a team of their own."""
    teams = _open_to(actor)
    if not teams:
        stop(
            "There is no team that could take new clients.",
            next_step="Add one on the clinic's page, or give this person a role in one on the people page.",
            as_json=as_json,
        )
    wanted = {key: full for key, full in teams.items() if not name or _is_called(full, name)}
    if len(wanted) == 1:
        return next(iter(wanted))
    known = ", ".join((wanted or teams).values())
    if not name:
        raise click.UsageError(f"Say with --team which team takes the new clients: {known}.")
    if not wanted:
        raise click.UsageError(f"No team is called {name}. There are: {known}.")
    raise click.UsageError(f"Several teams are called {name}: write one of {known}.")


def _open_to(actor: Actor) -> dict[str, str]:
    """Ids of the teams, with "Site/Name"."""
    teams = {str(one.pk): f"{one.site.name}/{one.name}" for one in roster.teams()}
    return {
        key: full for key, full in teams.items() if actor.kind == ActorKind.SOFTWARE or key in actor.teams
    }


def _is_called(full: str, name: str) -> bool:
    return name.casefold() in (full.casefold(), full.partition("/")[2].casefold())
