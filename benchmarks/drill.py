"""The restore drill on the demo clinic: backed up while people write, restored elsewhere, compared (tests/faults)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import click

from tests.faults.restore_drill import Drill, two_places
from tests.faults.restore_drill import drill as drilled
from tests.processes import COMMAND, own_database
from tooling import postgres

from .figure import Figure, Found

CLIENTS = "60"


def drill() -> Found:
    """On both databases."""
    on = {"sqlite": _run("")}
    try:
        with postgres.running(settings=()) as server:
            on["postgresql"] = _run(server)
    except postgres.NoPostgres as reason:
        click.echo(f"SKIPPED: {postgres.MISSING.format(reason=reason)}", err=True)
    return Found(
        said={name: one.as_json() for name, one in on.items()},
        figures=[figure for name, one in on.items() for figure in _figures(name, one)],
        broken=[f"{name}: {what}" for name, one in on.items() for what in one.broken()],
    )


def _run(server: str) -> Drill:
    click.echo(f"Drilling on {'PostgreSQL' if server else 'SQLite'} ...", err=True)
    with (
        tempfile.TemporaryDirectory(prefix="steadystep-drill-") as name,
        own_database(server) as database,
        own_database(server) as other,
    ):
        folder = Path(name)
        source, elsewhere = two_places(folder, database, other)
        demo = {"STEADYSTEP_DEMO": "1"}
        subprocess.run(
            [*COMMAND, "demo", "--clients", CLIENTS, "--json"],
            env=source | demo,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return drilled(source | demo, elsewhere | demo, folder / "clinic.tar")


def _figures(name: str, one: Drill) -> list[Figure]:
    note = f"{one.entries:,} entries, {one.written_meanwhile} of more written during the backup"
    return [
        Figure("drill", f"differences after a restore ({name})", float(len(one.broken())), "", "0", note),
        Figure("drill", f"backup ({name})", one.backup_seconds, "s", "", "while two processes write"),
        Figure("drill", f"restore and proof ({name})", one.restore_seconds, "s", "", "every chart computed again"),
    ]  # fmt: skip
