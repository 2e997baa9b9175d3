"""What of the plan a reader's role does not show: said on the page, with whom to ask, so that a short plan is not taken for a whole one."""

from __future__ import annotations

from typing import Final

from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.names import name_of

OF_THE_PLAN: Final = ("pathway_phase", "checkpoint_held", "offer_answered", "diagnosis", "order")


def part_hidden(opened: Opened) -> tuple[str, str] | None:
    """Names of what is not shown, and of the roles to ask; None where nothing of it is kept back."""
    kinds = [kind for kind in OF_THE_PLAN if kind in opened.withheld]
    if not kinds:
        return None
    roles = sorted({role for kind in kinds for role in opened.withheld[kind]})
    return ", ".join(map(name_of, kinds)), ", ".join(map(name_of, roles))
