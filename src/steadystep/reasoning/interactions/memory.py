"""Pairs worked out once: what two medicines do to each other hangs on the two, on dose where dose decides, and on the
circumstances that their rules ask for."""

from __future__ import annotations

import msgspec

from steadystep.knowledge import Drug, Knowledge, QuietPair

from .derived import Judged, derived
from .explicit import explicit
from .group import Group, said_once
from .index import Index, index_of
from .verdict import Exposure, Holds, Verdict

Dosed = tuple[str, float | None]  # a drug id, with the daily dose only where a rule asks for it


MOST_KEPT = 200_000


class Said(msgspec.Struct, frozen=True):
    """What is judged of two medicines, as it is said (`groups`), and the verdicts that the stop of one turns round."""

    judged: tuple[Judged, ...] = ()
    groups: tuple[Group, ...] = ()
    turning: tuple[Verdict, ...] = ()


NOTHING = Said()


class Memory:
    """`_asks`: for each two medicines the circumstances that their rules ever asked for; answers to these are part of the key.
    `_silent`: two that do nothing to each other in anybody."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._silent: set[tuple[str, str]] = set()
        self._asks: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kept: dict[object, Said] = {}

    def pair(self, one: Exposure, two: Exposure, holds: Holds) -> tuple[Judged, ...]:
        return self.said(one, two, holds).judged

    def said(self, one: Exposure, two: Exposure, holds: Holds) -> Said:
        if two.drug < one.drug:
            one, two = two, one
        if (one.drug, two.drug) in self._silent:
            return NOTHING
        first, second = self._plain(one), self._plain(two)
        asks = self._asks.get((first[0], second[0]))
        if asks is not None:
            key = (first, second, tuple(map(holds, asks)) if asks else ())
            kept = self._kept.get(key)
            if kept is not None:
                return kept
        return self._worked_out(first, second, holds)

    def _plain(self, taken: Exposure) -> Dosed:
        return taken.drug, taken.mg_day if taken.drug in self.index.by_dose else None

    def _worked_out(self, first: Dosed, second: Dosed, holds: Holds) -> Said:
        asked: list[str] = []
        one, two = (Exposure(drug, mg_day=dose) for drug, dose in (first, second))
        judged = _pair(self.index, one, two, _noting(holds, asked))
        verdicts = [each for each in judged if isinstance(each, Verdict)]
        turning = tuple(each for each in verdicts if each.when_stopped)
        said = Said(judged, said_once(verdicts), turning) if judged else NOTHING
        asks = tuple(sorted({*asked, *self._asks.get((first[0], second[0]), ())}))
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._asks[first[0], second[0]] = asks
        self._kept[first, second, tuple(map(holds, asks))] = said
        if not judged and not asks and not {first[0], second[0]} & self.index.by_dose:
            self._silent.add((first[0], second[0]))
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
