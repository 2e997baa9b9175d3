"""The envelope around a body, and what a sender hands to the door."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from .body import Body

B = TypeVar("B", bound=Body)
B_co = TypeVar("B_co", bound=Body, covariant=True)


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a sender hands in: the id is theirs, so that the same entry sent twice stands once."""

    id: str
    body: Body
    labels: frozenset[str] = frozenset()
    supersedes: str | None = None
    source: str = "staff"


class Entry(msgspec.Struct, Generic[B], frozen=True, kw_only=True, gc=False):
    """An entry as it stands in the ledger. Instants are UTC; `seq` counts from 1 in one client's chart."""

    id: str
    client: str
    seq: int
    occurred: datetime
    recorded_at: datetime
    author: str
    role: str
    body: B
    labels: frozenset[str] = frozenset()
    supersedes: str | None = None
    source: str = "staff"

    @property
    def kind(self) -> str:
        return self.body.kind()

    @property
    def imported(self) -> bool:
        """History from another system: it raises no alarm of its own."""
        return self.source.startswith("import")
