"""From a FHIR resource to entries: one file per care word, pure functions.

`bodies_of` is the way in. It returns the entries' bodies, or raises `NotTaken` with the reason; the resource itself is
kept in either case by whoever calls.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from steadystep.chart.body import Body
from steadystep.chart.mistakes import ChartMistake
from steadystep.chart.words import say
from steadystep.faces.fhir.elements import misshapen

from . import answers, intake, measures, medication, plan, visits
from .values import NotTaken, Resource, Surroundings

__all__ = ["MAPPED", "NotTaken", "Surroundings", "bodies_of"]

MAPPED: Final[dict[str, Callable[[Resource, Surroundings], Body]]] = {
    "Patient": intake.demographics,
    "Condition": intake.diagnosis,
    "AllergyIntolerance": intake.allergy,
    "Observation": measures.observed,
    "QuestionnaireResponse": answers.answers,
    "MedicationRequest": medication.requested,
    "MedicationStatement": medication.stated,
    "MedicationDispense": medication.dispensed,
    "Encounter": visits.visit,
    "Goal": plan.goal,
}


def bodies_of(resource: dict[str, Any], around: Surroundings) -> tuple[Body, ...]:
    """Bodies of the entries that this resource gives; `NotTaken` says why it gives none."""
    mapping = MAPPED.get(str(resource["resourceType"]))
    if mapping is None:
        raise NotTaken(say("We have no entries of this kind yet."))
    fault = misshapen(resource)
    if fault is not None:
        raise NotTaken(fault)
    if "implicitRules" in resource or _modified(resource):
        raise NotTaken(say("It carries a modifier that changes its meaning, and that we do not know."))
    try:
        return (mapping(resource, around),)
    except ChartMistake as mistake:
        raise NotTaken(getattr(mistake, "says", say("It cannot be what it claims to be."))) from mistake


def _modified(value: Any) -> bool:
    """Whether a part says of itself that a reader who does not know an extension misreads it (FHIR modifierExtension)."""
    if isinstance(value, dict):
        return "modifierExtension" in value or any(map(_modified, value.values()))
    return isinstance(value, list) and any(map(_modified, value))
