"""A whole list weighed: every pair, every sum, every circumstance; the same thing said once, gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from steadystep.knowledge import Knowledge

from .alone import alone, bare
from .answers import which_hold
from .derived import Judged
from .index import Index, index_of
from .memory import memory_of, repeats
from .sums import sums
from .verdict import Answer, Exposure, Holds, Unchecked, Verdict, gravest_first

NOTHING_KNOWN: Holds = lambda name: None  # noqa: E731 a value of that type, to be given as a default
_QT_COUNTS = ("known", "possible")


def weigh(knowledge: Knowledge, taken: Iterable[Exposure], holds: Holds = NOTHING_KNOWN) -> Answer:
    """All verdicts for a list taken together. The order of the list changes nothing; a medicine named twice counts once.

    `holds` tells what the record says of the person; see `with_the_list` for what the list itself tells.
    """
    index = index_of(knowledge)
    listed = sorted(set(taken), key=lambda each: (each.drug, each.name, each.mg_day or 0))
    known = [each for each in listed if each.drug in index.on_a]
    unknown = [each for each in listed if each.drug not in index.on_a]
    paired: list[Judged] = [
        said for one, two in combinations(known, 2) for said in weigh_pair(knowledge, one, two, holds)
    ]
    rest = [*_of_the_list(index, listed, known, holds), *_against_unknown(index, known, unknown, holds)]
    pairs = _verdicts(paired)
    return Answer(
        pairs=pairs, listed=tuple(_said_by_pairs(index, pairs, _verdicts(rest))), unknown=tuple(each.name or each.drug for each in unknown),
        unchecked=tuple(said for said in (*paired, *rest) if isinstance(said, Unchecked)),
    )  # fmt: skip


def weigh_pair(knowledge: Knowledge, one: Exposure, two: Exposure, holds: Holds) -> tuple[Judged, ...]:
    """What two described medicines do to each other in this person; () for two products of one substance."""
    return memory_of(knowledge).pair(one, two, holds)


def with_the_list(knowledge: Knowledge, taken: Sequence[Exposure], holds: Holds) -> Holds:
    """`holds`, with what the list itself tells where the record does not: the anticholinergic sum, how many QT medicines."""
    drugs = [knowledge.drugs[one] for one in {each.drug for each in taken} if one in knowledge.drugs]
    complete = all(each.drug in knowledge.drugs for each in taken)
    measured = {
        "sum_of_acb": sum(drug.mechanisms.acb for drug in drugs),
        "qt_drugs": sum(drug.mechanisms.qt_category in _QT_COUNTS for drug in drugs),
    }

    def asked(name: str) -> bool | None:
        told = holds(name)
        known = knowledge.circumstances.get(name)
        if told is not None or known is None or known.kind != "of_the_list" or known.measure not in measured:
            return told
        met = known.holds(measured[known.measure])
        return met if met or complete else None

    return asked


def _of_the_list(index: Index, listed: list[Exposure], known: list[Exposure], holds: Holds) -> list[Judged]:
    said: list[Judged] = [*sums(index, listed, holds), *bare(index, holds)]
    for each in known:
        said += alone(index, each, holds)
    return said


def _against_unknown(
    index: Index, known: list[Exposure], unknown: list[Exposure], holds: Holds
) -> list[Judged]:
    """Nothing about a medicine that matches none can be told: whatever a known medicine, or the person, could share
    with it is named."""
    if not unknown:
        return []
    found: list[Judged] = []
    for each in known:
        rules = {rule for rule, _ in index.on_a[each.drug] | index.on_b[each.drug]}
        ids = sorted(rules | index.rows_a[each.drug] | index.rows_b[each.drug])
        found += [Unchecked(id=one, drugs=(each.drug,)) for one in ids]
    for row in index.rows.values():
        if any(which_hold(side, holds) for side in (row.a_select, row.b_select)):
            found.append(Unchecked(id=row.id, drugs=()))
    return found


def _verdicts(said: Iterable[Judged]) -> tuple[Verdict, ...]:
    return tuple(sorted((each for each in said if isinstance(each, Verdict)), key=gravest_first))


def _said_by_pairs(index: Index, pairs: Sequence[Verdict], listed: tuple[Verdict, ...]) -> Iterator[Verdict]:
    """A sum that two medicines alone make up is said by the pair, where the pair's rule repeats it."""
    for verdict in listed:
        both = tuple(sorted(verdict.drugs))
        speaks = [
            pair.said_by or pair.id
            for pair in pairs
            if pair.drugs == both and verdict.id in repeats(index, pair.id)
        ]
        yield msgspec.structs.replace(verdict, said_by=speaks[0]) if speaks else verdict
