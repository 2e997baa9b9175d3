"""Dose steps as FHIR R4 Dosages: in words, in timing, and as amounts in UCUM. In English, as a pharmacy reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

from steadystep.chart.medication import DoseStep
from steadystep.chart.quantity import Dose

Resource = dict[str, Any]
UCUM: Final = "http://unitsofmeasure.org"
_WHEN: Final = {"morning": "MORN", "noon": "NOON", "evening": "EVE", "night": "NIGHT"}
_SAID: Final = {
    "morning": "in the morning", "noon": "at noon", "evening": "in the evening", "night": "at night",
}  # fmt: skip
_LONGEST_PERIOD: Final = 366  # days: once a year is the rarest a step can mean


def dosages(steps: Iterable[DoseStep], route: str, instruction: str) -> list[Resource]:
    """Steps follow one another by `sequence`; the parts of one day share theirs, which FHIR reads as taken beside each other."""
    more = {"route": {"text": route}, **({"patientInstruction": instruction} if instruction else {})}
    return [
        {"sequence": place, **one, **more} for place, step in enumerate(steps, 1) for one in _of_step(step)
    ]


def _of_step(step: DoseStep) -> Iterator[Resource]:
    if step.as_needed:
        yield _as_needed(step)
    elif step.parts:
        for part in step.parts:
            repeat = {"frequency": 1, "period": 1, "periodUnit": "d", "when": [_WHEN[part.at]]}
            yield _dosage(step, part.amount, repeat, f"{part.amount} {_SAID[part.at]}")
    else:
        often = Fraction(step.times_a_day).limit_denominator(_LONGEST_PERIOD)
        repeat = {"frequency": often.numerator, "period": often.denominator, "periodUnit": "d"}
        yield _dosage(step, step.amount, repeat, f"{step.amount} {_how_often(often)}")


def _as_needed(step: DoseStep) -> Resource:
    """`times_a_day` is the most a day, not a plan: it is a limit, and no frequency."""
    parts = ", ".join(f"{part.amount} {_SAID[part.at]}" for part in step.parts)
    most = Dose(step.units_a_day, step.amount.unit)
    given = _dosage(step, step.amount, {}, f"{parts or step.amount} as needed, at most {most} a day")
    per_day = {"value": 1, "unit": "d", "system": UCUM, "code": "d"}
    return {
        **given, "asNeededBoolean": True, "maxDosePerPeriod": {"numerator": _quantity(most), "denominator": per_day},
    }  # fmt: skip


def _dosage(step: DoseStep, amount: Dose, repeat: Resource, says: str) -> Resource:
    bounds = {"start": step.first.isoformat(), **({"end": step.last.isoformat()} if step.last else {})}
    until = f" until {step.last.isoformat()}" if step.last else ""
    kind = "rateQuantity" if amount.unit.endswith("/h") else "doseQuantity"
    return {
        "text": f"{says}, from {step.first.isoformat()}{until}",
        "timing": {"repeat": {"boundsPeriod": bounds, **repeat}},
        "doseAndRate": [{kind: _quantity(amount)}],
    }


def _quantity(amount: Dose) -> Resource:
    return {"value": amount.value, "unit": amount.unit.strip("{}[]"), "system": UCUM, "code": amount.unit}


def _how_often(often: Fraction) -> str:
    times = "once" if often.numerator == 1 else f"{often.numerator} times"
    return f"{times} a day" if often.denominator == 1 else f"{times} every {often.denominator} days"
