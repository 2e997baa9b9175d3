"""What one person may see of what was derived: findings and duties inherit the labels and items they rest on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from steadystep.chart import Chart, Words, say
from steadystep.clinic.consent.derived import grounds
from steadystep.clinic.consent.sight import Sight
from steadystep.reasoning import Duty, Finding, Review


def as_seen(said: Review, chart: Chart, eyes: Sight) -> Review:
    """The review without what these eyes may not see; staff learn that something is there, and whom to ask."""
    return msgspec.structs.replace(
        said,
        findings=tuple(seen for one in said.findings if (seen := _finding(chart, one, eyes))),
        duties=tuple(shown for one in said.duties if (shown := _duty(chart, one, eyes))),
        signals=(),
    )


def _finding(chart: Chart, finding: Finding, eyes: Sight) -> Finding | None:
    shown, ask = shown_of(chart, finding.because, eyes)
    if shown == "full":
        return finding
    if shown == "hidden":
        return None
    return Finding(
        rule=finding.rule,
        urgency=finding.urgency,
        severity=finding.severity,
        says=_something(ask),
        about=finding.about,
    )


def _duty(chart: Chart, duty: Duty, eyes: Sight) -> Duty | None:
    shown, ask = shown_of(chart, duty.because, eyes)
    if shown == "full":
        return duty
    if shown == "hidden":
        return None
    return msgspec.structs.replace(
        duty, says=_something(ask), because=(), remarks=(), offers=(), closes_by=_something(ask)
    )


def shown_of(chart: Chart, because: Iterable[str], eyes: Sight) -> tuple[str, tuple[str, ...]]:
    """How a derived thing is shown to these eyes, and whom to ask where it is not: it inherits the labels and kinds it rests on."""
    rests = grounds(chart, because)
    shown = eyes.may_see_finding(rests.labels, rests.items)
    return shown, () if shown == "full" else eyes.whom_to_ask(rests.items, rests.labels)


def _something(ask: tuple[str, ...]) -> Words:
    return say("Something relevant exists that you may not read. Ask: {roles}.", roles=", ".join(ask))
