"""What every kind of entry has in common."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from .when import When

CareWord = Literal["intake", "plan", "medication", "measures", "therapy", "safety", "visits", "team"]
Nature = Literal["report", "decision"]


class Body(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="kind",
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,  # bodies hold no cycles; a long chart of them need not be walked by the collector
):
    """The content of one entry.

    A *report* says that something happened and is refused only if unreadable; a *decision* is weighed at
    the door. `stale_after` names the kinds whose later entries make a decision's `seen` stale.
    """

    word: ClassVar[CareWord]
    nature: ClassVar[Nature] = "report"
    stale_after: ClassVar[tuple[str, ...]] = ()
    born_labels: ClassVar[frozenset[str]] = frozenset()

    when: When

    @classmethod
    def kind(cls) -> str:
        return str(cls.__struct_config__.tag)

    @property
    def code(self) -> str:
        """What the ledger's `code` column holds: the thing this entry is about, for exact look-ups."""
        return ""

    def refers_to(self) -> tuple[str, ...]:
        """Ids of the entries this one is about; they must stand in the same chart."""
        return ()


class OfOrder(Body, frozen=True, kw_only=True):
    """What is told or decided about one order; no kind by itself."""

    order: str

    @property
    def code(self) -> str:
        return self.order

    def refers_to(self) -> tuple[str, ...]:
        return (self.order,)


def kept(*ids: str | None) -> tuple[str, ...]:
    """The ids that are there."""
    return tuple(one for one in ids if one)
