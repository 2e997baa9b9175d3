"""Whether faults lose anything: processes are killed at random points (tests/faults), in a database made for it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import click

from tests.processes import COMMAND, environment, own_database

from .figure import Figure

ROOT = Path(__file__).resolve().parent.parent
COUNTED: Final = ("entries_lost", "duties_lost", "notices_doubled", "half_written")


def faults(kills: int, seed: int | None = None) -> dict[str, Any]:
    """What a run of the harness found. Raises `ClickException` if the run itself did not come to its end."""
    click.echo(f"Killing {kills} times (about a third of a second each) ...", err=True)
    dice = [] if seed is None else ["--seed", str(seed)]
    with tempfile.TemporaryDirectory(prefix="steadystep-faults-") as folder, own_database() as database:
        theirs = environment(Path(folder), database)
        subprocess.run([*COMMAND, "migrate"], env=theirs, check=True, stdout=subprocess.DEVNULL)
        harness = [sys.executable, "-m", "tests.faults.kill_run", "--kills", str(kills), "--json", *dice]
        run = subprocess.run(harness, env=theirs, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if not run.stdout.strip():
        raise click.ClickException(
            f"The run ended with {run.returncode} and said nothing; the reason stands above."
        )
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return {**said, "kills": sum(said["kills"].values()), "killed": said["kills"]}


def as_figures(said: dict[str, Any]) -> list[Figure]:
    note = f"{said['kills']} kills, {said['acknowledged']:,} entries acknowledged"
    return [Figure("faults", name.replace("_", " "), float(said[name]), "", "0", note) for name in COUNTED]
