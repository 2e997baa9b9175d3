"""Rows in. Only the chartroom calls this (import-linter proves it)."""

from __future__ import annotations

from collections.abc import Sequence

from steadystep.chart import AnyEntry, write_body

from . import clock, sealing
from .models import ChartHead, EntryRow, SealingKey


class Moved(Exception):
    """Someone else appended to this chart since it was read: read again, think again."""


def lock_head(client: str) -> ChartHead:
    """The end of the chart, locked until the transaction ends. Call inside a transaction, clients in id order."""
    ChartHead.objects.bulk_create([ChartHead(client=client)], ignore_conflicts=True)
    return ChartHead.objects.select_for_update().get(pk=client)


def append(head: ChartHead, entries: Sequence[AnyEntry]) -> None:
    """Append entries whose `seq` follow the locked head's; raises `Moved` when they do not."""
    if not entries:
        return
    if entries[0].seq != head.seq + 1:
        raise Moved
    rows, keys = [], []
    for entry in entries:
        row, key = _row(entry)
        rows.append(row)
        keys += [key] if key else []
    EntryRow.objects.bulk_create(rows, batch_size=500)
    SealingKey.objects.bulk_create(keys)
    head.seq = entries[-1].seq
    head.recorded_at = clock.microseconds(entries[-1].recorded_at)
    head.save(update_fields=["seq", "recorded_at"])


def _row(entry: AnyEntry) -> tuple[EntryRow, SealingKey | None]:
    body, key = write_body(entry.body), None
    if entry.labels & sealing.SEALED_LABELS:
        body, key = sealing.seal(entry.id, body)
    row = EntryRow(
        id=entry.id, client=entry.client, seq=entry.seq, kind=entry.kind, code=entry.body.code[:200],
        occurred=clock.microseconds(entry.occurred), recorded_at=clock.microseconds(entry.recorded_at),
        author=entry.author, role=entry.role, labels="|".join(sorted(entry.labels)), supersedes=entry.supersedes,
        source=entry.source, sealed=key is not None, body=body,
    )  # fmt: skip
    return row, key
