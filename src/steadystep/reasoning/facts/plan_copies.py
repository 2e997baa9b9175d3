"""Whether the client has the plan as it stands: on paper, read together, or because they answered it where they read it."""

from __future__ import annotations

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_copies import PlanCopyGiven
from steadystep.chart.plan_together import PlanAnswered

SIGNED = (Goal, Target)


class PlanCopy(msgspec.Struct, frozen=True, kw_only=True):
    """`changed` is the first change by staff that the client has no copy of, None when they have it all; `last` the last copy."""

    changed: AnyEntry | None
    last: AnyEntry | None


def plan_copy(chart: Chart) -> PlanCopy:
    """A reason why it was not given settles it until the plan changes again."""
    copies = sorted(chart.of(PlanCopyGiven), key=lambda one: one.seq)
    answered = [one.seq for one in chart.of(PlanAnswered) if one.role == "client"]
    since = max((*answered, *(one.seq for one in copies)), default=0)
    changed = (
        one for one in chart.among(*SIGNED) if one.seq > since and one.role != "client" and not one.imported
    )
    return PlanCopy(
        changed=min(changed, key=lambda one: one.seq, default=None), last=copies[-1] if copies else None
    )
