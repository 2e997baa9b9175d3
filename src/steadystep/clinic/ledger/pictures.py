"""Pictures of results: the bytes beside their entry, sealed like a note kept apart, under a key that can be destroyed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from steadystep.chart import read_body
from steadystep.chart.pictures import ResultPictured

from . import sealing
from .models import EntryRow, PictureRow, SealingKey


class PictureDamaged(RuntimeError):
    """What is kept is not what the entry says was kept, or nothing is kept at all."""


def keep(client: str, entry_id: str, picture: bytes) -> None:
    """Inside the transaction that writes the entry. A picture sent again under the same id is there already."""
    if PictureRow.objects.filter(pk=entry_id).exists():
        return
    sealed, key = sealing.seal(entry_id, picture)
    PictureRow.objects.create(id=entry_id, client=client, sealed=sealed)
    SealingKey.objects.bulk_create([key])


def read(entry_id: str, sha256: str) -> bytes:
    """The picture; raises `CannotUnseal` or `PictureDamaged`. Who may ask is decided before this is called."""
    row = PictureRow.objects.filter(pk=entry_id).first()
    if row is None:
        raise PictureDamaged("The picture is not there: restore it from a backup.")
    picture = sealing.unseal(entry_id, bytes(row.sealed))
    if hashlib.sha256(picture).hexdigest() != sha256:
        raise PictureDamaged("The picture is not what was taken in: restore it from a backup.")
    return picture


def all_of(client: str) -> list[tuple[str, bytes]]:
    """Entry and picture of one chart, those that can be opened; for copying a chart of the demo."""
    rows = PictureRow.objects.filter(client=client).order_by("pk")
    return [(row.id, sealing.unseal(row.id, bytes(row.sealed))) for row in rows if sealing.has_key(row.id)]


def faulty(client: str | None = None) -> Iterator[str]:
    """Ids of the entries, of one client or of all, whose picture is missing or altered. One that was expunged is gone as it should be.

    A key that is gone without a tombstone is a fault as well: somebody destroyed it outside of the product.
    """
    expunged = set(EntryRow.objects.filter(kind="expunged").values_list("code", flat=True))
    told = EntryRow.objects.filter(kind=ResultPictured.kind(), supersedes=None).exclude(pk__in=expunged)
    if client is not None:
        told = told.filter(client=client)
    for entry_id, body in told.order_by("pk").values_list("pk", "body").iterator():
        if not _whole(entry_id, bytes(body)):
            yield entry_id


def _whole(entry_id: str, body: bytes) -> bool:
    told = read_body(ResultPictured.kind(), body)
    try:
        return isinstance(told, ResultPictured) and bool(read(entry_id, told.sha256))
    except (PictureDamaged, sealing.CannotUnseal):
        return False
