"""`steadystep restore`."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.db import connection

from steadystep.clinic.chartroom.waking import every_client
from steadystep.faces.cli.keeping import archive, database, manifest
from steadystep.faces.cli.starting import migrate
from steadystep.faces.look.terminal.saying import answer, as_json_option, plainly, stop

from .recompute import check_all

HOST_KEYS = ("STEADYSTEP_SECRET_KEY", "STEADYSTEP_SEALING_KEY")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--without-keys",
    is_flag=True,
    help="Go on although the keys are others: sealed notes stay shut for good.",
)
@as_json_option
@click.pass_context
@plainly
def restore(ctx: click.Context, file: Path, without_keys: bool, as_json: bool) -> None:
    """Put a backup into an empty data folder and prove it: checksums, triggers, everything computed again.

    Nothing is changed unless the backup is whole. If the keys are not inside it, copy the old keys folder into the new
    data folder first.

    Example: STEADYSTEP_DATA=/srv/steadystep steadystep restore /safe/place/steadystep-2026-03-17.tar.gz
    """
    if not database.is_empty():
        stop(
            "This database is not empty, and a restore never overwrites one.",
            next_step="Name an empty folder with STEADYSTEP_DATA (or an empty database with DATABASE_URL).",
            as_json=as_json,
        )
    with tempfile.TemporaryDirectory(prefix=".steadystep-restore-", dir=settings.DATA) as name:
        folder = Path(name)
        made = _verified(file, folder, as_json)
        _check_keys(made, folder, without_keys, as_json)
        database.copy_in(folder / manifest.DATABASE, made.migrations)
        _place_files(folder)
    migrate()
    said = _proved(made, quiet=as_json)
    answer(said, as_json, lambda: _lines(said))
    if not said["well"]:
        ctx.exit(1)


def _verified(file: Path, folder: Path, as_json: bool) -> manifest.Manifest:
    try:
        archive.unpack(file, folder)
        made = manifest.read_and_verify(folder)
    except manifest.NotABackup as error:
        stop(
            f"{file} is not a whole backup: {error}.",
            next_step="Nothing was changed. Use another backup.",
            as_json=as_json,
        )
    if made.vendor != connection.vendor:
        stop(
            f"{file} is of a {made.vendor} database, and this one is {connection.vendor}.",
            next_step="Nothing was changed. Set or unset DATABASE_URL to match.",
            as_json=as_json,
        )
    if unknown := database.unknown_migrations(made.migrations):
        stop(
            f"{file} was made by a newer version ({made.version}; {unknown[0]} is not known here).",
            next_step="Nothing was changed. Install that version and restore with it.",
            as_json=as_json,
        )
    return made


def _check_keys(made: manifest.Manifest, folder: Path, without_keys: bool, as_json: bool) -> None:
    """The keys inside, or the right ones here already. This folder's own were made a moment ago and open nothing yet."""
    inside = (folder / manifest.KEYS).is_dir() and not any(os.environ.get(name) for name in HOST_KEYS)
    if inside or without_keys or made.sealing_key == manifest.key_fingerprint():
        return
    stop("The keys here are not those of this backup, so its sealed notes could not be opened.",
         next_step=f"Copy the old keys folder to {Path(settings.DATA) / manifest.KEYS} and restore again, or add "
         "--without-keys.", as_json=as_json)  # fmt: skip


def _place_files(folder: Path) -> None:
    for name in (manifest.FILES, manifest.KEYS):
        if (folder / name).is_dir():
            shutil.copytree(folder / name, Path(settings.DATA) / name, dirs_exist_ok=True)
    keys = Path(settings.DATA) / manifest.KEYS
    for path in keys.iterdir() if keys.is_dir() else ():
        path.chmod(0o600)


def _proved(made: manifest.Manifest, *, quiet: bool) -> dict[str, Any]:
    entries, faults = database.count_entries(), database.faults()
    # The key was read when this process began: one that came inside the backup opens pictures from the next start on.
    opens = made.sealing_key == manifest.key_fingerprint()
    compared = check_all(list(every_client()), quiet=quiet, with_pictures=opens)
    well = entries == made.entries and not faults and not compared["differs"]
    return {"well": well, "entries": entries, "entries_backed_up": made.entries, "faults": faults, "compared": compared,
            "made_at": made.made_at.isoformat()}  # fmt: skip


def _lines(said: dict[str, Any]) -> Iterator[str]:
    yield f"Restored {said['entries']} of {said['entries_backed_up']} entries, as of {said['made_at']}."
    yield from (f"The database file is damaged: {fault}" for fault in said["faults"])
    compared = said["compared"]
    yield (f"Computed again for {compared['clients']} clients: {compared['same']} the same, {compared['due']} due anyway, "
           f"{len(compared['differs'])} differ.")  # fmt: skip
    yield (
        "All is well. Start it with: steadystep up"
        if said["well"]
        else "This restore is not whole: use another backup."
    )
