"""The shape in which entries leave and enter as JSON: a list of objects, each with its body under `body`."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from steadystep.chart import AnyEntry, Chart, Entry, NewEntry, Unreadable, read_body, write_body
from steadystep.faces.look.terminal.saying import stop

LARGEST = 200 * 1024 * 1024  # bytes


class EntryShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry. Only `body` is needed in a draft; `client`, `seq`, `occurred` and `recorded_at` are then ours to say."""

    body: msgspec.Raw
    id: str = ""
    client: str = ""
    seq: int = 0
    occurred: datetime | None = None
    recorded_at: datetime | None = None
    author: str = ""
    role: str = ""
    labels: frozenset[str] = frozenset()
    supersedes: str | None = None
    source: str = "staff"


_read = msgspec.json.Decoder(list[EntryShape]).decode


def written(entries: Iterable[AnyEntry]) -> list[dict[str, Any]]:
    """Entries as plain objects."""
    return [_plain(entry) for entry in entries]


def read_chart(path: Path, at: datetime, *, as_json: bool) -> Chart:
    """A chart from a file in the shape of `export`; entries without `recorded_at` count as recorded at `at`."""
    found = _shapes(path, as_json)
    client = next((one.client for one in found if one.client), "")
    entries = [_entry(one, seq, client, at, path, as_json) for seq, one in enumerate(found, start=1)]
    return Chart(client, entries)


def read_drafts(path: Path, *, as_json: bool) -> list[NewEntry]:
    """What somebody means to write, from a file in the same shape."""
    return [
        NewEntry(
            id=one.id or str(uuid.uuid4()), body=_body(one, seq, path, as_json), labels=one.labels,
            supersedes=one.supersedes, source=one.source,
        )
        for seq, one in enumerate(_shapes(path, as_json), start=1)
    ]  # fmt: skip


def _plain(entry: AnyEntry) -> dict[str, Any]:
    shape = EntryShape(
        id=entry.id, client=entry.client, seq=entry.seq, occurred=entry.occurred, recorded_at=entry.recorded_at,
        author=entry.author, role=entry.role, labels=entry.labels, supersedes=entry.supersedes, source=entry.source,
        body=msgspec.Raw(write_body(entry.body)),
    )  # fmt: skip
    plain: dict[str, Any] = json.loads(msgspec.json.encode(shape, order="deterministic"))
    return plain


def _shapes(path: Path, as_json: bool) -> list[EntryShape]:
    try:
        if path.stat().st_size > LARGEST:
            stop(
                f"{path} is larger than {LARGEST // 1024 // 1024} MB.",
                next_step="Export one client a file.",
                as_json=as_json,
            )
        return _read(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        stop(
            f"{path} is not a list of entries: {error}.",
            next_step="See: steadystep export --help",
            as_json=as_json,
        )
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror or error}.", as_json=as_json)


def _body(one: EntryShape, seq: int, path: Path, as_json: bool) -> Any:
    try:
        kind = json.loads(bytes(one.body)).get("kind", "")
        return read_body(str(kind), bytes(one.body))
    except Unreadable as error:
        stop(
            f"{path}, entry {seq}: {error.says}",
            next_step="Correct that entry and try again.",
            as_json=as_json,
        )
    except (AttributeError, ValueError):
        stop(f"{path}, entry {seq}: its body is not an object with a kind.", as_json=as_json)


def _entry(one: EntryShape, seq: int, client: str, at: datetime, path: Path, as_json: bool) -> AnyEntry:
    body = _body(one, seq, path, as_json)
    return Entry(
        id=one.id or f"entry-{seq}", client=client, seq=seq, occurred=one.occurred or body.when.earliest,
        recorded_at=one.recorded_at or at, author=one.author, role=one.role, body=body,
        labels=one.labels | body.born_labels, supersedes=one.supersedes, source=one.source,
    )  # fmt: skip
