"""The strengths that are sold, on the calendar: whole pieces of one dose form, the supply for the days, or nothing said."""

from datetime import date, timedelta

import pytest

from steadystep import knowledge
from steadystep.chart import Dose
from steadystep.chart.medication import DoseStep
from steadystep.reasoning.plans.calendar import Line, laid_out, supply_of
from steadystep.reasoning.plans.known_strengths import fitting, made_of

KNOWN = knowledge.load()
FIRST = date(2026, 2, 3)
LAST = FIRST + timedelta(days=6)

# medicine, mg each time, times a day: the form, the pieces of one dose, and the pieces of seven days
SOLD = [
    ("lithium", 300, 2, "oral capsule", {300: 1}, {300: 14}),
    ("lithium", 750, 1, "oral capsule", {600: 1, 150: 1}, {600: 7, 150: 7}),
    ("lithium", 450, 2, "extended release oral tablet", {450: 1}, {450: 14}),
    ("buspirone", 7.5, 2, "oral tablet", {7.5: 1}, {7.5: 14}),
    ("buspirone", 20, 2, "oral tablet", {15: 1, 5: 1}, {15: 14, 5: 14}),
    ("lofexidine", 0.54, 4, "oral tablet", {0.18: 3}, {0.18: 84}),
    ("deutetrabenazine", 18, 2, "oral tablet", {12: 1, 6: 1}, {12: 14, 6: 14}),
    ("zuranolone", 50, 1, "oral capsule", {30: 1, 20: 1}, {30: 7, 20: 7}),
    ("esketamine_nasal", 84, 1, "nasal spray", {28: 3}, {28: 21}),
]


@pytest.mark.parametrize(("drug", "amount", "times", "form", "dose", "supply"), SOLD)
def test_a_dose_is_made_of_what_is_sold(drug, amount, times, form, dose, supply):
    steps = (DoseStep(first=FIRST, last=LAST, amount=Dose(amount, "mg"), times_a_day=times),)
    made = fitting(KNOWN, drug, steps)
    assert made is not None
    assert made.form == form
    line = Line(entry="o", name=drug, steps=steps, strengths=made.strengths, assumed=made.form)
    days = laid_out([line], FIRST, LAST)
    first = days[0].swallows[0].pieces
    assert first is not None
    assert {piece.strength: piece.count for piece in first} == pytest.approx(dose)
    [total] = supply_of(days)
    assert total.pieces is not None
    assert {piece.strength: piece.count for piece in total.pieces} == pytest.approx(supply)


@pytest.mark.parametrize(
    "drug", ["aripiprazole_lai_l", "buprenorphine_xr_b", "fluphenazine_dec", "haloperidol_dec"]
)
def test_an_injection_is_counted_in_no_pieces(drug):
    assert KNOWN.strengths_of(drug)
    assert made_of(KNOWN, drug) == ()


def test_what_no_form_makes_is_said_of_no_tablets():
    steps = (DoseStep(first=FIRST, last=LAST, amount=Dose(8.5, "mg"), times_a_day=1),)
    assert fitting(KNOWN, "buspirone", steps) is None
