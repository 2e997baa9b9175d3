"""`steadystep doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from steadystep.faces.cli.health import Look, looks
from steadystep.faces.look.terminal.saying import answer, as_json_option


@click.command("doctor")
@as_json_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Look whether this installation is well: database, triggers, keys, disk, worker, charts, notices.

    Changes nothing. Status 1 if anything needs a hand.

    Example: steadystep doctor --json
    """
    found = list(looks())
    well = all(one.well for one in found)
    answer({"well": well, "looks": [asdict(one) for one in found]}, as_json, lambda: _lines(found))
    ctx.exit(0 if well else 1)


def _lines(found: list[Look]) -> Iterator[str]:
    for one in found:
        yield f"{'ok     ' if one.well else 'PROBLEM'} {one.what}: {one.says}"
        if one.next_step:
            yield f"        {one.next_step}"
