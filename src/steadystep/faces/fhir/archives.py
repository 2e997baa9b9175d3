"""Members of a .tar or .tar.gz, one at a time, with a bound on what is unpacked; nothing is written to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from steadystep.chart.words import say

from .found import LARGEST_ARCHIVE, LARGEST_FILE, Unreadable, too_large

_BROKEN: Final = (tarfile.TarError, EOFError, zlib.error, OSError, ValueError)


class _Bounded(io.RawIOBase):
    """A stream that stops at `most` bytes: a small archive can unpack to more than the machine holds."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, most: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = most

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._left:
            raise too_large(LARGEST_ARCHIVE + 1, LARGEST_ARCHIVE)
        found = self._stream.read(size)
        self._left -= len(found)
        return found


def members(path: Path) -> Iterator[tuple[str, bytes | Unreadable]]:
    """(name inside the archive, content or what is wrong with it). A broken end is one more fault, named by the archive."""
    try:
        # A stream is read forwards only: no member can send the reader back.
        with (
            _opened(path) as stream,
            tarfile.open(fileobj=_Bounded(stream, LARGEST_ARCHIVE), mode="r|") as archive,
        ):
            for member in archive:
                if not member.isdir():
                    yield member.name, _content(archive, member)
    except Unreadable as fault:
        yield "", fault
    except _BROKEN as error:
        yield "", _broken(error)


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.name.lower().endswith((".gz", ".tgz")):
        return gzip.open(path, "rb")
    return path.open("rb")


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | Unreadable:
    if not member.isreg():
        return Unreadable(
            say("It is a link or device, not a file: it was not followed."),
            say("Pack the files themselves, not links to them."),
        )
    if member.size > LARGEST_FILE:
        return too_large(member.size, LARGEST_FILE)
    held = archive.extractfile(member)
    return held.read() if held else b""


def _broken(error: Exception) -> Unreadable:
    return Unreadable(
        say(
            "The archive is broken or cut short ({fault}): what came before was read.",
            fault=str(error) or "no end",
        ),
        say("Copy or export it again."),
    )
