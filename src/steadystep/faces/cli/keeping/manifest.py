"""What a backup says of itself, and whether what is in it is what was put in."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from django.conf import settings

NAME: Final = "manifest.json"
DATABASE: Final = "database"
FILES: Final = "files"
KEYS: Final = "keys"


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the backup."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sealing_key` is a fingerprint, from which the key cannot be found; `pieces` maps paths to their checksums."""

    form: int = 1
    made_at: datetime
    version: str
    vendor: str
    migrations: list[str]
    entries: int
    sealing_key: str
    pieces: dict[str, Piece]


class NotABackup(Exception):
    """The file is not a whole, unchanged backup; says which part is not."""


def key_fingerprint() -> str:
    """Tells whether two installations have the same sealing key, without telling the key."""
    return hashlib.sha256(b"steadystep sealing key fingerprint" + settings.SEALING_KEY).hexdigest()[:16]


def pieces_in(folder: Path) -> dict[str, Piece]:
    """Every file below `folder` with its checksum, but the manifest itself."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): _piece(path) for path in paths}


def write(manifest: Manifest, folder: Path) -> None:
    (folder / NAME).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))


def read_and_verify(folder: Path) -> Manifest:
    """The manifest of an unpacked backup; raises `NotABackup` if a file is missing, added or changed."""
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise NotABackup("it holds no readable manifest") from error
    found = pieces_in(folder)
    if missing := sorted(set(manifest.pieces) - set(found)):
        raise NotABackup(f"{missing[0]} is missing from it")
    if added := sorted(set(found) - set(manifest.pieces)):
        raise NotABackup(f"{added[0]} does not belong in it")
    if changed := sorted(name for name, piece in found.items() if manifest.pieces[name] != piece):
        raise NotABackup(f"{changed[0]} is not what was backed up (its checksum differs)")
    return manifest


def _piece(path: Path) -> Piece:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Piece(sha256=digest.hexdigest(), size=path.stat().st_size)
