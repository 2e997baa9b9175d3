"""`steadystep demo`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict

import click
from django.conf import settings
from django.utils.module_loading import import_string

from steadystep.clinic.ledger.clock import ClockRefused
from steadystep.clinic.people.mistakes import NoLongerGood
from steadystep.faces.cli.simulator import SeedReport, seed
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop


@click.command("demo")
@click.option(
    "--clients", default=200, show_default=True, type=click.IntRange(0, 1_000_000), help="Invented clients."
)
@click.option("--seed", "number", default=1, show_default=True, help="Another number is another clinic.")
@as_json_option
@click.pass_context
@plainly
def demo(ctx: click.Context, clients: int, number: int, as_json: bool) -> None:
    """Fill an empty installation with a clinic of invented people, as if it had worked for a year.

    `steadystep up` does this by itself the first time. Needs STEADYSTEP_DEMO=1, which a real clinic never sets.

    Example: STEADYSTEP_DEMO=1 steadystep demo --clients 50
    """
    report = _seeded(clients, number, as_json)
    imported = sum(import_string(place)() for place in settings.DEMO_ADDITIONS)
    answer({**asdict(report), "imported": imported}, as_json, lambda: _lines(report, imported))
    if report.refused:
        ctx.exit(1)


def _seeded(clients: int, number: int, as_json: bool) -> SeedReport:
    with click.progressbar(
        length=1, label="Inventing a year of a clinic", file=sys.stderr, hidden=as_json
    ) as bar:

        def progress(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        try:
            return seed(progress, clients=clients, seed=number)
        except ClockRefused as refused:
            stop(str(refused), as_json=as_json)
        except NoLongerGood:
            stop("A clinic is here already, and the demo never mixes with one.",
                 next_step="Name an empty folder with STEADYSTEP_DATA.", as_json=as_json)  # fmt: skip


def _lines(report: SeedReport, imported: int) -> Iterator[str]:
    yield f"{report.staff} invented staff, {report.clients} clients, {report.entries} entries."
    yield f"{imported} more clients were imported from test records of other systems."
    yield from (f"  The doors did not take {refused}" for refused in report.refused)
