"""`steadystep export`."""

from __future__ import annotations

import json
import sys
from datetime import datetime

import click

from steadystep.clinic.chartroom.opening import open_chart
from steadystep.faces.cli.entries_as_json import written
from steadystep.faces.look.terminal.asking import PURPOSE, Instant, as_person_option, staff_person
from steadystep.faces.look.terminal.saying import as_json_option, plainly


@click.command("export")
@click.argument("client")
@as_person_option
@click.option("--as-of", type=Instant(), help="What was known at this instant.")
@as_json_option
@plainly
def export(client: str, username: str, as_of: datetime | None, as_json: bool) -> None:
    """Write the entries of one chart that the named person may see, as a JSON list.

    The opening is recorded. `steadystep consider` reads the same shape; --json leaves out the line breaks.

    Example: steadystep export 6d0c… --as j.okafor > chart.json
    """
    opened = open_chart(staff_person(username, as_json=as_json), client, PURPOSE, part="export", as_of=as_of)
    json.dump(written(opened.chart.entries), sys.stdout, ensure_ascii=False, indent=None if as_json else 1)
    click.echo()
