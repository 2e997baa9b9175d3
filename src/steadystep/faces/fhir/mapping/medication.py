"""Medication: MedicationRequest, MedicationStatement and MedicationDispense, all of them other people's medicines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from steadystep.chart.medication import Fill, MedicineReported
from steadystep.chart.quantity import Coding
from steadystep.knowledge import Knowledge

from .values import (
    Resource,
    Surroundings,
    choice,
    coding,
    date_in,
    happened,
    not_taken,
    number,
    reference,
    refuse_status,
    when_of,
    words,
)

# `completed` says that an order has run out, not that the person stopped: unknown is asked about, stopped is not.
_REQUEST: Final = {
    "active": "active",
    "on-hold": "unknown",
    "completed": "unknown",
    "stopped": "stopped",
    "unknown": "unknown",
}
_STATEMENT: Final = {
    "active": "active",
    "on-hold": "unknown",
    "completed": "stopped",
    "stopped": "stopped",
    "unknown": "unknown",
}
_SALT_OR_FORM: Final = 1  # words behind the ingredient that may be left off, such as "hydrochloride"
_STRENGTH: Final = re.compile(r"\s[0-9]")
# EventTiming codes of FHIR that name a time of day.
_TIMES: Final = {
    "MORN": "in the morning", "NOON": "at noon", "EVE": "in the evening", "NIGHT": "at night", "HS": "at night",
}  # fmt: skip
_ORDERS: Final = frozenset({"order", "original-order", "reflex-order", "filler-order", "instance-order"})
ELSEWHERE: Final = "another system"


def requested(request: Resource, around: Surroundings) -> MedicineReported:
    """Somebody else's order, as a medicine to ask about; never an order of ours."""
    status = refuse_status(request, frozenset(_REQUEST))
    if request.get("doNotPerform") is True:
        raise not_taken("It asks that the medicine is not given.")
    if request.get("intent") not in _ORDERS:
        raise not_taken("It is a {intent}, not an order.", intent=str(request.get("intent", "request"))[:40])
    stated = date_in(request, "authoredOn")
    medicine = medicine_of(request, around)
    return MedicineReported(
        when=when_of(stated, around.zone) if stated else around.undated,
        medicine=medicine,
        drug=around.drug_named(medicine),
        told_by=ELSEWHERE,
        status=_REQUEST[status],
        dose_text=dose_text(request.get("dosageInstruction", [])),
    )


def stated(statement: Resource, around: Surroundings) -> MedicineReported:
    status = refuse_status(statement, frozenset(_STATEMENT))
    start = date_in(statement, "effectiveDateTime", "effectivePeriod.start")
    end = date_in(statement, "effectivePeriod.end")
    told = date_in(statement, "dateAsserted") or start
    medicine = medicine_of(statement, around)
    return MedicineReported(
        when=when_of(told, around.zone) if told else around.undated,
        medicine=medicine,
        drug=around.drug_named(medicine),
        told_by=ELSEWHERE,
        status=_STATEMENT[status],
        started=when_of(start, around.zone) if start else None,
        stopped=when_of(end, around.zone) if end else None,
        dose_text=dose_text(statement.get("dosage", [])),
    )


def dispensed(dispense: Resource, around: Surroundings) -> Fill:
    """A supply that was handed out. Without its day it would count for the wrong weeks, so it is not taken."""
    refuse_status(dispense, frozenset({"completed"}))
    handed = date_in(dispense, "whenHandedOver", "whenPrepared")
    if not handed:
        raise not_taken("It has no date.")
    medicine = medicine_of(dispense, around)
    return Fill(
        when=happened(handed, around),
        name=medicine.text[:200],
        drug=around.drug_named(medicine),
        quantity=number(dispense["quantity"]["value"]) if "value" in dispense.get("quantity", {}) else None,
        days=_days(dispense.get("daysSupply", {})),
    )


def _days(supply: Resource) -> int | None:
    """Whole days; another unit is not reckoned here."""
    if supply.get("code", supply.get("unit", "d")) not in {"d", "day", "days"} or "value" not in supply:
        return None
    found = number(supply["value"])
    return int(found) if found == int(found) else None


def medicine_of(resource: Resource, around: Surroundings) -> Coding:
    """What is taken: a code in the resource, or the Medication it refers to (contained, or in the same import)."""
    _, held = choice(resource, "medication")
    if not isinstance(held, dict):
        raise not_taken("It does not say which medicine.")
    if "reference" not in held:
        return coding(held if "coding" in held or "text" in held else None, "RxNorm", "SNOMED CT")
    found = _contained(resource, reference(held)) or around.resolve(reference(held))
    if found is not None and found.get("resourceType") == "Medication" and words(found.get("code")):
        return coding(found["code"], "RxNorm", "SNOMED CT")
    return coding({"text": held.get("display", "")})


def _contained(resource: Resource, wanted: str) -> Resource | None:
    inside = [one for one in resource.get("contained", []) if f"#{one.get('id')}" == wanted]
    return inside[0] if inside else None


def dose_text(instructions: list[Resource]) -> str:
    """The dose in the source's words, or put together from its parts; never reckoned with."""
    return "; ".join(text for text in map(_one_dose, instructions) if text)[:2000]


def _one_dose(instruction: Resource) -> str:
    if text := (instruction.get("text") or instruction.get("patientInstruction")):
        return str(text)
    rates = instruction.get("doseAndRate", [])
    dose = rates[0].get("doseQuantity", {}) if rates else {}
    timing = instruction.get("timing", {})
    repeat = timing.get("repeat", {})
    parts = [
        f"{dose.get('value', '')} {dose.get('unit', '') or dose.get('code', '')}".strip(),
        words(timing.get("code")),
    ]
    if "frequency" in repeat and "periodUnit" in repeat:
        parts.append(f"{repeat['frequency']} per {repeat.get('period', 1)} {repeat['periodUnit']}")
    parts += [_TIMES[code] for code in repeat.get("when", []) if code in _TIMES]
    if instruction.get("asNeededBoolean") is True:
        parts.append("as needed")
    return ", ".join(part for part in parts if part)


def named_by(knowledge: Knowledge) -> Callable[[Coding], str]:
    """A finder of knowledge ids: by RxNorm ingredient, by name, or by the ingredient that an RxNorm product name begins with.

    Empty where several products share the name, and for combinations ("a / b"): those are asked about, not guessed.
    """

    def find(medicine: Coding) -> str:
        ingredient = _STRENGTH.split(medicine.text, maxsplit=1)[0]
        tries = (
            [medicine.text]
            if "/" in medicine.text
            else [medicine.text, ingredient, _without_salt(ingredient)]
        )
        if medicine.system == "RxNorm":
            tries.insert(0, medicine.code)
        found = (knowledge.drug_ids_named(one) for one in tries if one.strip())
        ids: tuple[str, ...] = next((one for one in found if one), ())
        return ids[0] if len(ids) == 1 else ""

    return find


def _without_salt(ingredient: str) -> str:
    parts = ingredient.split()
    return " ".join(parts[:-_SALT_OR_FORM]) if len(parts) > 1 else ""
