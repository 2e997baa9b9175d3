"""Reading FHIR R4 from a path: a folder, JSON, NDJSON, XML or a .tar.gz of these. Bad input becomes a `Refusal`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from steadystep.chart.words import say

from . import archives, json_text, xml_text
from .found import (
    LARGEST_FILE,
    LARGEST_RESOURCE,
    ReadResource,
    Refusal,
    Unreadable,
    check_depth,
    exact_json,
    too_large,
    type_of,
)

__all__ = ["ReadResource", "Refusal", "read_path"]

Found = ReadResource | Refusal
_ARCHIVES: Final = (".tar.gz", ".tgz", ".tar")
_READABLE: Final = (".json", ".ndjson", ".xml", *_ARCHIVES)
_DEEPEST_BUNDLE: Final = 3  # a Bundle inside a Bundle inside a Bundle


def read_path(path: Path) -> Iterator[Found]:
    """Every resource below `path`, in order of file names, and a refusal for each thing that could not be read.

    Never raises for what a file holds; what follows a fault is still read.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield from _file(path, path.name)
        else:
            yield _missing(path)
    except OSError as error:
        yield Refusal(
            str(path), say("It cannot be opened: {fault}.", fault=error.strerror or str(error)),
            say("Check that the file is there and that you may read it."),
        )  # fmt: skip


def _missing(path: Path) -> Refusal:
    return Refusal(str(path), say("There is no such file or folder."), say("Check the path."))


def _folder(folder: Path) -> Iterator[Found]:
    """Files of known kinds, links left alone; other files are named, so that nothing is passed over in silence."""
    for path in sorted(folder.rglob("*")):
        where = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            if not path.is_dir():
                yield Refusal(
                    where,
                    say("It is a link or device: it was not followed."),
                    say("Copy the file itself here."),
                )
        elif not path.name.startswith("."):
            yield from _guarded(path, where)


def _guarded(path: Path, where: str) -> Iterator[Found]:
    try:
        yield from _file(path, where)
    except OSError as error:
        yield Refusal(
            where, say("It cannot be opened: {fault}.", fault=error.strerror or str(error)),
            say("Check that you may read it."),
        )  # fmt: skip


def _file(path: Path, where: str) -> Iterator[Found]:
    name = path.name.lower()
    if name.endswith(_ARCHIVES):
        yield from _archive(path, where)
    elif not name.endswith(_READABLE):
        yield _other_kind(where)
    elif path.stat().st_size > LARGEST_FILE:
        yield too_large(path.stat().st_size, LARGEST_FILE).at(where)
    else:
        yield from read_bytes(path.read_bytes(), where)


def _other_kind(where: str) -> Refusal:
    return Refusal(
        where,
        say("It is neither JSON, NDJSON, XML nor a tar archive: it was not read."),
        say("Nothing, if it is only a note; else convert it to FHIR R4 JSON or XML."),
    )


def _archive(path: Path, where: str) -> Iterator[Found]:
    for name, content in archives.members(path):
        inside = f"{where}!{name}" if name else where
        if isinstance(content, Unreadable):
            yield content.at(inside)
        elif name.lower().endswith((".json", ".ndjson", ".xml")):
            yield from read_bytes(content, inside)
        else:
            yield _other_kind(inside)


def read_bytes(raw: bytes, where: str) -> Iterator[Found]:
    """Resources of one file's content; `where` names it. JSON or XML is told by the first character, not by the name."""
    try:
        if _is_xml(raw):
            yield from _unpacked(xml_text.parse(raw), where, where, "", "", 0)
        else:
            yield from _json(json_text.text_of(raw), where)
    except Unreadable as fault:
        yield fault.at(where)


def _is_xml(raw: bytes) -> bool:
    start = raw[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return start.startswith(b"<")


def _json(text: str, where: str) -> Iterator[Found]:
    if where.lower().endswith(".ndjson") or json_text.looks_like_lines(text):
        for number, value in json_text.lines(text):
            place = f"{where}:{number}"
            if isinstance(value, Unreadable):
                yield value.at(place)
            else:
                yield from _checked(value, place, where, "", "", 0)
        return
    yield from _unpacked(json_text.parse(text), where, where, "", "", 0)


def _checked(value: Any, where: str, scope: str, full_url: str, known_at: str, depth: int) -> Iterator[Found]:
    try:
        yield from _unpacked(value, where, scope, full_url, known_at, depth)
    except Unreadable as fault:
        yield fault.at(where)


def _unpacked(
    value: Any, where: str, scope: str, full_url: str, known_at: str, depth: int
) -> Iterator[Found]:
    if type_of(value) == "Bundle":
        yield from _bundle(value, where, depth)
        return
    check_depth(value)
    canonical = exact_json(value)
    if len(canonical) > LARGEST_RESOURCE:
        raise too_large(len(canonical), LARGEST_RESOURCE)
    yield ReadResource(
        where=where, resource=value, canonical=canonical, scope=scope, full_url=full_url, known_at=known_at
    )


def _bundle(bundle: dict[str, Any], where: str, depth: int) -> Iterator[Found]:
    """Each entry by itself: one that cannot be read does not stop the others."""
    entries = bundle.get("entry", [])
    if depth >= _DEEPEST_BUNDLE or not isinstance(entries, list):
        raise Unreadable(
            say("The Bundle's entries are no list, or Bundles are packed too deeply."),
            say("Ask the sending system for a fresh export."),
        )
    stated = bundle.get("timestamp")
    known_at = stated if isinstance(stated, str) else ""
    for number, entry in enumerate(entries):
        yield from _entry(entry, f"{where}#{number}", where, known_at, depth)


def _entry(entry: Any, where: str, scope: str, known_at: str, depth: int) -> Iterator[Found]:
    if not isinstance(entry, dict) or "resource" not in entry:
        yield Refusal(
            where, say("This entry of the Bundle holds no resource (it may ask to delete one: nothing is deleted here)."),
            say("Nothing, if the record it named should stay; else retract it by hand."),
        )  # fmt: skip
        return
    full_url = entry.get("fullUrl")
    url = full_url if isinstance(full_url, str) else ""
    yield from _checked(entry["resource"], where, scope, url, known_at, depth + 1)
