"""The one place that reads files: gather, decode, check references, refuse or return Knowledge."""

import hashlib
from functools import cache
from pathlib import Path

from .assembling import assemble
from .reading import KnowledgeRefused, Reader
from .whole import Knowledge

OWN_FOLDER = Path(__file__).parent
LARGEST = 1_000_000  # bytes; a knowledge file is a few kB, so anything larger is a mistake


def load() -> Knowledge:
    """The knowledge that ships with this release. Read once; later calls return the same value."""
    return load_from(OWN_FOLDER)


@cache
def load_from(folder: Path) -> Knowledge:
    """Read every file of `folder`; KnowledgeRefused lists all faults at once. Cached for each folder."""
    contents = _contents(folder)
    reader = Reader(contents)
    for file, content in contents.items():
        if len(content) > LARGEST:
            reader.refuse(file, "", f"is {len(content)} bytes. Next: split it; {LARGEST} is the limit")
    found = None if reader.faults else assemble(reader, version=_digest(contents))
    if found is None:
        raise KnowledgeRefused(reader.faults)
    return found


def _contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(p for p in folder.rglob("*") if p.suffix in {".yaml", ".csv"} and p.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _digest(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in contents.items():
        whole.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return whole.hexdigest()[:16]
