"""Who asks, and about when: options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_named

from .saying import stop

PURPOSE = "command line"
as_person_option = click.option(
    "--as",
    "username",
    required=True,
    metavar="USERNAME",
    help="The member of staff under whose name this is done.",
)


class Instant(click.ParamType[datetime]):
    """An instant with its offset, or a day (its end, UTC, so that all of that day is known)."""

    name = "instant"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"'{value}' is not a date or time: write 2026-03-17 or 2026-03-17T08:10+00:00.", param, ctx
            )
        if len(value) == len("2026-03-17"):
            return found.replace(hour=23, minute=59, second=59, microsecond=999_999, tzinfo=UTC)
        if found.tzinfo is None:
            self.fail(f"'{value}' has no offset: add one, such as {value}+00:00.", param, ctx)
        return found


def staff_person(username: str, *, as_json: bool) -> Actor:
    """The member of staff with this user name; what they open is recorded under it."""
    actor = actor_named(username, clock.now())
    if actor is None or actor.kind != ActorKind.STAFF:
        stop(
            f"No member of staff has the user name {username}.",
            next_step="Look at the people page, or write it as they sign in.",
            as_json=as_json,
        )
    return actor
