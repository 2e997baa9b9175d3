"""One medicine and this person: rules and rows on whose other side a circumstance stands, not a second medicine."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.knowledge import Contraindication, ExplicitInteraction, MechanismRule, Selector

from .answers import any_holds, not_known, which_hold
from .cases import Pair, blocked, pair_of, severity_of
from .derived import AT_DOSE, Judged
from .explicit import below_dose, row_verdict
from .index import Alone, Index
from .verdict import Exposure, Holds, Unchecked, Verdict


def _forbidden(row: Contraindication) -> Words:
    """What a person reads of it, in words of the person's condition."""
    condition = say(row.condition)
    if row.severity == "contraindicated":
        return say("it must not be given with {condition}.", condition=condition)
    if row.severity == "major":
        return say("it is not to be used with {condition}.", condition=condition)
    return say("mind {condition}: {effect}.", condition=condition, effect=say(row.effect))


def alone(index: Index, taken: Exposure, holds: Holds) -> Iterator[Judged]:
    """What fires, and what cannot be told for want of a circumstance."""
    for source, selector in index.alone[taken.drug]:
        effect = AT_DOSE.get(source.id)
        if effect is not None and below_dose(index.knowledge, taken, effect):
            continue
        yield from _told(index, source, selector, taken, holds)


def bare(index: Index, holds: Holds) -> Iterator[Judged]:
    """Rows that need no medicine known here: circumstances on both sides."""
    for row in index.bare:
        sides = [any_holds(one.circumstances, holds) for one in (row.a_select, row.b_select)]
        if False in sides:
            continue
        if None in sides:
            needs = (*not_known(row.a_select, holds), *not_known(row.b_select, holds))
            yield Unchecked(id=row.id, drugs=(), needs=needs)
        else:
            because_of = (*which_hold(row.a_select, holds), *which_hold(row.b_select, holds))
            yield row_verdict(row, because_of=because_of)


def _told(
    index: Index,
    source: Alone,
    selector: Selector,
    taken: Exposure,
    holds: Holds,
) -> Iterator[Judged]:
    answer = any_holds(selector.circumstances, holds)
    if answer is None:
        yield Unchecked(id=source.id, drugs=(taken.drug,), needs=not_known(selector, holds))
    if not answer:
        return
    because_of = which_hold(selector, holds)
    if isinstance(source, ExplicitInteraction):
        on_a = taken.drug in index.rows_a and source.id in index.rows_a[taken.drug]
        yield row_verdict(source, taken.drug if on_a else "", "" if on_a else taken.drug, because_of)
    elif isinstance(source, Contraindication):
        yield _contraindicated(source, taken, because_of)
    else:
        yield from _derived(index, source, taken, holds, because_of)


def _contraindicated(row: Contraindication, taken: Exposure, because_of: tuple[str, ...]) -> Verdict:
    return Verdict(
        id=row.id, a=taken.drug, drugs=(taken.drug,), severity=row.severity, mechanism=say(row.condition), effect=row.effect,
        message=_forbidden(row), do=row.management, provenance=row.provenance,
        blocks=row.severity == "contraindicated", because_of=because_of,
        contraindication=True,
    )  # fmt: skip


def _derived(
    index: Index, rule: MechanismRule, taken: Exposure, holds: Holds, because_of: tuple[str, ...]
) -> Iterator[Verdict]:
    pair: Pair = pair_of(index.knowledge.drugs[taken.drug], None, (taken,))
    severity, hinges = severity_of(rule, rule.severity, pair, holds)
    if severity is not None:
        yield Verdict(
            id=rule.id, a=taken.drug, drugs=(taken.drug,), severity=severity, mechanism=say(rule.title), effect=rule.effect,
            message=say(rule.message), do=rule.action, provenance=rule.provenance, blocks=blocked(rule, pair, holds),
            because_of=because_of, hinges=hinges,
        )  # fmt: skip
