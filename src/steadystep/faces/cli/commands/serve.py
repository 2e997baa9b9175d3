"""`steadystep serve`."""

from __future__ import annotations

import os

import click
from django.conf import settings
from django.db import connection

from steadystep.clinic.ledger import triggers
from steadystep.clinic.people.roster import clinic
from steadystep.clinic.people.secrets_once import first_run_token
from steadystep.faces.cli.serving import check_port
from steadystep.faces.cli.serving import serve as serve_pages
from steadystep.faces.cli.starting import collect_static
from steadystep.faces.look.terminal.saying import stop

host_option = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
port_option = click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)


@click.command("serve")
@host_option
@port_option
def serve(host: str, port: int) -> None:
    """Serve the pages, without a worker; run `steadystep worker` beside it.

    Example: steadystep serve --host 0.0.0.0 --port 8000
    """
    check_port(host, port)
    try:
        triggers.assert_standing(connection)
    except triggers.NotAppendOnly as error:
        stop(str(error))
    collect_static()
    _say_how_to_set_up(port)
    serve_pages(host, port)


def _say_how_to_set_up(port: int) -> None:
    """While there is no clinic, whoever started the server gets the address that makes one, and nobody else."""
    if clinic() is None:
        address = settings.ADDRESS if os.environ.get("STEADYSTEP_ADDRESS") else f"http://localhost:{port}"
        click.echo(
            "\nThere is no clinic here yet. Set it up, with its first administrator, at this address "
            f"(keep it to yourself):\n{address}/set-up/?token={first_run_token()}\n"
        )
