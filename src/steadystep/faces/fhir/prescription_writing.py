"""Orders of this clinic as FHIR R4 MedicationRequests, one each, as they were signed: for the clinic's own e-prescribing program."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.medication import Order, OrderStopped
from steadystep.chart.pharmacy import PharmacyChosen, PrescriptionSent
from steadystep.knowledge import Knowledge
from steadystep.reasoning.facts.medicines import Course, courses

from .dosage_writing import dosages

Resource = dict[str, Any]
RXNORM: Final = "http://www.nlm.nih.gov/research/umls/rxnorm"
# What says how an order stands: where any of it is kept from who reads, nobody can tell.
STANDING: Final = frozenset({"dose_changed", "order_stopped", "dose_held", "dose_resumed"})


def medication_requests(
    chart: Chart, knowledge: Knowledge, today: date, zone: str, withheld: Collection[str] = ()
) -> Iterator[Resource]:
    """Oldest first. `zone` is the client's; `withheld` are the kinds of this chart that the reader may not see."""
    unsure = not STANDING.isdisjoint(withheld)
    for course in courses(chart, zone):
        order = chart.head(course.entry) if course.ordered_here else None
        if order is not None and not order.imported:
            status = "unknown" if unsure else _status(chart, course, today)
            yield _request(chart, order, course, knowledge, status)


def _status(chart: Chart, course: Course, today: date) -> str:
    if course.last is not None and course.last < today:
        stopped = (one for one in chart.of(OrderStopped) if chart.origin(one.body.order) == course.entry)
        return "stopped" if any(stopped) else "completed"
    return "on-hold" if any(rest.covers(today) for rest in course.held) else "active"


def _request(chart: Chart, entry: AnyEntry, course: Course, knowledge: Knowledge, status: str) -> Resource:
    order: Order = entry.body
    told = [one.recorded_at for id_ in course.because if (one := chart.entry(id_)) is not None]
    pharmacy = _pharmacy(chart, course)
    return {
        "resourceType": "MedicationRequest", "id": course.entry, "meta": {"lastUpdated": max(told).isoformat()},
        "status": status, "intent": "order", "medicationCodeableConcept": _medicine(order, knowledge),
        "subject": {"reference": f"Patient/{chart.client}"}, "authoredOn": entry.recorded_at.isoformat(),
        "requester": {"reference": f"Practitioner/{entry.author}"}, "reasonCode": [{"text": order.indication}],
        "dosageInstruction": dosages(course.steps, order.route, order.instruction),
        **({"dispenseRequest": {"performer": {"display": pharmacy}}} if pharmacy else {}),
    }  # fmt: skip


def _medicine(order: Order, knowledge: Knowledge) -> Resource:
    """Its ingredient in RxNorm only where that is confirmed in the formulary; what is not is its name alone."""
    drug = knowledge.drugs.get(order.drug)
    if drug is None or not drug.rxnorm_ingredient:
        return {"text": order.name}
    return {"coding": [{"system": RXNORM, "code": drug.rxnorm_ingredient}], "text": order.name}


def _pharmacy(chart: Chart, course: Course) -> str:
    """Where it was sent last; else the one that the client chose."""
    sent = [
        one.body.pharmacy
        for one in chart.of(PrescriptionSent)
        if chart.origin(one.body.order) == course.entry
    ]
    chosen = chart.latest(PharmacyChosen)
    return next((one for one in reversed(sent) if one), chosen.body.name if chosen is not None else "")
