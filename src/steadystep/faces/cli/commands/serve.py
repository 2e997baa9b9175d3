"""`steadystep serve`."""

from __future__ import annotations

import click
from django.db import connection

from steadystep.clinic.ledger import triggers
from steadystep.faces.cli.saying import stop
from steadystep.faces.cli.serving import check_port
from steadystep.faces.cli.serving import serve as serve_pages
from steadystep.faces.cli.starting import collect_static

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
    serve_pages(host, port)
