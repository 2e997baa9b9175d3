"""`steadystep expunge`."""

from __future__ import annotations

import json

import click
from django.contrib.auth import authenticate

from steadystep.clinic.chartroom.expunging import expunge as destroy
from steadystep.clinic.consent.actor import Actor
from steadystep.faces.look.terminal.asking import as_person_option, staff_person
from steadystep.faces.look.terminal.saying import as_json_option, plainly, stop

JOURNAL = (
    "An old copy of the key still lies in the database's journal, because the database is in use: "
    "stop Steadystep once and start it again."
)


@click.command("expunge")
@click.argument("client")
@click.argument("entry")
@as_person_option
@click.option(
    "--second",
    required=True,
    metavar="USERNAME",
    help="The second person; both are asked for their password.",
)
@click.option("--reason", required=True, help="Why it must not be readable; kept in the tombstone.")
@as_json_option
@plainly
def expunge(client: str, entry: str, username: str, second: str, reason: str, as_json: bool) -> None:
    """Destroy the key of one note kept apart, or of one picture of a result, for good. Two leads or administrators do it together.

    A tombstone stays in the chart. Backups made before still hold the key: destroy those too, or let them expire.

    Example: steadystep expunge 6d0c… 91ab… --as p.novak --second r.calloway --reason "Another person's session"
    """
    first, other = _proved(username, as_json=as_json), _proved(second, as_json=as_json)
    done = destroy(first, other, client, entry, reason)
    told = {"expunged": entry, "tombstone": done.tombstone, "lies_in_journal": done.lies_in_journal}
    click.echo(json.dumps(told) if as_json else f"Expunged. Tombstone: {done.tombstone}")
    if done.lies_in_journal:
        click.echo(JOURNAL, err=True)


def _proved(username: str, *, as_json: bool) -> Actor:
    """The member of staff of that name, once the right password was typed."""
    actor = staff_person(username, as_json=as_json)
    password = click.prompt(f"Password of {username}", hide_input=True, err=True)
    if authenticate(None, username=username, password=password) is None:
        stop(
            f"That is not the password of {username}.", next_step="Start the command again.", as_json=as_json
        )
    return actor
