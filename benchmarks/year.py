"""A simulated year in which every safety event happens to somebody (benchmarks/a_year), in an installation made for it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from tests.processes import environment

from .figure import Figure, Found

ROOT = Path(__file__).resolve().parent.parent


def year(seed: int | None = None) -> Found:
    """Raises `ClickException` if the year did not come to its end."""
    click.echo("Living a year ...", err=True)
    with tempfile.TemporaryDirectory(prefix="steadystep-year-") as folder:
        ours = environment(Path(folder)) | {"STEADYSTEP_DEMO": "1"}
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.a_year", str(seed or 1)],
            env=ours, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    if run.returncode:
        raise click.ClickException(f"The year ended with {run.returncode}; the reason stands above.")
    said = json.loads(run.stdout.splitlines()[-1])
    waited, injected = said["seconds_to_notice"], f"of {said['injected']} injected, each on a random day"
    return Found(
        said=said,
        figures=[
            Figure("year", "safety events missed", said["missed"], "", "0", injected),
            Figure("year", "time to the first notice, longest", waited.get("longest", 0), "s", "",
                   f"median {waited.get('median', 0):.1f} s; the worker looks every 2 s"),
            Figure("year", "events whose next in line was not told", said["injected"] - said["next_in_line_told"], "", "0",
                   "nobody in these lives ever answers"),
            Figure("year", "false alarms per 100 client-weeks", said["false_alarms_per_100_client_weeks"], "", "",
                   f"{said['false_alarms']} in {said['quiet_weeks']} weeks of people who are well"),
        ],
        broken=said["broken"],
    )  # fmt: skip
