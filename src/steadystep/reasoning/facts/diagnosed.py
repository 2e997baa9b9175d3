"""Circumstances that a diagnosis tells, by ICD-10-CM code (the code's first characters).

Only `active` tells that something holds now; what was once so (`PAST`) is told by a resolved diagnosis too. That a
diagnosis is missing tells nothing: nobody may have looked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.intake import Diagnosis

CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "hepatic_impairment": ("K70.3", "K72", "K74.6"),
    "hepatic_impairment_severe": ("K72",),
    "renal_impairment_severe": ("N18.4", "N18.5", "N18.6"),
    "ckd": ("N18",),
    "bradycardia": ("R00.1",),
    "heart_failure": ("I50",),
    "congenital_long_qt": ("I45.81",),
    "prior_torsades": ("I47.21",),
    "heart_disease": ("I20", "I21", "I22", "I25", "I34", "I35", "I42", "I47", "I48", "I49", "I50"),
    "prior_gi_bleed": ("K92.0", "K92.1", "K92.2", "K25.0", "K25.4", "K26.0", "K26.4", "K27.0", "K27.4"),
    "seizure_history": ("G40", "R56"),
    "eating_disorder": ("F50.0", "F50.2"),
    "acute_hepatitis": ("B15", "B16", "B17"),
    "hepatitis_b_or_c": ("B16", "B17.1", "B18.0", "B18.1", "B18.2", "B19.1", "B19.2"),
    "pregnancy": ("O09", "Z33.1", "Z34"),
    "postpartum": ("Z39",),
    "oud_or_injecting": ("F11",),
    "alcohol_withdrawal_history": ("F10.13", "F10.23", "F10.93"),
    "cocaine_or_methamphetamine_use": ("F14.1", "F14.2", "F15.1", "F15.2"),
    "narrow_angle_glaucoma": ("H40.2",),
    "urinary_retention": ("R33", "N40"),
    "smoker": ("F17.21",),
    "low_sodium_history": ("E87.1",),
}
PAST: Final = frozenset(
    {"prior_torsades", "prior_gi_bleed", "seizure_history", "alcohol_withdrawal_history", "low_sodium_history",
     "congenital_long_qt"}
)  # fmt: skip


def told(chart: Chart, circumstance: str) -> tuple[bool, AnyEntry] | None:
    """What the newest fitting diagnosis says, and that entry. None: no diagnosis tells.

    A refuted one says no; so does a resolved one or one in remission, except for what is asked about the past.
    """
    prefixes = CODES.get(circumstance)
    if prefixes is None:
        return None
    fitting = [
        entry for entry in chart.of(Diagnosis) if entry.body.condition.code.upper().startswith(prefixes)
    ]
    active = [entry for entry in fitting if _holds(entry.body.status, circumstance)]
    if active:
        return True, active[-1]
    return (False, fitting[-1]) if fitting else None


def _holds(status: str, circumstance: str) -> bool:
    return status == "active" or (status != "refuted" and circumstance in PAST)
