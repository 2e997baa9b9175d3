"""`steadystep review`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from steadystep.clinic.chartroom.opening import Opened, open_chart
from steadystep.faces.cli.judgements_as_json import duty_lines, finding_lines, review_as_json
from steadystep.faces.look.terminal.asking import PURPOSE, Instant, as_person_option, staff_person
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly


@click.command("review")
@click.argument("client")
@as_person_option
@click.option(
    "--as-of", type=Instant(), help="What was known at this instant: 2026-03-17 or 2026-03-17T08:10+00:00."
)
@as_json_option
@click.pass_context
@plainly
def review(ctx: click.Context, client: str, username: str, as_of: datetime | None, as_json: bool) -> None:
    """Say what one chart means, now or as it was known at an earlier instant.

    Shown is what the named person may see; the opening is recorded under their name.

    Example: steadystep review 6d0c… --as j.okafor --as-of 2026-03-17 --json
    """
    opened = open_chart(staff_person(username, as_json=as_json), client, PURPOSE, part="review", as_of=as_of)
    answer(_plain(opened), as_json, lambda: _lines(opened))
    if opened.review is None:
        ctx.exit(1)


def _plain(opened: Opened) -> dict[str, Any]:
    said = review_as_json(opened.review) if opened.review else None
    return {
        "client": opened.chart.client, "at": opened.at.isoformat(), "seq": opened.seq,
        "entries": len(opened.chart.entries), "review": said, "broken": opened.review is None,
    }  # fmt: skip


def _lines(opened: Opened) -> Iterator[str]:
    yield f"{len(opened.chart.entries)} entries as known at {opened.at:%Y-%m-%d %H:%M} UTC"
    if opened.review is None:
        yield "The whole review broke: judge this chart by hand, and send the log to whoever keeps this installation."
        return
    yield from ("Duties:", *(duty_lines(opened.review.duties) if opened.review.duties else ["  none"]))
    yield from (
        "Findings:",
        *(finding_lines(opened.review.findings) if opened.review.findings else ["  none"]),
    )
