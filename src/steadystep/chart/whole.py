"""The chart as a whole: entries filed by kind, superseded ones put behind the one that stands.

Filing accumulates nothing. What adds up (a score, a dose on a day) is a fact and is computed by reasoning.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from operator import attrgetter
from typing import Any, TypeVar

from .body import Body
from .corrections import Retracted
from .entry import Entry
from .team import Relabelled

B = TypeVar("B", bound=Body)
AnyEntry = Entry[Any]
_ORDER = attrgetter("occurred", "seq")


class Chart:
    """One client's entries as known at some instant. Never changed; `plus` makes another.

    `entries` is everything in order of `seq`; `standing` is what has not been superseded or retracted, sorted by
    (occurred, seq).
    """

    __slots__ = ("_by_id", "_by_kind", "_head", "client", "entries", "standing")

    def __init__(self, client: str, entries: Sequence[AnyEntry]) -> None:
        self.client = client
        self.entries = tuple(entries)
        self._by_id = {entry.id: entry for entry in self.entries}
        superseded_by = {entry.supersedes: entry for entry in self.entries if entry.supersedes}
        self._head = superseded_by
        standing = [entry for entry in self.entries if entry.id not in superseded_by]
        standing.sort(key=_ORDER)
        self.standing = tuple(standing)
        by_kind: defaultdict[type[Body], list[AnyEntry]] = defaultdict(list)
        for entry in standing:
            by_kind[type(entry.body)].append(entry)
        self._by_kind = {kind: tuple(found) for kind, found in by_kind.items()}

    @property
    def seq(self) -> int:
        """The last sequence number it holds; 0 for an empty chart."""
        return self.entries[-1].seq if self.entries else 0

    def of(self, kind: type[B]) -> tuple[Entry[B], ...]:
        """Standing entries of that kind, oldest first."""
        return self._by_kind.get(kind, ())

    def has_any(self, kinds: Collection[type[Body]]) -> bool:
        """Whether an entry of one of these kinds stands."""
        return not self._by_kind.keys().isdisjoint(kinds)

    def among(self, *kinds: type[Body]) -> tuple[AnyEntry, ...]:
        """Standing entries of any of these kinds, kind by kind, oldest first within each."""
        return tuple(entry for kind in kinds for entry in self._by_kind.get(kind, ()))

    def latest(self, kind: type[B]) -> Entry[B] | None:
        found = self.of(kind)
        return found[-1] if found else None

    def entry(self, entry_id: str) -> AnyEntry | None:
        """The entry with that id, standing or not."""
        return self._by_id.get(entry_id)

    def head(self, entry_id: str) -> AnyEntry | None:
        """What stands today in place of that entry: itself, its latest correction, or its retraction."""
        entry = self._by_id.get(entry_id)
        while entry is not None and entry.id in self._head:
            entry = self._head[entry.id]
        return entry

    def first(self, entry: AnyEntry) -> AnyEntry:
        """The original of which this entry is the latest correction: its id is what others refer to."""
        while entry.supersedes and entry.supersedes in self._by_id:
            entry = self._by_id[entry.supersedes]
        return entry

    def versions(self, entry: AnyEntry) -> tuple[str, ...]:
        """The ids of an entry and of all that it corrects, latest first: others may name any of them."""
        ids = [entry.id]
        while entry.supersedes and entry.supersedes in self._by_id:
            entry = self._by_id[entry.supersedes]
            ids.append(entry.id)
        return tuple(ids)

    def origin(self, entry_id: str) -> str:
        """The id of the original of which that entry is a correction; itself when it corrects nothing, or is unknown."""
        entry = self._by_id.get(entry_id)
        return self.first(entry).id if entry and entry.supersedes else entry_id

    def stands(self, entry_id: str) -> bool:
        """Whether something of it stands: not unknown and not retracted."""
        head = self.head(entry_id)
        return head is not None and not isinstance(head.body, Retracted)

    def corrected(self, entry_id: str) -> bool:
        return entry_id in self._head

    def replaced_by(self, entry_id: str) -> AnyEntry | None:
        """The entry that corrects or retracts that one directly; None while it stands."""
        return self._head.get(entry_id)

    def labels_of(self, entry: AnyEntry) -> frozenset[str]:
        """Effective labels: those written with it and with what it corrects, then what later entries added or removed."""
        labels = entry.labels
        ids = {entry.id}
        while entry.supersedes and entry.supersedes in self._by_id:
            entry = self._by_id[entry.supersedes]
            labels |= entry.labels
            ids.add(entry.id)
        for change in self.of(Relabelled):
            if change.body.entry in ids:
                labels = (labels | frozenset(change.body.add)) - frozenset(change.body.remove)
        return labels

    def plus(self, entries: Iterable[AnyEntry]) -> Chart:
        """The chart with these entries after its own."""
        added = tuple(entries)
        if any(entry.supersedes or entry.id in self._by_id or entry.id in self._head for entry in added):
            return Chart(self.client, (*self.entries, *added))
        return self._grown(added)

    def _grown(self, added: tuple[AnyEntry, ...]) -> Chart:
        """As filed anew, where nothing added corrects anything: only the kinds of what is added are filed again."""
        grown = copy(self)
        grown.entries = (*self.entries, *added)
        grown._by_id = self._by_id | {entry.id: entry for entry in added}
        grown.standing = _with(self.standing, added)
        grown._by_kind = dict(self._by_kind)
        for kind in {type(entry.body) for entry in added}:
            grown._by_kind[kind] = _with(self.of(kind), [one for one in added if type(one.body) is kind])
        return grown


def _with(standing: Iterable[AnyEntry], added: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Each at its place among the others, without sorting these anew."""
    found = list(standing)
    for entry in added:
        insort(found, entry, key=_ORDER)
    return tuple(found)
