"""What a decision is weighed by at the door: what stops it, and what needs a signed reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from steadystep.chart import Chart, NewEntry, Refused, Words, say
from steadystep.reasoning import Clinic, Finding, consider

from .closing import unmet
from .knowing import known

# An end of care has no reasons to give: what stops it is a medicine that nobody goes on with.
_WEIGHTY = frozenset(
    {
        "order",
        "dose_changed",
        "dose_resumed",
        "order_stopped",
        "care_ended",
        "sleep_window",
        "injection_given",
        "prescription_sent",
    }
)


def check_weighed(chart: Chart, fresh: Sequence[NewEntry], clinic: Clinic, at: datetime) -> None:
    """Decisions are stopped by a contraindication, by a major finding that nobody gave a reason for, and an event is
    closed only with its evidence."""
    if reasons := unmet(chart, fresh, clinic, at):
        raise Refused(tuple(reasons))
    weighty = [one for one in fresh if one.body.kind() in _WEIGHTY]
    if not weighty:
        return
    considered = consider(chart, fresh, known(), clinic, at)
    given = [reason for one in weighty for reason in getattr(one.body, "reasons", ())]
    reasons = [finding.says for finding in considered.stops]
    reasons += [_reason_asked(one) for one in considered.unanswered(considered.answered_by(given))]
    if reasons:
        raise Refused(tuple(reasons))


def _reason_asked(finding: Finding) -> Words:
    if finding.asks:
        return say("{finding} Choose a reason and say it in your own words to go on.", finding=finding.says)
    return say("{finding} Give a reason to go on.", finding=finding.says)
