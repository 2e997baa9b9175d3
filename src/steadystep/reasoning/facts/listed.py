"""What the list of medicines taken now adds up to, and the medicines from outside that have no file of their own.

A list with a medicine that fits no file cannot say "no" or give a sum: the unmatched one may be the one that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from steadystep.knowledge import Drug, ExternalMedicine

from .around import Around
from .medicines import Course

# MO01 and MO35 name these by what they do.
_TAKES: Final[Mapping[str, Callable[[Drug], bool]]] = {
    "cyp2c19_inhibitor": lambda drug: "2C19" in drug.mechanisms.cyp_inhibitor,
    "lithium_interacting_drug": lambda drug: drug.mechanisms.lithium_clearance in ("decreases", "increases"),
    "any_medicine": lambda drug: drug.prescribed_here,
    "bp_drug": lambda drug: not drug.prescribed_here and drug.mechanisms.bp_effect == "lowers",
}
_SUMS: Final[Mapping[str, Callable[[Drug], int]]] = {
    "sum_of_acb": lambda drug: drug.mechanisms.acb,
    # As MR08 counts them: a medicine of conditional risk is one only in a person with risk points (MR09).
    "qt_drugs": lambda drug: drug.mechanisms.qt_category in ("known", "possible"),
}
Answer = tuple[bool | None, tuple[str, ...]]


def takes(view: Around, circumstance: str) -> Answer | None:
    """Whether a medicine of that kind is on the list, and the entries that tell; None where the list does not tell it."""
    external = view.knowledge.external_medicines.get(circumstance)
    if external is not None:
        return _named(view, external)
    if circumstance == "siadh_drug":
        return _lowers_sodium(view)
    counts = _TAKES.get(circumstance)
    return None if counts is None else _answer(view, _counted(view, counts))


def total(view: Around, measure: str) -> tuple[int, tuple[str, ...]] | None:
    """A sum over the list and the entries it rests on; None: no such sum, or a medicine is unmatched."""
    counts = _SUMS.get(measure)
    if counts is None or _unmatched(view):
        return None
    points = [(course, counts(view.knowledge.drugs[course.drug])) for course in view.running]
    because = tuple(one for course, point in points if point for one in course.because)
    return sum(point for _, point in points), because


def _counted(view: Around, counts: Callable[[Drug], bool]) -> list[Course]:
    drugs = view.knowledge.drugs
    return [one for one in view.running if one.drug in drugs and counts(drugs[one.drug])]


def _lowers_sodium(view: Around) -> Answer:
    """MO25 asks it of a medicine that lowers sodium itself: a second one counts, or a thiazide."""
    found = _counted(view, lambda drug: drug.mechanisms.hyponatraemia > 0)
    thiazides = _counted(view, lambda drug: "THIAZIDE" in drug.groups)
    return _answer(view, found if len(found) > 1 else thiazides)


def _named(view: Around, external: ExternalMedicine) -> Answer:
    if external.named_in("\n".join(one.name for one in view.running)):
        found = [one for one in view.running if external.named_in(one.name)]
        return True, _because(found)
    return (False if view.running else None), ()


def _answer(view: Around, found: list[Course]) -> Answer:
    if found:
        return True, _because(found)
    return (None if _unmatched(view) else False), ()


def _because(found: list[Course]) -> tuple[str, ...]:
    return tuple(one for course in found for one in course.because)


def _unmatched(view: Around) -> bool:
    return any(course.drug not in view.knowledge.drugs for course in view.running)
