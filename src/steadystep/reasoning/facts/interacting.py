"""Verdicts as findings: the sentences, the reasons and the grounds, shared by the rules about pairs and about the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from steadystep.chart import Words, say
from steadystep.reasoning.finding import Finding, Ground, Severity, Urgency
from steadystep.reasoning.interactions import Verdict, filled, worst


def said_once(verdicts: Iterable[Verdict]) -> list[list[Verdict]]:
    """Verdicts grouped by the one that speaks for them, that one first."""
    found: dict[str, list[Verdict]] = {}
    for each in sorted(verdicts, key=lambda each: bool(each.said_by)):
        found.setdefault(each.said_by or each.id, []).append(each)
    return list(found.values())


def family(group: Sequence[Verdict]) -> str:
    """The rule the group is known by: the gravest derived one, else the row that speaks. Reasons are given for it."""
    return f"medication.{(_derived(group) or group[0]).id}"


def severity_of(group: Sequence[Verdict]) -> Severity:
    """The gravest of the group; what the source lets no order be signed for is contraindicated."""
    return "contraindicated" if any(each.blocks for each in group) else worst(group)


def message(group: Sequence[Verdict], names: Mapping[str, str]) -> Words:
    """What happens, in the words of the derived rule, else the effect the row names."""
    derived = _derived(group)
    if derived is not None:
        return filled(derived.message, derived, names)
    return group[0].message if group[0].contraindication else say("{effect}.", effect=say(group[0].effect))


def finding(
    group: Sequence[Verdict], says: Words, *, about: tuple[str, ...], because: tuple[str, ...], answered: bool,
    missing: tuple[Words, ...] = (),
) -> Finding:  # fmt: skip
    """`answered`: a signer already gave a reason for it, so it no longer asks for attention."""
    severity = severity_of(group)
    derived = _derived(group)
    return Finding(
        rule=family(group), says=says, because=tuple(dict.fromkeys(because)), about=about, severity=severity,
        urgency=_urgency(severity, answered=answered), ground=_ground(group), do=_do(group), missing=missing,
        why=say("It can lead to {effect}.", effect=say((derived or group[0]).effect)), rows=tuple(each.id for each in group),
    )  # fmt: skip


def _derived(group: Sequence[Verdict]) -> Verdict | None:
    return next(
        (each for each in group if each.id.startswith("MR") and each.severity == worst(group)), None
    ) or next((each for each in group if each.id.startswith("MR")), None)


def _urgency(severity: Severity, *, answered: bool) -> Urgency:
    if severity == "contraindicated":
        return "urgent"
    return "attention" if severity == "major" and not answered else "note"


def _do(group: Sequence[Verdict]) -> Words:
    """What the speaker says to do, and what a derived rule adds to it."""
    derived = _derived(group)
    if derived is None or derived is group[0]:
        return say(group[0].do)
    return say("{do}. {rule} adds: {more}", do=say(group[0].do), rule=derived.id, more=say(derived.do))


def _ground(group: Sequence[Verdict]) -> Ground:
    first = group[0].provenance
    sources = dict.fromkeys(source for each in group for source in each.provenance.sources)
    return Ground(
        sources=tuple(sources), why=first.why, verification=first.verification, checker=first.checker
    )
