"""Whether faults lose anything: what runs is broken at random points (tests/faults), in databases made for it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import click

from tests.faults import CRASH
from tests.processes import COMMAND, environment, own_database
from tooling import postgres

from .figure import Figure, Found

ROOT = Path(__file__).resolve().parent.parent
COUNTED: Final = ("entries_lost", "duties_lost", "notices_doubled", "half_written")


def faults(kills: int, seed: int | None = None) -> Found:
    """What the harness found on both databases, added up; `on` in what it says holds each by itself.

    Raises `ClickException` if a run did not come to its end.
    """
    dice = [] if seed is None else ["--seed", str(seed)]
    on = {"sqlite": _run(kills, dice)}
    try:
        # Its own server, as sure of its disk as a clinic's, so that it can be made to crash.
        with postgres.running(settings=()) as server:
            on["postgresql"] = _run(kills, dice, server)
    except postgres.NoPostgres as reason:
        click.echo(f"SKIPPED: {postgres.MISSING.format(reason=reason)}", err=True)
    summed = {name: sum(one[name] for one in on.values()) for name in (*COUNTED, "acknowledged")}
    broken = [f"{database}: {what}" for database, one in on.items() for what in one["broken"]]
    kills_of_all = sum(sum(one["kills"].values()) for one in on.values())
    said = {"kills": kills_of_all, **summed, "broken": broken, "on": on}
    return Found(said, _figures(said), broken)


def _run(kills: int, dice: list[str], server: str = "") -> dict[str, Any]:
    """One run in a new database: on that server, or on SQLite."""
    click.echo(f"Breaking {kills} things on {'PostgreSQL' if server else 'SQLite'} ...", err=True)
    with tempfile.TemporaryDirectory(prefix="steadystep-faults-") as folder, own_database(server) as database:
        theirs = environment(Path(folder), database) | ({CRASH: "1"} if server else {})
        subprocess.run([*COMMAND, "migrate"], env=theirs, check=True, stdout=subprocess.DEVNULL)
        harness = [sys.executable, "-m", "tests.faults.kill_run", "--kills", str(kills), "--json", *dice]
        run = subprocess.run(harness, env=theirs, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if not run.stdout.strip():
        raise click.ClickException(
            f"The run ended with {run.returncode} and said nothing; the reason stands above."
        )
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return said


def _figures(said: dict[str, Any]) -> list[Figure]:
    on = "; ".join(f"{database}: {_counted(one['kills'])}" for database, one in said["on"].items())
    note = f"{said['kills']} faults ({on}), {said['acknowledged']:,} entries acknowledged"
    return [Figure("faults", name.replace("_", " "), float(said[name]), "", "0", note) for name in COUNTED]


def _counted(kills: dict[str, int]) -> str:
    return ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sorted(kills.items()))
