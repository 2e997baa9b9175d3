"""I take something else too: what does not go with a medicine of ours is said in the same answer, in plain words."""

import pytest

from steadystep import knowledge
from steadystep.chart import Coding, Dose, Quantity, When
from steadystep.chart.corrections import Retracted
from steadystep.chart.measures import Observation
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.chart.medicine_lists import ListedMedicine, MedicineListReceived
from steadystep.chart.monitoring import MonitoringDone
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import UNCOMPARED, fresh

PAGE = "/my/plan/medicine/"


LABS = (("creatinine", 0.8), ("sodium", 140.0), ("TSH", 2.1), ("calcium", 9.4))


def lab(when: When, name: str, value: float) -> Observation:
    """A result by the name and unit of our knowledge."""
    analyte = knowledge.load().analyte_of("", name)
    return Observation(
        when=when,
        what=Coding(name, analyte.loinc[0], "LOINC"),
        category="lab",
        quantity=Quantity(value, analyte.unit),
    )


@pytest.fixture
def takes(rosa):
    """takes(name, drug) is ordered by the clinic, first dose today; what she took before is taken back, so that nothing stops it."""

    def ordered(name: str, drug: str) -> None:
        if drug == "phenelzine":  # the first dose waits for teaching, cuff, card and list
            done = MonitoringDone(when=When.instant(TUESDAY_TEN, ZONE), rule="MO52")
            write(rosa.clinic.prescriber, rosa.client, [fresh(done)])
        now = When.instant(TUESDAY_TEN, ZONE)
        before = fresh(Retracted(when=now, reason="Never begun"), supersedes=rosa.ids["order"])
        write(
            rosa.clinic.prescriber,
            rosa.client,
            [before, *(fresh(lab(now, *one)) for one in LABS if drug == "lithium")],
        )
        step = DoseStep(first=now.day, amount=Dose(300 if drug == "lithium" else 15, "mg"))
        body = Order(reasons=UNCOMPARED, when=now, name=name, drug=drug, indication="bipolar", steps=(step,))
        write(rosa.clinic.prescriber, rosa.client, [fresh(body)])

    return ordered


def test_case_b_ibuprofen_beside_lithium(rosa, takes):
    """Case B, 10 July: “Do not take ibuprofen with lithium until we have spoken”."""
    takes("lithium", "lithium")
    said = rosa.post(PAGE, name="ibuprofen", dose_text="400 mg three times a day for 5 days").content.decode()
    assert "Do not take ibuprofen with lithium until we have spoken" in said
    assert rosa.chart.of(MedicineReported)[-1].body.drug == "ibuprofen"


@pytest.mark.parametrize("name", ["dextromethorphan", "pseudoephedrine"])
def test_case_e_cough_syrup_and_decongestant_beside_phenelzine(rosa, takes, name):
    """Case E, 10 June: “Not with phenelzine” for both."""
    takes("phenelzine", "phenelzine")
    said = rosa.post(PAGE, name=name).content.decode()
    assert "Not with phenelzine" in said


def test_what_goes_together_is_only_thanked_for(rosa, takes):
    takes("lithium", "lithium")
    answer = rosa.post(PAGE, name="loratadine")
    assert answer.status_code == 302


def test_case_e_a_list_from_primary_care_is_said_to_the_client_too(rosa, takes):
    """Case E, 12 June: sumatriptan on the list of primary care stands above her own list."""
    takes("phenelzine", "phenelzine")
    line = ListedMedicine(as_told="sumatriptan 50 mg", name="sumatriptan", drug="sumatriptan")
    now = When.instant(TUESDAY_TEN, ZONE)
    write(
        rosa.clinic.prescriber,
        rosa.client,
        [fresh(MedicineListReceived(when=now, source="primary_care", lines=(line,)))],
    )
    said = rosa.get("/my/medicines/").content.decode()
    assert "Sumatriptan: Not with phenelzine." in said


EFFECTS = "/my/medicines/effects/"


def test_case_d_a_rash_on_lamotrigine(rosa, takes):
    """Case D: T1, and the signed hold rule says “Do not take the next lamotrigine dose”."""
    takes("lamotrigine", "lamotrigine")
    said = rosa.post(EFFECTS, EFFECTS, SE15="little").content.decode()
    assert "Do not take the next lamotrigine dose" in said
    assert "Call 911 or go to the emergency department now" not in said


def test_case_d_a_rash_with_mouth_sores_is_an_emergency(rosa, takes):
    takes("lamotrigine", "lamotrigine")
    said = rosa.post(EFFECTS, EFFECTS, call_SE15="1").content.decode()
    assert "Do not take the next lamotrigine dose" in said
    assert "Call 911 or go to the emergency department now." in said


def test_case_f_shaky_and_unsteady_on_lithium_with_ibuprofen(rosa, takes):
    """Case F, 16:20: “Do not take lithium or ibuprofen. Call 911 or go to the emergency department now.”"""
    takes("lithium", "lithium")
    rosa.post(PAGE, name="ibuprofen", dose_text="400 mg three times a day")
    said = rosa.post(EFFECTS, EFFECTS, call_SE12="1").content.decode()
    assert "Do not take lithium or ibuprofen." in said
    assert "Call 911 or go to the emergency department now." in said


def test_for_another_reason_to_call_no_dose_is_spoken_of(rosa):
    """No signed hold rule: nobody is told by software to leave out a dose."""
    said = rosa.post(EFFECTS, EFFECTS, call_SE01="1").content.decode()
    assert "Do not take" not in said
