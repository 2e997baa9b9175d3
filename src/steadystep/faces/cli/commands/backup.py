"""`steadystep backup`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.db import connection

from steadystep import __version__
from steadystep.clinic.ledger import clock
from steadystep.faces.cli.keeping import archive, database, manifest
from steadystep.faces.cli.tables import applied_migrations, pending_migrations
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--with-keys", is_flag=True, help="Put the keys in as well: whoever has the file can then read all of it."
)
@click.option("--replace", is_flag=True, help="Replace the file if it is there.")
@as_json_option
@plainly
def backup(file: Path, with_keys: bool, replace: bool, as_json: bool) -> None:
    """Copy the whole clinic into one file, while it works.

    The file holds client data: keep it encrypted. Sealed notes in it can be opened only with the keys folder, so keep
    a copy of that elsewhere. A name that ends in .gz is compressed.

    Example: steadystep backup /safe/place/steadystep-2026-03-17.tar.gz
    """
    _check_place(file, replace, as_json)
    if pending := pending_migrations():
        stop(
            f"The tables are not up to date ({pending[0]} is pending).",
            next_step="Run: steadystep migrate",
            as_json=as_json,
        )
    with tempfile.TemporaryDirectory(prefix=".steadystep-backup-", dir=file.parent) as name:
        folder = Path(name)
        made = _gathered(folder, with_keys)
        total = sum(piece.size for piece in made.pieces.values())
        with click.progressbar(length=total, label="Packing", file=sys.stderr, hidden=as_json) as bar:
            archive.pack(folder, file, bar.update)
    said = {
        "file": str(file),
        "bytes": file.stat().st_size,
        "entries": made.entries,
        "keys_inside": with_keys,
    }
    answer(said, as_json, lambda: _lines(said))


def _check_place(file: Path, replace: bool, as_json: bool) -> None:
    if not file.parent.is_dir():
        stop(f"There is no folder {file.parent}.", next_step="Make it, or name another.", as_json=as_json)
    if file.exists() and not replace:
        stop(f"{file} is there already.", next_step="Name another file, or add --replace.", as_json=as_json)


def _gathered(folder: Path, with_keys: bool) -> manifest.Manifest:
    """Everything that goes in, below `folder`, with its manifest."""
    data = Path(settings.DATA)
    entries = database.copy_out(folder / manifest.DATABASE)
    wanted = [manifest.FILES, *([manifest.KEYS] if with_keys else [])]
    for name in (name for name in wanted if (data / name).is_dir()):
        shutil.copytree(data / name, folder / name)
    made = manifest.Manifest(
        made_at=clock.now(), version=__version__, vendor=connection.vendor, migrations=applied_migrations(),
        entries=entries, sealing_key=manifest.key_fingerprint(), pieces=manifest.pieces_in(folder),
    )  # fmt: skip
    manifest.write(made, folder)
    return made


def _lines(said: dict[str, Any]) -> Iterator[str]:
    yield f"{said['file']}: {said['entries']} entries, {said['bytes'] / 1024**2:.1f} MB, checksums inside."
    if said["keys_inside"]:
        yield "The keys are inside: whoever has this file can read everything. Lock it away."
    else:
        yield f"The keys are NOT inside: keep a copy of {Path(settings.DATA) / manifest.KEYS} elsewhere,"
        yield "or sealed notes can never be opened again. (--with-keys puts them in.)"
