"""`steadystep migrate`."""

from __future__ import annotations

import click

from steadystep.faces.cli.starting import migrate as bring_up_to_date
from steadystep.faces.cli.tables import pending_migrations
from steadystep.faces.look.terminal.saying import answer, as_json_option


@click.command("migrate")
@click.option("--check", is_flag=True, help="Change nothing; status 1 if something is pending.")
@as_json_option
@click.pass_context
def migrate(ctx: click.Context, check: bool, as_json: bool) -> None:
    """Bring the tables up to date and make the append-only triggers again.

    Example: steadystep migrate --check
    """
    pending = pending_migrations()
    if not check:
        bring_up_to_date()  # also when nothing is pending: it makes the triggers again
    said = "pending" if check else "done"
    answer({said: pending}, as_json, lambda: iter(pending or ["The tables are up to date."]))
    if check and pending:
        ctx.exit(1)
