"""What adds up over the list: every medicine, product and exposure counts once, whoever ordered it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from steadystep.chart import say
from steadystep.knowledge import Drug, MechanismRule

from .cases import Pair, severity_of
from .derived import Judged
from .index import Index
from .saying import contributions
from .verdict import Exposure, Holds, Unchecked, Verdict


def sums(index: Index, taken: Sequence[Exposure], holds: Holds) -> Iterator[Judged]:
    """Each sum that is reached; one that is not cannot be told while a medicine of the list is unknown."""
    drugs = [
        index.knowledge.drugs[one] for one in dict.fromkeys(each.drug for each in taken) if one in index.on_a
    ]
    unknown = any(each.drug not in index.on_a for each in taken)
    for rule in index.sums:
        parts = [(drug, count) for drug in drugs if (count := flag_of(drug, rule))]
        total = sum(count for _, count in parts)
        if total >= (rule.a.sum_at_least or 0):
            yield from _reached(rule, parts, total, holds)
        elif unknown:
            yield Unchecked(id=rule.id, drugs=tuple(drug.id for drug, _ in parts))


def flag_of(drug: Drug, rule: MechanismRule) -> int:
    """What the medicine adds to the sum of that rule."""
    return int(getattr(drug.mechanisms, rule.a.sum_flag or "") or 0)


def _reached(
    rule: MechanismRule, parts: list[tuple[Drug, int]], total: int, holds: Holds
) -> Iterator[Verdict]:
    most_first = sorted(parts, key=lambda part: (-part[1], part[0].id))
    pair = Pair(most_first[0][0], None, {})
    severity, hinges = severity_of(rule, rule.severity, pair, holds)
    if severity is not None:
        yield Verdict(
            id=rule.id, a=pair.first.id, drugs=tuple(drug.id for drug, _ in most_first), severity=severity,
            mechanism=say("{parts}: {total} in all", parts=contributions(most_first), total=total), effect=rule.effect,
            message=say(rule.message, sum=total), do=rule.action, provenance=rule.provenance, hinges=hinges,
        )  # fmt: skip
