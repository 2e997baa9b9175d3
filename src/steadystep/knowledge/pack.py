"""The pack: one file with the whole knowledge, so that a process starts in hundredths of a second.

It lies in the package's own folder, or in the user's cache folder where that cannot be written. Its first line holds
the key (the digest of every knowledge file and of the code that reads them) and the digest of what follows. A pack with
another key, a damaged one or one that belongs to somebody else is passed over as if it were not there.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from .packing import packed, unpacked
from .whole import Knowledge

NAME = "knowledge.pack.json"


def read(folder: Path, key: str) -> Knowledge | None:
    """The knowledge of the first pack made under that key; None when there is none to trust."""
    for place in (folder / NAME, *_elsewhere(folder)):
        found = _opened(place, key) if place.parent == folder or _ours(place) else None
        if found is not None:
            return found
    return None


def write(folder: Path, key: str, known: Knowledge) -> Path | None:
    """Leave the pack for the next process; None when nowhere could be written, which costs time and nothing else."""
    body = packed(known)
    content = _first_line(key, body) + body
    for place in (folder / NAME, *_elsewhere(folder)):
        try:
            _replace(place, content)
        except OSError:  # a read-only installation, a full disk: the next place will do
            continue
        return place
    return None


def _opened(place: Path, key: str) -> Knowledge | None:
    try:
        content = place.read_bytes()
    except OSError:
        return None
    line, _, body = content.partition(b"\n")
    if line + b"\n" != _first_line(key, body):
        return None
    try:
        return unpacked(body)
    except msgspec.MsgspecError:
        return None


def _first_line(key: str, body: bytes) -> bytes:
    return f"{key} {hashlib.sha256(body).hexdigest()}\n".encode()


def _replace(place: Path, content: bytes) -> None:
    """Whole or not at all: another process may be reading, or writing the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{NAME}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(place)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _elsewhere(folder: Path) -> list[Path]:
    """The user's cache folder; one file for each installation, so that two do not overwrite each other."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        cache = Path(given) if given else Path.home() / ".cache"
    except RuntimeError:  # a user without a home
        return []
    installation = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return [cache / "steadystep" / f"{installation}.{NAME}"]


def _ours(place: Path) -> bool:
    """Whether the file belongs to us and nobody else may write it: a stranger's facts are no facts."""
    try:
        about = place.stat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)
