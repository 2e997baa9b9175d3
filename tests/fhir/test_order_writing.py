"""Our laboratory orders as FHIR ServiceRequests, judged by FHIR's own definitions."""

from datetime import UTC, date, datetime

import msgspec
from fhir.resources.R4B.servicerequest import ServiceRequest

from steadystep import knowledge
from steadystep.chart import Chart, Coding, Entry, Quantity, When
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.measures import Observation
from steadystep.faces.fhir.order_writing import service_requests

SIGNED = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
ORDER = LabOrdered(
    when=When.instant(SIGNED), draw_on=date(2026, 3, 4), result_by=date(2026, 3, 11), hours_after_dose=12, drug="lithium",
    fasting=True, laboratory="Oak Street", note="Left arm",
    tests=(OrderedTest(what=Coding("Lithium level", "14334-7", "LOINC"), rule="MO01", why="lithium"), OrderedTest(what=Coding("Ferritin"))),
)  # fmt: skip
RESULT = Observation(
    when=When.instant(datetime(2026, 3, 5, 15, 0, tzinfo=UTC)),
    what=Coding("Lithium level", "14334-7", "LOINC"), category="lab", quantity=Quantity(0.7, "mmol/L"), hours_after_dose=12,
)  # fmt: skip


def told(*bodies):
    entries = [
        Entry(id=f"e{place}", client="rosa", seq=place, body=body, author="pia", role="prescriber", occurred=SIGNED, recorded_at=SIGNED)
        for place, body in enumerate(bodies, 1)
    ]  # fmt: skip
    return list(service_requests(Chart("rosa", entries), knowledge.load()))


def test_each_test_is_a_request_of_one_requisition():
    lithium, ferritin = told(ORDER)
    for one in (lithium, ferritin):
        ServiceRequest.model_validate(one)
        assert one["requisition"]["value"] == "e1"
        assert (one["status"], one["intent"]) == ("active", "order")
        assert one["patientInstruction"] == "12 hours after the last dose of lithium; fasting"
        assert one["requester"]["reference"] == "Practitioner/pia"
        assert one["occurrenceDateTime"] == "2026-03-04"
    assert lithium["code"]["coding"][0]["code"] == "14334-7"
    assert ferritin["code"] == {"text": "Ferritin"}


def test_its_result_completes_a_request_and_no_other():
    assert [one["status"] for one in told(ORDER, RESULT)] == ["completed", "active"]


def test_a_test_without_a_code_is_sent_by_its_name_alone():
    """Also where its system is named: an empty code is none (FHIR R4, code)."""
    ferritin = OrderedTest(what=Coding("Ferritin", "", "LOINC"))
    (request,) = told(msgspec.structs.replace(ORDER, tests=(ferritin,)))
    assert request["code"] == {"text": "Ferritin"}
