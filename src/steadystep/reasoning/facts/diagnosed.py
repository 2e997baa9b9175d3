"""Circumstances that a diagnosis tells, by ICD-10-CM code (knowledge/medication/diagnosed.csv).

Only `active` tells that something holds now; what was once so is told by a resolved diagnosis too. That a
diagnosis is missing tells nothing: nobody may have looked.
"""

from __future__ import annotations

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.intake import Diagnosis
from steadystep.knowledge import DiagnosedCircumstance, Knowledge


def told(chart: Chart, knowledge: Knowledge, circumstance: str) -> tuple[bool, AnyEntry] | None:
    """What the newest fitting diagnosis says, and that entry. None: no diagnosis tells.

    A refuted one says no; so does a resolved one or one in remission, except for what is asked about the past.
    """
    known = knowledge.diagnosed.get(circumstance)
    if known is None:
        return None
    fitting = [entry for entry in chart.of(Diagnosis) if known.tells(entry.body.condition.code)]
    active = [entry for entry in fitting if _holds(entry.body.status, known)]
    if active:
        return True, active[-1]
    return (False, fitting[-1]) if fitting else None


def _holds(status: str, known: DiagnosedCircumstance) -> bool:
    return status == "active" or (status != "refuted" and known.also_when_over)
