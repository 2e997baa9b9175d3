"""Units of results: which are the same in other words, and how one turns into another. Codes are UCUM.

A unit that is not in this table is not guessed: the result is kept as it came and said to be one that cannot be judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from steadystep.knowledge import LabAnalyte

# UCUM code: what it counts, and how much of the base of that it is (g/L, mol/L, eq/L, U/L, 1/L, ...).
_UNITS: Final[Mapping[str, tuple[str, float]]] = {
    "g/L": ("mass", 1), "g/dL": ("mass", 10), "mg/dL": ("mass", 1e-2), "mg/L": ("mass", 1e-3), "ug/mL": ("mass", 1e-3),
    "ug/dL": ("mass", 1e-5), "ug/L": ("mass", 1e-6), "ng/mL": ("mass", 1e-6), "ng/dL": ("mass", 1e-8), "pg/mL": ("mass", 1e-9),
    "mol/L": ("substance", 1), "mmol/L": ("substance", 1e-3), "umol/L": ("substance", 1e-6), "nmol/L": ("substance", 1e-9),
    "eq/L": ("charge", 1), "meq/L": ("charge", 1e-3),
    "U/L": ("activity", 1), "[iU]/L": ("activity", 1), "m[IU]/L": ("activity", 1e-3), "u[IU]/mL": ("activity", 1e-3),
    "m[IU]/mL": ("activity", 1),
    "/uL": ("count", 1), "10*3/uL": ("count", 1e3), "10*6/uL": ("count", 1e6), "10*9/L": ("count", 1e3),
    "%": ("share", 1), "kg": ("weight", 1), "g": ("weight", 1e-3), "[lb_av]": ("weight", 0.45359237),
    "cm": ("length", 1), "m": ("length", 100), "[in_i]": ("length", 2.54), "kg/m2": ("body mass index", 1),
    "mm[Hg]": ("pressure", 1), "/min": ("rate", 1), "ms": ("time", 1), "s": ("time", 1000),
    "mL/min/{1.73_m2}": ("filtration", 1), "mL/min": ("clearance", 1),
}  # fmt: skip
# How laboratories and people write them.
_WRITTEN: Final[Mapping[str, str]] = {
    "mEq/L": "meq/L", "mcg/mL": "ug/mL", "mcg/dL": "ug/dL", "mcg/L": "ug/L", "mcmol/L": "umol/L", "mg/dl": "mg/dL",
    "mmol/l": "mmol/L", "umol/l": "umol/L", "g/dl": "g/dL", "mg/l": "mg/L", "ug/ml": "ug/mL", "ng/ml": "ng/mL",
    "IU/L": "[iU]/L", "U/l": "U/L", "units/L": "U/L", "mIU/L": "m[IU]/L", "m[iU]/L": "m[IU]/L", "mU/L": "m[IU]/L",
    "uIU/mL": "u[IU]/mL", "u[iU]/mL": "u[IU]/mL", "uU/mL": "u[IU]/mL", "mIU/mL": "m[IU]/mL", "m[iU]/mL": "m[IU]/mL",
    "K/uL": "10*3/uL", "k/uL": "10*3/uL", "10^3/uL": "10*3/uL", "x10^3/uL": "10*3/uL", "x10E3/uL": "10*3/uL",
    "10E3/uL": "10*3/uL", "Thousand/uL": "10*3/uL", "10^9/L": "10*9/L", "x10^9/L": "10*9/L", "10E9/L": "10*9/L",
    "/mm3": "/uL", "cells/uL": "/uL", "{cells}/uL": "/uL", "/mcL": "/uL", "cells/mcL": "/uL",
    "lb": "[lb_av]", "lbs": "[lb_av]", "in": "[in_i]", "mmHg": "mm[Hg]", "mm Hg": "mm[Hg]", "bpm": "/min", "beats/min": "/min",
    "{beats}/min": "/min", "msec": "ms", "mL/min/1.73m2": "mL/min/{1.73_m2}", "mL/min/1.73 m2": "mL/min/{1.73_m2}",
    "mL/min/{1.73m2}": "mL/min/{1.73_m2}", "mL/min/1.73": "mL/min/{1.73_m2}", "mL/min/{1.73_m2}": "mL/min/{1.73_m2}",
    "% of total Hgb": "%", "kg/m^2": "kg/m2",
}  # fmt: skip


def ucum(unit: str) -> str:
    """The UCUM code of a unit as somebody wrote it; empty for one that is not known here."""
    plain = unit.strip().replace("µ", "u").replace("μ", "u").replace("²", "2").replace("³", "3")
    code = _WRITTEN.get(plain, plain)
    return code if code in _UNITS else ""


def in_unit_of(analyte: LabAnalyte, value: float, unit: str) -> float | None:
    """The value in the analyte's own unit; None where that cannot be told for certain."""
    given, wanted = ucum(unit), ucum(analyte.unit)
    if not given or not wanted:
        return value if unit.strip() == analyte.unit else None
    base = _based(analyte, *_UNITS[given], value)
    goal = _based(analyte, *_UNITS[wanted], 1.0)
    if base is None or goal is None or base[0] != goal[0]:
        return None
    return float(f"{base[1] / goal[1]:.10g}")


def _based(analyte: LabAnalyte, counts: str, factor: float, value: float) -> tuple[str, float] | None:
    """(what it counts, the amount in its base): mass and equivalents as moles where the molar mass is known."""
    amount = value * factor
    if counts == "charge":
        return ("substance", amount / analyte.charge) if analyte.charge else None
    if counts == "mass" and analyte.molar_mass:
        return "substance", amount / analyte.molar_mass
    return counts, amount
