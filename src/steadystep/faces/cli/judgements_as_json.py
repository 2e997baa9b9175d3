"""What reasoning says, as plain objects for machines and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from steadystep.chart import Words
from steadystep.reasoning import Duty, Finding, Review


def words_filled(value: Any) -> Any:
    """Sentences as plain English, everything else as msgspec writes it."""
    if isinstance(value, Words):
        return str(value)
    if isinstance(value, msgspec.Struct):
        return {name: words_filled(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {str(key): words_filled(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [words_filled(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(words_filled(one) for one in value)
    return msgspec.to_builtins(value)


def review_as_json(review: Review) -> dict[str, Any]:
    return {
        "findings": words_filled(review.findings),
        "duties": words_filled(review.duties),
        "signals": words_filled(review.signals),
        "next_look": review.next_look.isoformat(),
    }


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        weight = finding.severity or finding.urgency
        yield f"  [{weight}] {finding.says} ({finding.rule})"
        for missing in finding.missing:
            yield f"      missing: {missing}"


def duty_lines(duties: Iterable[Duty]) -> Iterator[str]:
    for duty in duties:
        late = ", overdue" if duty.overdue else ""
        yield f"  [{duty.level}] {duty.says} Due {duty.due:%Y-%m-%d %H:%M} UTC{late} ({duty.owner_role})"
