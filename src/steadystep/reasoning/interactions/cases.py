"""The narrower cases of a derived rule: another severity, a block, a plan that is enough."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from steadystep.knowledge import Drug, Involving, MechanismRule, Selector, Severity

from .answers import any_holds
from .verdict import SEVERITIES, Exposure, Holds


class Pair(msgspec.Struct, frozen=True):
    """Two described medicines with their doses; `second` None: the person's circumstances stand there."""

    first: Drug
    second: Drug | None
    doses: dict[str, float | None]
    enzymes: tuple[str, ...] = ()
    points: int = 0

    @property
    def drugs(self) -> tuple[Drug, ...]:
        return (self.first,) if self.second is None else (self.first, self.second)


def pair_of(first: Drug, second: Drug | None, taken: Iterable[Exposure]) -> Pair:
    return Pair(first, second, {each.drug: each.mg_day for each in taken})


def severity_of(
    rule: MechanismRule, base: Severity, pair: Pair, holds: Holds
) -> tuple[Severity | None, tuple[str, ...]]:
    """The severity in this case, None for no alert; and the circumstances that are not known and would make it graver."""
    hinges: list[str] = []
    for change in rule.severity_changes:
        met = applies(change.when, pair, holds)
        if met:
            return (None if change.severity == "none" else change.severity), ()
        if met is None and change.when.client is not None and _graver(change.severity, base):
            hinges += [name for name in change.when.client.circumstances if holds(name) is None]
    return base, tuple(sorted(set(hinges)))


def blocked(rule: MechanismRule, pair: Pair, holds: Holds) -> bool:
    """Whether the source lets no order of the two be signed, whatever the reason."""
    return any(applies(case, pair, holds) for case in rule.blocks_when) and not planned(rule, pair, holds)


def planned(rule: MechanismRule, pair: Pair, holds: Holds) -> bool:
    """Whether a signed plan is always enough for these two."""
    return any(applies(case, pair, holds) for case in rule.never_blocks)


def applies(case: Involving, pair: Pair, holds: Holds) -> bool | None:
    """Everything that the case names must hold; `words` are for people. None: hangs on what is not known."""
    if not _medicines(case, pair):
        return False
    if case.enzyme is not None and case.enzyme not in pair.enzymes:
        return False
    if case.points_at_least is not None and pair.points < case.points_at_least:
        return False
    return True if case.client is None else any_holds(case.client.circumstances, holds)


def _medicines(case: Involving, pair: Pair) -> bool:
    """One of the two is among `drugs`, at `at_most_mg_day` or less, and the other among `other`."""
    if case.same_ingredient and len({drug.ingredients for drug in pair.drugs}) > 1:
        return False
    if case.drugs is None:
        return True
    turns = [(pair.first, pair.second), (pair.second, pair.first)]
    return any(
        one is not None and _takes(case.drugs, one) and _little(case, one, pair) and _other(case.other, two)
        for one, two in turns
    )


def _little(case: Involving, drug: Drug, pair: Pair) -> bool:
    """A dose that is not known is not taken for a small one."""
    if case.at_most_mg_day is None:
        return True
    dose = pair.doses.get(drug.id)
    return dose is not None and dose <= case.at_most_mg_day


def _other(selector: Selector | None, drug: Drug | None) -> bool:
    return selector is None or (drug is not None and _takes(selector, drug))


def _takes(selector: Selector, drug: Drug) -> bool:
    return selector.takes(drug.id, drug.groups)


def _graver(change: str, base: Severity) -> bool:
    return change != "none" and SEVERITIES.index(change) < SEVERITIES.index(base)
