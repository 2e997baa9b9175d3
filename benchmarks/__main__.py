"""`python -m benchmarks [names] [--json] [--large] [--write]`: each database size is measured in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from .drill import drill
from .faults import faults
from .figure import Figure, Found, round_sensibly
from .kept import keep_watching
from .machine import machine
from .year import year

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "benchmarks.md"
DEMO, NOTHING = -1, -2  # not a number of clients: the demo clinic, and an empty installation
# Each name, and the sizes of clinic it is measured on. Those in APART make databases of their own.
NAMES: dict[str, tuple[int, ...]] = {
    "charts": (1_000,), "open9000": (1_000,), "write": (1_000,), "today": (1_000, 10_000), "worker": (10_000,),
    "portal_size": (DEMO,), "seed": (NOTHING,), "alarms": (DEMO,), "watching": (DEMO,), "faults": (), "drill": (),
    "year": (),
    "scoring": (NOTHING,), "slots": (NOTHING,), "matrix": (NOTHING,), "consider": (DEMO,), "story": (DEMO,),
    "stories": (NOTHING,),
}  # fmt: skip
GROWS = ("today", "worker")  # also at 100,000, on request
APART: dict[str, Callable[[int, int | None], Found]] = {
    "faults": faults, "drill": lambda kills, seed: drill(), "year": lambda kills, seed: year(seed),
}  # fmt: skip


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(NAMES)))
@click.option(
    "--json", "as_json", is_flag=True, help="For machines: one object with the machine and every figure."
)
@click.option("--large", is_flag=True, help="Also with 100,000 clients: some minutes and about 3 GB of disk.")
@click.option("--write", is_flag=True, help="Write the table of docs/benchmarks.md.")
@click.option(
    "--for-page", is_flag=True, help="Keep the figures of `watching` for the page that explains the watching."
)
@click.option(
    "--keep", type=click.Path(file_okay=False), help="Keep the databases in this folder and use them again."
)
@click.option(
    "--kills", default=100, show_default=True, type=click.IntRange(min=1), help="How many, for `faults`."
)
@click.option("--seed", type=int, help="For `faults` and `year`: the same dice again.")
@click.pass_context
def main(
    ctx: click.Context,
    names: Sequence[str],
    as_json: bool,
    large: bool,
    write: bool,
    for_page: bool,
    keep: str | None,
    kills: int,
    seed: int | None,
) -> None:
    """Measure the figures on this machine. Without names: all of them.

    `faults`, `drill` or `year` alone with --json prints one line: what was lost, doubled, half written or missed.
    Status 1 if anything was.

    Example: python -m benchmarks charts write --json
    Example: python -m benchmarks faults --kills 1000 --json
    """
    wanted = names or tuple(NAMES)
    found = [APART[name](kills, seed) for name in wanted if name in APART]
    figures = _figures([name for name in wanted if name not in APART], large, keep)
    only = found[0].said if len(wanted) == len(found) == 1 else None
    if for_page:
        keep_watching(figures)
    _show(figures + [figure for one in found for figure in one.figures], only, as_json, write)
    if broken := [what for one in found for what in one.broken]:
        click.echo("\n".join(broken), err=True)
        ctx.exit(1)


def _figures(wanted: Sequence[str], large: bool, keep: str | None) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="steadystep-bench-") as passing:
        folder = Path(keep or passing)
        return [figure for size, some in _by_size(wanted, large) for figure in _measured(folder, size, some)]


def _show(figures: list[Figure], only: dict[str, Any] | None, as_json: bool, write: bool) -> None:
    """`only` is what is printed instead of the figures, for machines."""
    if as_json and only is not None:
        click.echo(json.dumps(only))
    elif as_json:
        click.echo(
            json.dumps({"machine": machine(), "figures": [one.as_json() for one in figures]}, indent=2)
        )
    else:
        click.echo(table(figures))
    if write:
        TABLE.write_text(page(figures), encoding="utf-8")
        click.echo(f"Written: {TABLE.relative_to(ROOT)}", err=True)


def _by_size(wanted: Sequence[str], large: bool) -> list[tuple[int, list[str]]]:
    """Each clinic once, with all that is measured on it."""
    sizes: dict[int, list[str]] = {}
    for name in wanted:
        for size in (*NAMES[name], *((100_000,) if large and name in GROWS else ())):
            sizes.setdefault(size, []).append(name)
    return sorted(sizes.items())


def _measured(folder: Path, size: int, names: list[str]) -> list[Figure]:
    place = folder / {DEMO: "demo", NOTHING: "nothing"}.get(size, str(size))
    place.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ, "STEADYSTEP_DATA": str(place), "STEADYSTEP_DEMO": "1", "STEADYSTEP_DEBUG": "0",
        "DJANGO_SETTINGS_MODULE": "steadystep.wiring.settings",
    }  # fmt: skip
    click.echo(f"Measuring {', '.join(names)} ({_said(size)}) ...", err=True)
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", str(size), *names],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=False,
    )
    if child.returncode:
        raise click.ClickException(
            f"Measuring {', '.join(names)} at {_said(size)} ended with {child.returncode}; the reason stands above."
        )
    return [Figure(**one) for one in json.loads(child.stdout.splitlines()[-1])]


def _said(size: int) -> str:
    return {DEMO: "the demo clinic", NOTHING: "an empty installation"}.get(size, f"{size:,} clients")


def table(figures: Sequence[Figure]) -> str:
    """Markdown, readable as it stands."""
    lines = [f"Measured on: {', '.join(f'{name} {value}' for name, value in machine().items())}", ""]
    lines += ["| figure | what | measured | reach | note |", "|---|---|---|---|---|"]
    lines += [
        f"| {one.name} | {one.what} | {round_sensibly(one.value):,g} {one.unit} | {one.reach} | {one.note} |"
        for one in figures
    ]
    return "\n".join(lines)


def page(figures: Sequence[Figure]) -> str:
    return f"""# Figures

Measured by `./steadystep bench --large --write`; each database size in a process of its own, on one core unless said.
Clients beyond the first few hundred are copies of courses that came through the door, under other ids and in teams of their
own (`clinic/chartroom/cloning.py`). Times are of the machine named here: on another, measure again.

{table(figures)}
"""


if __name__ == "__main__":
    main()
