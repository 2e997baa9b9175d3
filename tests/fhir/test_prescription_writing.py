"""Our orders as FHIR MedicationRequests, judged by FHIR's own definitions and read back by our own import."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from fhir.resources.R4B.medicationrequest import MedicationRequest

from steadystep import knowledge
from steadystep.chart import Chart, Coding, Dose, Entry, When
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseChanged, DoseStep, Order, OrderStopped
from steadystep.chart.pharmacy import PharmacyChosen, PrescriptionSent
from steadystep.faces.fhir.mapping.medication import named_by, requested
from steadystep.faces.fhir.mapping.values import Surroundings
from steadystep.faces.fhir.prescription_writing import medication_requests

SIGNED = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
ZONE = "America/New_York"
TODAY = date(2026, 3, 10)
NOW = When.instant(SIGNED, ZONE)
STEPS = (
    DoseStep(first=date(2026, 3, 3), last=date(2026, 3, 9), amount=Dose(25, "mg")),
    DoseStep(first=date(2026, 3, 10), amount=Dose(50, "mg")),
)
ORDER = Order(
    when=NOW,
    name="sertraline",
    drug="sertraline",
    indication="panic disorder",
    steps=STEPS,
    instruction="With food.",
)


def told(*bodies, today=TODAY, withheld=()):
    entries = [
        Entry(id=f"e{place}", client="rosa", seq=place, body=body, author="pia", role="prescriber", occurred=SIGNED, recorded_at=SIGNED)
        for place, body in enumerate(bodies, 1)
    ]  # fmt: skip
    found = list(medication_requests(Chart("rosa", entries), knowledge.load(), today, ZONE, withheld))
    for one in found:
        MedicationRequest.model_validate(one)
    return found


def of(*steps: DoseStep):
    (request,) = told(msgspec.structs.replace(ORDER, steps=steps))
    return request["dosageInstruction"]


def read_back(request):
    around = Surroundings(
        zone=ZONE, undated=NOW, today=TODAY, resolve=lambda _: None, drug_named=named_by(knowledge.load())
    )
    return requested(request, around)


def test_an_order_is_one_request_as_it_was_signed():
    (request,) = told(ORDER)
    assert (request["id"], request["status"], request["intent"]) == ("e1", "active", "order")
    assert request["medicationCodeableConcept"]["coding"] == [
        {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "36437"}
    ]
    assert request["reasonCode"] == [{"text": "panic disorder"}]
    assert request["requester"]["reference"] == "Practitioner/pia"
    assert "dispenseRequest" not in request


def test_each_step_has_its_words_its_timing_and_its_amount():
    (request,) = told(ORDER)
    first, then = request["dosageInstruction"]
    assert first["text"] == "25 mg once a day, from 2026-03-03 until 2026-03-09"
    assert (first["sequence"], then["sequence"]) == (1, 2)
    assert then["timing"]["repeat"] == {
        "boundsPeriod": {"start": "2026-03-10"}, "frequency": 1, "period": 1, "periodUnit": "d",
    }  # fmt: skip
    assert then["doseAndRate"] == [
        {"doseQuantity": {"value": 50, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}}
    ]
    assert then["patientInstruction"] == "With food."


@pytest.mark.parametrize(
    ("times", "repeat", "words"),
    [(2, (2, 1), "2 times a day"), (0.5, (1, 2), "once every 2 days"), (1 / 7, (1, 7), "once every 7 days"),
     (1.5, (3, 2), "3 times every 2 days")],
)  # fmt: skip
def test_how_often_is_told_in_whole_times_and_days(times, repeat, words):
    (dosage,) = of(DoseStep(first=TODAY, amount=Dose(25, "mg"), times_a_day=times))
    said = dosage["timing"]["repeat"]
    assert (said["frequency"], said["period"], said["periodUnit"]) == (*repeat, "d")
    assert dosage["text"] == f"25 mg {words}, from 2026-03-10"


def test_different_doses_of_one_day_stand_beside_each_other():
    morning, night = of(DoseStep.by_time(TODAY, {"morning": Dose(300, "mg"), "night": Dose(600, "mg")}))
    assert morning["sequence"] == night["sequence"]
    assert (morning["timing"]["repeat"]["when"], night["timing"]["repeat"]["when"]) == (["MORN"], ["NIGHT"])
    assert night["doseAndRate"][0]["doseQuantity"]["value"] == 600


def test_as_needed_is_a_limit_and_no_plan():
    (dosage,) = of(DoseStep(first=TODAY, amount=Dose(25, "mg"), times_a_day=3, as_needed=True))
    assert dosage["asNeededBoolean"] is True
    assert dosage["maxDosePerPeriod"]["numerator"]["value"] == 75
    assert "frequency" not in dosage["timing"]["repeat"]


def test_a_patch_gives_a_rate():
    (dosage,) = of(DoseStep(first=TODAY, amount=Dose(25, "ug/h")))
    assert dosage["doseAndRate"][0]["rateQuantity"]["code"] == "ug/h"


def test_a_changed_dose_is_given_out_as_it_stands():
    new = DoseStep(first=date(2026, 3, 12), amount=Dose(75, "mg"))
    (request,) = told(ORDER, DoseChanged(when=NOW, order="e1", steps=(new,), why="Agreed."))
    assert [one["text"] for one in request["dosageInstruction"]][1:] == [
        "50 mg once a day, from 2026-03-10 until 2026-03-11", "75 mg once a day, from 2026-03-12",
    ]  # fmt: skip


def test_how_it_stands_is_said():
    """Stopped, run out by plan, paused; and stopped with days still to be taken is active until then."""
    stop = OrderStopped(when=NOW, order="e1", last_day=date(2026, 3, 9), why="Agreed.")
    later = msgspec.structs.replace(stop, last_day=date(2026, 3, 20))
    held = DoseHeld(when=NOW, order="e1", first=date(2026, 3, 8), reason="A rash")
    over = msgspec.structs.replace(ORDER, steps=STEPS[:1])
    found = [told(ORDER, stop), told(over), told(ORDER, held), told(ORDER, later)]
    assert [one["status"] for (one,) in found] == ["stopped", "completed", "on-hold", "active"]


def test_where_changes_are_kept_from_the_reader_nobody_can_tell_how_it_stands():
    assert [one["status"] for one in told(ORDER, withheld=("dose_changed",))] == ["unknown"]


def test_the_pharmacy_is_where_it_was_sent_else_the_one_they_chose():
    chosen = PharmacyChosen(when=NOW, name="Corner")
    sent = PrescriptionSent(when=NOW, order="e1", way="by_fax", pharmacy="Oak Street")
    assert told(ORDER, chosen)[0]["dispenseRequest"]["performer"] == {"display": "Corner"}
    assert told(ORDER, chosen, sent)[0]["dispenseRequest"]["performer"] == {"display": "Oak Street"}


def test_a_medicine_without_a_confirmed_code_is_sent_by_its_name_alone():
    (request,) = told(msgspec.structs.replace(ORDER, name="A new one", drug=""))
    assert request["medicationCodeableConcept"] == {"text": "A new one"}


def test_what_goes_out_comes_back_the_same():
    """As a medicine told from elsewhere: its name, its code, what it is here, how it stands and each dose in words."""
    (request,) = told(ORDER)
    back = read_back(request)
    assert back.medicine == Coding("sertraline", "36437", "RxNorm")
    assert (back.drug, back.status, back.when.earliest) == ("sertraline", "active", SIGNED)
    assert back.dose_text == (
        "25 mg once a day, from 2026-03-03 until 2026-03-09; 50 mg once a day, from 2026-03-10"
    )


def test_every_medicine_of_the_formulary_comes_back_as_itself_or_is_asked_about():
    """Never as another one: products that share a code or a name are asked about."""
    known = knowledge.load().drugs.values()
    orders = [msgspec.structs.replace(ORDER, name=one.name, drug=one.id) for one in known]
    for drug, request in zip(known, told(*orders), strict=True):
        assert read_back(request).drug in (drug.id, "")
