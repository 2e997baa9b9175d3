"""Results of what the medicines watch are drawn over time, in one unit, with the range that the rules name (R33: trending)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Quantity, When
from steadystep.chart.measures import Observation
from steadystep.chart.medication import MedicineReported

from .conftest import now


def _level(days_ago: int, value: float, unit: str) -> Observation:
    day = timezone.localdate() - timedelta(days=days_ago)
    return Observation(
        when=When.on(day, "America/New_York"), what=Coding("Lithium level", "14334-7", "LOINC"), category="lab",
        quantity=Quantity(value, unit), hours_after_dose=12,
    )  # fmt: skip


@pytest.fixture
def page(as_, pia, rosa):
    def read() -> str:
        return as_(pia).get(f"/clients/{rosa}/medicines/monitoring/").content.decode()

    return read


def test_two_levels_are_drawn_and_a_single_one_is_not(put, page, pia, rosa):
    """The second came in milliequivalents: it is drawn in our unit beside the first, each mark with its day."""
    told = MedicineReported(when=now(), medicine=Coding("lithium"), drug="lithium", dose_text="900 mg")
    put(pia, rosa, told, _level(60, 0.6, "mmol/L"))
    assert "Results over time" not in page()
    put(pia, rosa, _level(20, 0.7, "meq/L"))
    shown = page()
    assert "Results over time" in shown
    assert "Lithium level, mmol/L" in shown
    drawn = shown[shown.index("Lithium level, mmol/L") :]
    assert "0.6" in drawn
    assert "0.7" in drawn
