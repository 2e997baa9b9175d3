"""Amounts with their units. A number without a unit cannot exist here."""

from __future__ import annotations

import math
from typing import Final

import msgspec

from .mistakes import unreadable

# UCUM codes for what is swallowed, dissolved, injected or worn.
DOSE_UNITS: Final = frozenset(
    {"mg", "ug", "g", "mL", "[iU]", "meq", "{tablet}", "{patch}", "{drop}", "{puff}", "mg/h", "ug/h"}
)
_TO_MILLIGRAMS: Final = {"mg": 1.0, "ug": 0.001, "g": 1000.0}


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A measured amount. `unit` is a UCUM code where the sender knew one, else the sender's own word."""

    value: float
    unit: str

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise unreadable("{value} is not a number that can be measured.", value=str(self.value))
        if not self.unit.strip() or len(self.unit) > 60:
            raise unreadable("{value} has no unit: say what it counts, for example mmol/L.", value=self.value)

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


class Dose(msgspec.Struct, frozen=True, gc=False):
    """One amount of a medicine, as given at one time. `unit` is one of `DOSE_UNITS` (UCUM)."""

    value: float
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in DOSE_UNITS:
            raise unreadable(
                "'{unit}' is not a dose unit: use one of {units}.",
                unit=self.unit,
                units=", ".join(sorted(DOSE_UNITS)),
            )
        if not math.isfinite(self.value) or not 0 < self.value <= 100_000:
            raise unreadable(
                "A dose of {value} {unit} cannot be given: check the number.",
                value=self.value,
                unit=self.unit,
            )

    @property
    def milligrams(self) -> float | None:
        """The dose in mg, or None when its unit does not say how much substance it holds."""
        factor = _TO_MILLIGRAMS.get(self.unit)
        return None if factor is None else self.value * factor

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit.strip('{}[]')}"


class Coding(msgspec.Struct, frozen=True, gc=False):
    """A thing named in a code system; an unknown code is kept as text with its system's name."""

    text: str
    code: str = ""
    system: str = ""

    def __post_init__(self) -> None:
        if not self.text.strip() and not self.code.strip():
            raise unreadable("A code needs its text or its code: both are empty.")
