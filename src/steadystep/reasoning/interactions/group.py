"""Verdicts that are said together: one sentence, one severity, one ground. All of it follows from the verdicts alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from steadystep.chart import Words, say
from steadystep.reasoning.finding import Ground, Severity

from .verdict import Verdict, worst


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """`speaks` is the verdict that stands for the others, `derived` the gravest derived one, if any.

    `family` is the rule the group is known by: reasons are given for it. `washouts` are the longest of each medicine,
    in days; `hinges` what is not known and would change the severity. What the source lets no order be signed for is
    contraindicated.
    """

    speaks: Verdict
    derived: Verdict | None
    family: str
    severity: Severity
    ground: Ground
    why: Words
    do: Words
    rows: tuple[str, ...]
    washouts: dict[str, int]
    hinges: tuple[str, ...]


def said_once(verdicts: Iterable[Verdict]) -> tuple[Group, ...]:
    """Verdicts grouped by the one that speaks for them."""
    found: dict[str, list[Verdict]] = {}
    for each in sorted(verdicts, key=lambda each: bool(each.said_by)):
        found.setdefault(each.said_by or each.id, []).append(each)
    return tuple(group_of(together) for together in found.values())


def group_of(verdicts: Sequence[Verdict]) -> Group:
    """The group of these verdicts, the speaker first."""
    first, derived = verdicts[0], _derived(verdicts)
    blocked = any(each.blocks for each in verdicts)
    return Group(
        speaks=first, derived=derived, family=f"medication.{(derived or first).id}",
        severity="contraindicated" if blocked else worst(verdicts), ground=_ground(verdicts),
        why=say("It can lead to {effect}.", effect=say((derived or first).effect)), do=_do(first, derived),
        rows=tuple(each.id for each in verdicts), washouts=_washouts(verdicts),
        hinges=tuple(sorted({name for each in verdicts for name in each.hinges})),
    )  # fmt: skip


def _derived(verdicts: Sequence[Verdict]) -> Verdict | None:
    found = [each for each in verdicts if each.id.startswith("MR")]
    gravest = worst(verdicts)
    return next((each for each in found if each.severity == gravest), found[0] if found else None)


def _do(speaks: Verdict, derived: Verdict | None) -> Words:
    """What the speaker says to do, and what a derived rule adds to it."""
    if derived is None or derived is speaks:
        return say(speaks.do)
    return say("{do}. {rule} adds: {more}", do=say(speaks.do), rule=derived.id, more=say(derived.do))


def _ground(verdicts: Sequence[Verdict]) -> Ground:
    first = verdicts[0].provenance
    sources = dict.fromkeys(source for each in verdicts for source in each.provenance.sources)
    return Ground(
        sources=tuple(sources), why=first.why, verification=first.verification, checker=first.checker
    )


def _washouts(verdicts: Sequence[Verdict]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in verdicts:
        found.update({drug: max(days, found.get(drug, 0)) for drug, days in each.washouts.items()})
    return found
