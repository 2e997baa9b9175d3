"""Every dosing example of every medicine, as an order in a chart in which its population holds."""

from datetime import UTC, date, datetime

import pytest

from steadystep import knowledge
from steadystep.chart import Chart, Coding, Dose, Entry, Quantity, When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import Demographics
from steadystep.chart.measures import Observation
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.knowledge import DosingRow
from steadystep.reasoning import Clinic, review
from steadystep.reasoning.facts.dosing import level

AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = date(2026, 3, 2)
NOW = When.instant(AT)
ROUTE = {"PO": "oral", "SL": "sublingual", "TD": "transdermal"}
EXAMPLES = [
    (drug, drug.dosing_for(example.indication, example.population), example)
    for drug in knowledge.load().drugs.values()
    for example in drug.examples
]
CASES = [
    pytest.param(drug, row, example, id=f"{drug.id}: {example.name}")
    for drug, row, example in EXAMPLES
    if row and example.total_mg_day
]


def _population(row: DosingRow):
    if row.when is None:
        return
    for one in sorted(row.when.circumstances):
        yield CircumstanceTold(when=NOW, circumstance=one, holds=True)
    facts = knowledge.load()
    for one in sorted(row.when.drugs) + [min(facts.groups[group]) for group in sorted(row.when.groups)]:
        yield MedicineReported(when=NOW, medicine=Coding(one), drug=one)


def _chart(drug, row, example) -> Chart:
    bodies = [Demographics(when=NOW, legal_name="Rosa"), *_population(row)]
    if example.weight_kg:
        weight = Quantity(example.weight_kg, "kg")
        bodies.append(Observation(when=NOW, what=Coding("Weight", "29463-7", "LOINC"), quantity=weight))
    step = DoseStep(first=DAY, amount=Dose(example.total_mg_day, "mg"))
    bodies.append(
        Order(when=NOW, name=drug.name, drug=drug.id, indication=row.indication.replace("any", "depression"),
              route=ROUTE[row.route], steps=(step,))
    )  # fmt: skip
    return Chart(
        "rosa",
        [Entry(id=f"e{n}", client="rosa", seq=n, occurred=AT, recorded_at=AT, author="a", role="prescriber", body=body)
         for n, body in enumerate(bodies, start=1)],
    )  # fmt: skip


def test_examples_without_a_row_or_an_amount_come_true():
    for drug, row, example in EXAMPLES:
        if row is None or not example.total_mg_day:
            says = level(row, example.total_mg_day, example.weight_kg) if row else "cannot tell"
            assert says == example.says, f"{drug.id}: {example.name}"


@pytest.mark.parametrize(("drug", "row", "example"), CASES)
def test_the_order_is_judged_as_the_example_says(drug, row, example):
    """Above the maximum it fires, and nowhere else; where nobody can tell, that is said."""
    found = review(
        _chart(drug, row, example), knowledge.load(), Clinic(name="c", zone="UTC", version="1"), AT
    ).findings
    rules = {one.rule for one in found}
    assert not [one for one in found if one.state == "broken"]
    says = level(row, example.total_mg_day, example.weight_kg)
    assert says == example.says
    if says == "above maximum":
        stops = [one for one in found if one.rule in ("medication.dose_maximum", "medication.pace")]
        assert stops
        assert len(stops) == 1, "said twice"
        assert (stops[0].severity == "contraindicated") <= row.may_block
    else:
        assert "medication.dose_maximum" not in rules
    if says == "cannot tell":
        assert "medication.dose_unchecked" in rules
