"""Medicines of the formulary like another: of its class and for the same reason. No prices are known here (R29, R38)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from steadystep.knowledge import Drug, Knowledge

from .medicines import Course

# Groups of knowledge that say what a medicine is for; the others say what it does beside.
_CLASSES: Final = frozenset(
    {"SSRI", "SNRI", "TCA", "MAOI", "SEROTONIN_MOD", "STIMULANT", "ADHD_NRI", "ALPHA2", "SGA", "FGA", "BZD", "ZDRUG", "OREXIN", "BUP", "NALTREXONE"}
)  # fmt: skip
MOST: Final = 6


def like_medicines(
    knowledge: Knowledge, course: Course, reason: str, taken: Collection[str]
) -> tuple[Drug, ...]:
    """Prescribed here, of the same class, for that reason (where our words for it are known, else for any they share), given
    in the same way where it is an injection, and not `taken` already; by name."""
    drug = knowledge.drugs.get(course.drug)
    if drug is None:
        return ()
    wanted = knowledge.indications_in(reason) or _uses(knowledge, drug)
    found = [
        one for one in knowledge.drugs.values()
        if one.prescribed_here and one.id not in taken and one.ingredients != drug.ingredients
        and _of_a_class(drug, one) and not wanted.isdisjoint(_uses(knowledge, one))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.name)[:MOST])


def generic_of(knowledge: Knowledge, course: Course) -> str:
    """The generic name where the order says a brand; '' where it names no brand of ours."""
    drug = knowledge.drugs.get(course.drug)
    if drug is None or course.name.casefold() not in {brand.casefold() for brand in drug.brands}:
        return ""
    return drug.name


def _of_a_class(drug: Drug, other: Drug) -> bool:
    if ("LAI" in drug.groups) != ("LAI" in other.groups):
        return False
    return bool(drug.groups & other.groups & _CLASSES) or drug.drug_class == other.drug_class


def _uses(knowledge: Knowledge, drug: Drug) -> frozenset[str]:
    return frozenset(name for words in drug.indications for name in knowledge.indications_in(words))
