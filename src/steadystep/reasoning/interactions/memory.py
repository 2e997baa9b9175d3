"""Pairs worked out once: what two medicines do to each other hangs on the two, on dose where dose decides, and on the
circumstances that their rules ask for. The same for one medicine and the person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations
from typing import Any, TypeVar

import msgspec

from steadystep.knowledge import Drug, Knowledge, QuietPair

from .alone import alone
from .derived import Judged, derived
from .explicit import explicit
from .group import Group, said_once
from .index import Index, index_of
from .verdict import Answer, Exposure, Holds, Verdict

# A drug id, with the place of its daily dose among those that rules name for it.
Dosed = tuple[str, int | None]
T = TypeVar("T")
MOST_KEPT, MOST_LISTS = 200_000, 2_000


class Said(msgspec.Struct, frozen=True):
    """What is judged of two medicines, as it is said (`groups`), and the verdicts that the stop of one turns round."""

    judged: tuple[Judged, ...] = ()
    groups: tuple[Group, ...] = ()
    turning: tuple[Verdict, ...] = ()


NOTHING = Said()


class Remembered:
    """What was worked out, by what it is about and by the answers to whatever was ever asked about that.

    Asks only grow in number: answers to as many are answers to the same.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: dict[Hashable, tuple[tuple[str, ...], dict[tuple[bool | None, ...], Any]]] = {}
        self._count, self._most = 0, most

    def asks(self, about: Hashable) -> tuple[str, ...]:
        return self._kept[about][0] if about in self._kept else ()

    def again(self, about: Hashable, holds: Holds) -> Any:
        """None where nothing was worked out for these answers."""
        kept = self._kept.get(about)
        return None if kept is None else kept[1].get(tuple(map(holds, kept[0])))

    def worked_out(self, about: Hashable, holds: Holds, work_out: Callable[[Holds], T]) -> T:
        asked: list[str] = []
        found = work_out(_noting(holds, asked))
        if self._count >= self._most:
            self._kept.clear()
            self._count = 0
        asks = tuple(sorted({*asked, *self.asks(about)}))
        known = self._kept.get(about, (asks, {}))[1]
        known[tuple(map(holds, asks))] = found
        self._kept[about] = asks, known
        self._count += 1
        return found


class Memory:
    """`_silent`: two that do nothing to each other in anybody."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._silent: set[tuple[str, str]] = set()
        self._pairs, self._alone, self._lists = Remembered(), Remembered(), Remembered(MOST_LISTS)

    def pair(self, one: Exposure, two: Exposure, holds: Holds) -> tuple[Judged, ...]:
        return self.said(one, two, holds).judged

    def said(self, one: Exposure, two: Exposure, holds: Holds) -> Said:
        return self._between(one, two, self._plain(one), self._plain(two), holds)

    def each_pair(self, taken: Sequence[Exposure], holds: Holds) -> Iterator[tuple[int, int, Said]]:
        """`said` of every two of them that are not the same medicine, with their places."""
        dosed = [self._plain(each) for each in taken]
        for (one, first), (two, second) in combinations(enumerate(dosed), 2):
            if first[0] != second[0]:
                yield one, two, self._between(taken[one], taken[two], first, second, holds)

    def _between(self, one: Exposure, two: Exposure, first: Dosed, second: Dosed, holds: Holds) -> Said:
        """Whichever of them is named first."""
        if two.drug < one.drug:
            one, two, first, second = two, one, second, first
        if (one.drug, two.drug) in self._silent:
            return NOTHING
        about = (first, second)
        kept: Said | None = self._pairs.again(about, holds)
        return self._worked_out(one, two, about, holds) if kept is None else kept

    def alone(self, taken: Exposure, holds: Holds) -> tuple[Judged, ...]:
        """One medicine and this person (`alone.alone`)."""
        about = self._plain(taken)
        kept: tuple[Judged, ...] | None = self._alone.again(about, holds)
        if kept is not None:
            return kept
        return self._alone.worked_out(about, holds, lambda noted: tuple(alone(self.index, taken, noted)))

    def listed(self, taken: Sequence[Exposure], holds: Holds, work_out: Callable[[Holds], Answer]) -> Answer:
        """What is said of a whole list besides its pairs; the same list is asked again with every key that is typed."""
        about = tuple((self._plain(each), each.name) for each in taken)
        kept: Answer | None = self._lists.again(about, holds)
        return self._lists.worked_out(about, holds, work_out) if kept is None else kept

    def _plain(self, taken: Exposure) -> Dosed:
        """Below a dose that a rule names, at it or above: what is said is the same for every dose in between."""
        named = self.index.by_dose.get(taken.drug)
        if named is None or taken.mg_day is None:
            return taken.drug, None
        return taken.drug, bisect_left(named, taken.mg_day) + bisect_right(named, taken.mg_day)

    def _worked_out(self, one: Exposure, two: Exposure, about: Hashable, holds: Holds) -> Said:
        def work_out(noted: Holds) -> Said:
            judged = _pair(self.index, one, two, noted)
            verdicts = [each for each in judged if isinstance(each, Verdict)]
            turning = tuple(each for each in verdicts if each.when_stopped)
            return Said(judged, said_once(verdicts), turning) if judged else NOTHING

        said = self._pairs.worked_out(about, holds, work_out)
        if (
            said is NOTHING
            and not self._pairs.asks(about)
            and self.index.by_dose.keys().isdisjoint((one.drug, two.drug))
        ):
            self._silent.add((one.drug, two.drug))
        return said


def _noting(holds: Holds, asked: list[str]) -> Holds:
    def noted(name: str) -> bool | None:
        asked.append(name)
        return holds(name)

    return noted


_HELD: dict[str, Memory] = {}


def memory_of(knowledge: Knowledge) -> Memory:
    """The memory of that knowledge; the last one made is kept."""
    index = index_of(knowledge)
    held = _HELD.get("last")
    if held is None or held.index is not index:
        held = _HELD["last"] = Memory(index)
    return held


def _pair(index: Index, one: Exposure, two: Exposure, holds: Holds) -> tuple[Judged, ...]:
    drugs = index.knowledge.drugs
    first, second = drugs[one.drug], drugs[two.drug]
    if second.id in index.same_substance[first.id]:
        return ()  # a duplicate and not an interaction (`same_ingredient` of MR21 is met by this)
    said: list[Judged] = [*explicit(index, one, two), *derived(index, one, two, holds)]
    for quiet in index.knowledge.quiet_pairs:
        if _named(quiet, first, second) or _named(quiet, second, first):
            said = [each for each in said if each.id in quiet.except_rules]
    return tuple(_said_once(index, said))


def _named(quiet: QuietPair, a: Drug, b: Drug) -> bool:
    return quiet.a_select.takes(a.id, a.groups) and quiet.b_select.takes(b.id, b.groups)


def _said_once(index: Index, said: list[Judged]) -> list[Judged]:
    """Marks each verdict that another says as well; a block by a rule falls where a row about the pair does not forbid."""
    fired = {each.id for each in said if isinstance(each, Verdict)}
    by: dict[str, str] = {}
    for each in sorted(fired):  # rows (IX) come before rules (MR): a row says more
        for other in repeats(index, each):
            if other in fired and by.get(each) != other:
                by.setdefault(other, each)
    rows = any(each in index.rows for each in fired)
    return [_marked(each, by, rows) if isinstance(each, Verdict) else each for each in said]


def _marked(verdict: Verdict, by: dict[str, str], rows: bool) -> Verdict:
    speaks = verdict.id
    while speaks in by:
        speaks = by[speaks]
    said_by = "" if speaks == verdict.id else speaks
    blocks = verdict.blocks and not (rows and bool(said_by))
    if said_by == verdict.said_by and blocks == verdict.blocks:
        return verdict
    return msgspec.structs.replace(verdict, said_by=said_by, blocks=blocks)


def repeats(index: Index, name: str) -> tuple[str, ...]:
    """Rules and rows that say no more than this one."""
    return index.rows[name].repeats if name in index.rows else index.rules[name].repeats
