"""The target view: what a therapist reads of medicines beyond a summary: on the line of a target, the name and the dose.

consent_and_roles.md gives therapists "S + target view" of medicines, and R12 one line for therapy and medicine together.
Nothing else of an order goes through here: no reason, no note, no history of doses.
"""

from __future__ import annotations

from typing import Final

from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Role
from steadystep.reasoning.facts.medicines import Course, courses

from .opening import Opened

HAVE_IT: Final = frozenset({Role.THERAPIST.value})  # consent_and_roles.md, the matrix: medicines, therapist


def courses_of_targets(opened: Opened, zone: str) -> tuple[Course, ...]:
    """Medicines ordered here that serve a target, for a reader who has the target view and otherwise reads their summary.

    What a label hides from them (42 CFR Part 2, locked ...) is left out, as in the summary.
    """
    if not HAVE_IT & opened.sight.relation.roles:
        return ()
    chart = _known(opened)
    return tuple(
        one for one in courses(chart, zone)
        if one.ordered_here and one.target and all(_summed(opened, chart, entry) for entry in one.because)
    )  # fmt: skip


def _summed(opened: Opened, chart: Chart, entry_id: str) -> bool:
    entry = chart.entry(entry_id)
    return entry is not None and opened.sight.of_entry(entry, chart) in ("summary", "full")


def _known(opened: Opened) -> Chart:
    """The chart of the instant that was opened; rights are those of now."""
    now = opened.sight.now
    if now.entries[-1].recorded_at <= opened.at:
        return now
    return Chart(now.client, [one for one in now.entries if one.recorded_at <= opened.at])
