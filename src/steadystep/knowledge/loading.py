"""The one place that reads files: gather, decode, check references, refuse or return Knowledge."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from . import pack
from .assembling import assemble
from .reading import KnowledgeRefused, Reader
from .whole import Knowledge

OWN_FOLDER = Path(__file__).parent
LARGEST = 1_000_000  # bytes; a knowledge file is a few kB, so anything larger is a mistake


@cache
def load() -> Knowledge:
    """The knowledge that ships with this release. Read once; later calls return the same value.

    Taken from the pack that an earlier process left, if it was made of exactly these files by exactly this code;
    otherwise read from the files, and packed for the next process.
    """
    contents = _contents(OWN_FOLDER, ".yaml", ".csv")
    key = _digest({"code": _CODE.encode()} | contents)
    found = pack.read(OWN_FOLDER, key)
    if found is None:
        found = _read(contents)
        pack.write(OWN_FOLDER, key, found)
    return found


@cache
def load_from(folder: Path) -> Knowledge:
    """Read every file of `folder`, never a pack; KnowledgeRefused lists all faults at once. Cached for each folder."""
    return _read(_contents(folder, ".yaml", ".csv"))


def _read(contents: dict[str, bytes]) -> Knowledge:
    reader = Reader(contents)
    for file, content in contents.items():
        if len(content) > LARGEST:
            reader.refuse(file, "", f"is {len(content)} bytes. Next: split it; {LARGEST} is the limit")
    found = None if reader.faults else assemble(reader, version=_digest(contents)[:16])
    if found is None:
        raise KnowledgeRefused(reader.faults)
    return found


def _contents(folder: Path, *endings: str) -> dict[str, bytes]:
    """Every file with such an ending, by its path from the folder, in the order of their parts."""
    found = {}
    for path in sorted(_files(folder, endings), key=lambda path: path.parts):
        found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if name.endswith(endings))


def _digest(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in contents.items():
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()


# At import, not at load: a file edited since would otherwise vouch for a pack made by the code before the edit.
_CODE = _digest(_contents(OWN_FOLDER, ".py"))
