"""Whether what is stored beside the ledger is what the ledger says: computed again, compared, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

import msgspec
from django.db import transaction
from django.db.models import Model

from steadystep.clinic.ledger import clock, pictures
from steadystep.clinic.ledger.models import ChartHead
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.people.models import ClientRow

from .clinic_value import clinic_value
from .models import CareRow, CaseloadRow, DutyRow, OutcomeRow, QualityRow
from .thinking import basis
from .waking import recompute

# Later asked, these are rightly different although nothing changed.
_MOMENTARY: Final = frozenset({"computed_at", "next_look", "id"})
PICTURES: Final = "pictures"  # of results, missing or altered: nothing can compute them again
Standing = Literal["same", "due", "differs"]


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One client's projections against the ledger. `due` is not a fault: the worker was about to look again.

    `differing` names the tables that differ.
    """

    client: str
    standing: Standing
    differing: tuple[str, ...] = ()


def compared(client: str, *, with_pictures: bool = True) -> Compared:
    """Compare, leaving everything as it was. `with_pictures` where this process has the key that opens them."""
    gone = (PICTURES,) if with_pictures and any(pictures.faulty(client)) else ()
    if gone or _due(client):
        return Compared(client=client, standing="differs" if gone else "due", differing=gone)
    with transaction.atomic():
        before = _stored(client)
        recompute(client)
        after = _stored(client)
        transaction.set_rollback(True)
    differing = tuple(name for name in before if before[name] != after[name])
    return Compared(client=client, standing="differs" if differing else "same", differing=differing)


def _due(client: str) -> bool:
    row = CaseloadRow.objects.filter(client=client).first()
    if row is None:
        return False  # a chart without a row is never looked at by the worker: that is a fault
    return row.next_look <= clock.microseconds(clock.now()) or row.basis != basis(clinic_value())


def _stored(client: str) -> dict[str, Any]:
    return {
        "entries": list(ChartHead.objects.filter(client=client).values_list("seq", flat=True)),
        "caseload": _rows(CaseloadRow.objects.filter(client=client)),
        "duties": _rows(DutyRow.objects.filter(client=client).order_by("key")),
        "care": _rows(CareRow.objects.filter(client=client).order_by("team", "person", "role")),
        "outcome": _rows(OutcomeRow.objects.filter(client=client)),
        "quality": _rows(QualityRow.objects.filter(client=client).order_by("measure")),
        "search": _rows(ClientRow.objects.filter(pk=client)),
        "notices": list(Notice.objects.filter(client=client).order_by("pk").values_list("pk", flat=True)),
    }


def _rows(rows: Iterable[Model]) -> list[dict[str, Any]]:
    return [
        {field.name: _value(row, field.name) for field in row._meta.fields if field.name not in _MOMENTARY}
        for row in rows
    ]


def _value(row: Model, name: str) -> Any:
    value = getattr(row, name)
    if name not in ("line", "duty") or not value:
        return value
    told = msgspec.json.decode(bytes(value))
    told.pop("next_look", None)
    return told
