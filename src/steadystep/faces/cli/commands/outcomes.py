"""`steadystep outcomes`."""

from __future__ import annotations

from typing import Any

import click
from msgspec import structs

from steadystep.clinic.chartroom.outcomes import MONTHS, GroupOutcome, outcomes
from steadystep.clinic.chartroom.small_numbers import FEWEST_SHOWN
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly


@click.command("outcomes")
@click.option(
    "--months", type=click.IntRange(1, 120), default=MONTHS, show_default=True, help="How far back."
)
@as_json_option
@plainly
def outcomes_command(months: int, as_json: bool) -> None:
    """Response and remission by 12 weeks, and questionnaires answered, by group. Counts only; those of 1 to 10 are hidden.

    Example: steadystep outcomes --json
    """
    rows = outcomes(SOFTWARE, months)
    said: dict[str, Any] = {
        "months": months, "fewest_shown": FEWEST_SHOWN, "rows": [structs.asdict(row) for row in rows],
    }  # fmt: skip
    answer(said, as_json, lambda: map(_line, rows))


def _line(row: GroupOutcome) -> str:
    parts = ("people", "measured", "responded", "remitted", "no_data", "too_early", "asked", "answered")
    told = ", ".join(f"{name} {_count(row.counts[name])}" for name in parts)
    return f"{row.by} {row.value or '-'}: {told}"


def _count(count: int | None) -> str:
    return "hidden" if count is None else str(count)
