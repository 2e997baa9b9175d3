"""Which two medicines do the same again, by their class."""

from __future__ import annotations

from typing import Final

from steadystep.knowledge import Drug

# Groups of knowledge in which a second medicine does the same again. Antipsychotics and opioids have rules of their own.
CLASSES: Final = frozenset(
    {"SSRI", "SNRI", "TCA", "MAOI", "STIMULANT", "BZD", "ZDRUG", "OREXIN", "NSAID", "ACE_ARB", "THIAZIDE", "TRIPTAN", "ESTROGEN"}
)  # fmt: skip


def covers_a_depot(first: Drug, second: Drug) -> bool:
    """Tablets that cover the first weeks of a depot of the same substance are meant so (MR21)."""
    return ("LAI" in first.groups) != ("LAI" in second.groups)


def shared_class(first: Drug, second: Drug) -> str:
    """The class of both; '' where they share none."""
    return min(first.groups & second.groups & CLASSES, default="")
