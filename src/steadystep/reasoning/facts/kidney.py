"""Kidney function from a creatinine: two published formulas."""

from __future__ import annotations

from typing import Literal

Sex = Literal["female", "male"]


def estimated_gfr(creatinine: float, age: int, sex: Sex) -> float:
    """mL/min per 1.73 m² from serum creatinine in mg/dL and age in years, 18 or older.

    CKD-EPI 2021, creatinine, without race: Inker LA et al., N Engl J Med 2021;385:1737-1749.
    """
    scale, power = (0.7, -0.241) if sex == "female" else (0.9, -0.302)
    ratio = creatinine / scale
    value: float = 142 * min(ratio, 1) ** power * max(ratio, 1) ** -1.200 * 0.9938**age
    return round(value * (1.012 if sex == "female" else 1), 1)


def creatinine_clearance(creatinine: float, age: int, sex: Sex, weight: float) -> float:
    """mL/min from serum creatinine in mg/dL, age in years and the actual body weight in kg.

    Cockcroft DW, Gault MH, Nephron 1976;16:31-41.
    """
    value = (140 - age) * weight / (72 * creatinine)
    return round(value * (0.85 if sex == "female" else 1), 1)
