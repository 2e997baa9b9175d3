"""Verdicts as findings, shared by the rules about pairs and about the list."""

from __future__ import annotations

from collections.abc import Mapping

from steadystep.chart import Words, say
from steadystep.reasoning.finding import Finding, Severity, Urgency
from steadystep.reasoning.interactions import Group, filled


def message(group: Group, names: Mapping[str, str]) -> Words:
    """What happens, in the words of the derived rule, else the effect the row names."""
    if group.derived is not None:
        return filled(group.derived.message, group.derived, names)
    speaks = group.speaks
    return speaks.message if speaks.contraindication else say("{effect}.", effect=say(speaks.effect))


def finding(
    group: Group, says: Words, *, about: tuple[str, ...], because: tuple[str, ...],
    missing: tuple[Words, ...] = (),
) -> Finding:  # fmt: skip
    return Finding(
        rule=group.family, says=says, because=tuple(dict.fromkeys(because)), about=about, severity=group.severity,
        urgency=_urgency(group.severity), ground=group.ground, do=group.do, missing=missing,
        why=group.why, rows=group.rows,
    )  # fmt: skip


def _urgency(severity: Severity) -> Urgency:
    if severity == "contraindicated":
        return "urgent"
    return "attention" if severity == "major" else "note"
