"""A whole list weighed: every pair, every sum, every circumstance; the same thing said once, gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from steadystep.knowledge import Knowledge

from .alone import bare
from .answers import which_hold
from .derived import Judged
from .index import Index
from .memory import Memory, memory_of, repeats
from .sums import sums
from .verdict import Answer, Exposure, Holds, Unchecked, Verdict, gravest_first

NOTHING_KNOWN: Holds = lambda name: None  # noqa: E731 a value of that type, to be given as a default
_QT_COUNTS = ("known", "possible")


def weigh(knowledge: Knowledge, taken: Iterable[Exposure], holds: Holds = NOTHING_KNOWN) -> Answer:
    """All verdicts for a list taken together. The order of the list changes nothing; a medicine named twice counts once.

    `holds` tells what the record says of the person; see `with_the_list` for what the list itself tells.
    """
    memory, listed = memory_of(knowledge), sorted(set(taken), key=_by_drug)
    known = [each for each in listed if each.drug in memory.index.on_a]
    judged = [said for one, two in combinations(known, 2) for said in memory.pair(one, two, holds)]
    whole = weigh_list(knowledge, listed, holds)
    waiting = tuple(said for said in judged if isinstance(said, Unchecked))
    return msgspec.structs.replace(whole, pairs=_verdicts(judged), unchecked=(*waiting, *whole.unchecked))


def weigh_list(knowledge: Knowledge, taken: Iterable[Exposure], holds: Holds = NOTHING_KNOWN) -> Answer:
    """The same without the pairs: sums, each medicine with the person's circumstances, and what cannot be told."""
    memory, listed = memory_of(knowledge), sorted(set(taken), key=_by_drug)
    return memory.listed(listed, holds, lambda noted: _weigh_list(memory, listed, noted))


def _weigh_list(memory: Memory, listed: list[Exposure], holds: Holds) -> Answer:
    index = memory.index
    known = [each for each in listed if each.drug in index.on_a]
    unknown = [each for each in listed if each.drug not in index.on_a]
    said = [*_of_the_list(memory, listed, known, holds), *_against_unknown(index, known, unknown, holds)]
    by_drug = {each.drug: each for each in known}
    return Answer(
        listed=tuple(_said_by_pair(memory, verdict, by_drug, holds) for verdict in _verdicts(said)),
        unchecked=tuple(each for each in said if isinstance(each, Unchecked)),
        unknown=tuple(each.name or each.drug for each in unknown),
    )


def _by_drug(taken: Exposure) -> tuple[str, str, float]:
    return taken.drug, taken.name, taken.mg_day or 0


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


def _of_the_list(memory: Memory, listed: list[Exposure], known: list[Exposure], holds: Holds) -> list[Judged]:
    said: list[Judged] = [*sums(memory.index, listed, holds), *bare(memory.index, holds)]
    for each in known:
        said += memory.alone(each, holds)
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


def _said_by_pair(memory: Memory, verdict: Verdict, by_drug: dict[str, Exposure], holds: Holds) -> Verdict:
    """A sum that two medicines alone make up is said by the pair, where the pair's rule repeats it."""
    if len(verdict.drugs) != 2:
        return verdict
    one, two = (by_drug[drug] for drug in verdict.drugs)
    for each in memory.pair(one, two, holds):
        if isinstance(each, Verdict) and verdict.id in repeats(memory.index, each.id):
            return msgspec.structs.replace(verdict, said_by=each.said_by or each.id)
    return verdict
