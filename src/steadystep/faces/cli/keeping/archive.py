"""The tar file around a backup."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable
from pathlib import Path

from .manifest import NotABackup

MOST_BYTES = 2 * 1024**4  # a tar that says it unpacks to more than this is not ours


def pack(folder: Path, place: Path, told: Callable[[int], None]) -> None:
    """Write `place` whole or not at all, readable by its owner only; `told` hears the bytes packed."""
    beside = place.with_name(f"{place.name}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    compressed = place.suffix in (".gz", ".tgz")
    with os.fdopen(handle, "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz" if compressed else "w") as tar:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                tar.add(path, arcname=path.relative_to(folder).as_posix(), recursive=False)
                told(path.stat().st_size)
        raw.flush()
        os.fsync(raw.fileno())
    beside.replace(place)


def unpack(place: Path, folder: Path) -> None:
    """Unpack into an empty folder of ours; raises `NotABackup` for anything that is not plain files inside it."""
    try:
        with tarfile.open(place, "r:*") as tar:
            members = tar.getmembers()
            if not all(member.isfile() for member in members) or sum(m.size for m in members) > MOST_BYTES:
                raise NotABackup("it holds more than plain files")
            if not all(_lies_in(folder, member.name) for member in members):
                raise NotABackup("it cannot be unpacked: it names a file outside of its folder")
            # Debian 12's Python 3.11.2 knows no filters and never asks for this; later ones take it and do not warn.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(folder, members=members)  # noqa: S202 - every member was looked at above
    except (tarfile.TarError, EOFError, OSError) as error:
        raise NotABackup(f"it cannot be unpacked ({type(error).__name__})") from error


def _lies_in(folder: Path, name: str) -> bool:
    return (folder / name).resolve().is_relative_to(folder.resolve())
