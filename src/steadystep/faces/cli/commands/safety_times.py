"""`steadystep safety-times`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from msgspec import structs

from steadystep.clinic.chartroom.safety_times import MONTHS, safety_times
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly


@click.command("safety-times")
@click.option(
    "--months", type=click.IntRange(1, 120), default=MONTHS, show_default=True, help="How far back."
)
@as_json_option
@plainly
def safety_times_command(months: int, as_json: bool) -> None:
    """How quickly safety events were seen and acted on, and how many were missed, by month and level. Counts only.

    Example: steadystep safety-times --months 3 --json
    """
    rows = [structs.asdict(row) for row in safety_times(SOFTWARE, months)]
    said: dict[str, Any] = {"months": months, "rows": rows}
    answer(said, as_json, lambda: _lines(rows))


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        yield "No safety event in that time."
    for row in rows:
        seen, acted = (_minutes(row[name]) for name in ("seen_minutes", "acted_minutes"))
        yield (
            f"{row['month']} {row['level']}: {row['opened']} opened, seen after {seen}, acted on after {acted}, "
            f"{row['missed']} missed, {row['open_now']} still open."
        )


def _minutes(value: float | None) -> str:
    return "-" if value is None else f"{value:g} min"
