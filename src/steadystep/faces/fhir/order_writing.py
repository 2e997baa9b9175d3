"""Laboratory orders as FHIR R4: each test is a ServiceRequest, and those of one draw share their requisition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.lab_orders import OrderedTest
from steadystep.knowledge import Knowledge
from steadystep.reasoning.facts.lab_orders import answered_orders

Resource = dict[str, Any]
REQUISITIONS: Final = "urn:steadystep:lab-order"
LOINC: Final = "http://loinc.org"
_LABORATORY: Final = {"coding": [{"system": "http://snomed.info/sct", "code": "108252007", "display": "Laboratory procedure"}]}  # fmt: skip


def service_requests(chart: Chart, knowledge: Knowledge) -> Iterator[Resource]:
    """One for each test that was ordered, oldest order first; completed once its result is there."""
    for order in answered_orders(chart, knowledge):
        for number, test in enumerate(order.entry.body.tests, 1):
            yield _request(chart.client, order.entry, number, test, done=test not in order.missing)


def _request(client: str, entry: AnyEntry, number: int, test: OrderedTest, *, done: bool) -> Resource:
    body = entry.body
    said = _instruction(body)
    return {
        "resourceType": "ServiceRequest", "id": f"{entry.id}-{number}",
        "requisition": {"system": REQUISITIONS, "value": entry.id},
        "status": "completed" if done else "active", "intent": "order", "category": [_LABORATORY],
        "code": _code(test), "subject": {"reference": f"Patient/{client}"},
        "occurrenceDateTime": body.draw_on.isoformat(), "authoredOn": entry.recorded_at.isoformat(),
        "requester": {"reference": f"Practitioner/{entry.author}"},
        **({"performer": [{"display": body.laboratory}]} if body.laboratory else {}),
        **({"patientInstruction": said} if said else {}),
        **({"note": [{"text": body.note}]} if body.note else {}),
    }  # fmt: skip


def _code(test: OrderedTest) -> Resource:
    if test.what.system != "LOINC" or not test.what.code:
        return {"text": test.what.text}
    return {"coding": [{"system": LOINC, "code": test.what.code}], "text": test.what.text}


def _instruction(body: Any) -> str:
    """In English, as the laboratory reads it."""
    timed = body.hours_after_dose
    of = f" of {body.drug}" if body.drug else ""
    parts = [
        f"{timed:g} hours after the last dose{of}" if timed is not None else "",
        "fasting" if body.fasting else "",
    ]
    return "; ".join(filter(None, parts))
