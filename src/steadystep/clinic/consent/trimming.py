"""Parts of an entry that a label would hide: cut out before somebody outside the care team reads the rest."""

from __future__ import annotations

from typing import Final

import msgspec

from steadystep.chart import Body
from steadystep.chart.safety import OVERDOSE_SECTIONS, SafetyPlan

# The overdose part names substance use (42 CFR Part 2): who has no consent for that gets the plan without it.
SUBSTANCE_USE: Final = frozenset({"part2"})


def without_substance_use(body: Body) -> Body | None:
    """The body without what only a Part 2 consent opens; None when nothing is left of it."""
    if not isinstance(body, SafetyPlan):
        return body
    left = {name: lines for name, lines in body.sections().items() if name not in OVERDOSE_SECTIONS}
    if not any(left.values()):
        return None
    return msgspec.structs.replace(body, **dict.fromkeys(OVERDOSE_SECTIONS, ()))
