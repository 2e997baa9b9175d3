"""A result is typed with its number, unit and range: a figure that can hardly be is asked for again (R33)."""

import pytest
from django.core.exceptions import ValidationError

from steadystep import knowledge
from steadystep.faces.staff.forms.labs import _readable, _shown

pytestmark = pytest.mark.django_db


def read(name: str, text: str, *, stands: bool = False) -> None:
    analyte = knowledge.load().analyte_of("", name)
    assert analyte is not None
    _readable(analyte, text, stands)


def test_a_lithium_of_12_is_typed_again_before_it_is_taken():
    with pytest.raises(ValidationError, match="cannot be right for lithium level: read the report again"):
        read("lithium level", "12 mmol/L")


def test_once_somebody_says_that_it_stands_it_is_taken():
    read("lithium level", "12 mmol/L", stands=True)


@pytest.mark.parametrize("text", ["0.7 bananas", "0.7 mmHg"])
def test_a_unit_that_cannot_be_turned_into_ours_is_refused(text):
    with pytest.raises(ValidationError, match="cannot be turned into"):
        read("lithium level", text)


def test_another_unit_is_converted_only_where_it_is_stated():
    """71 µmol/L of creatinine is 0.8 mg/dL; 71 mg/dL can hardly be."""
    read("creatinine", "71 umol/L")
    with pytest.raises(ValidationError, match="cannot be right"):
        read("creatinine", "71 mg/dL")


@pytest.mark.parametrize("text", ["0.8", "0.8 (0.6-1.2)"])
def test_a_number_without_its_unit_is_refused(text):
    with pytest.raises(
        ValidationError, match=r"Write the unit that the report prints behind the number, such as 0\.8 mg/dL"
    ):
        read("creatinine", text)


def test_the_unit_that_stands_beside_the_line_can_be_typed():
    for analyte in knowledge.load().analytes.values():
        if analyte.kind == "blood":
            _readable(analyte, f"{analyte.plausible_low or 1:g} {_shown(analyte)} (1-2)", stands=True)


def test_a_number_cut_off_is_no_number():
    with pytest.raises(ValidationError, match="cannot be read"):
        read("creatinine", "0.8.1 mg/dL (")
