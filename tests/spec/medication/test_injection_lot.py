"""The lot of an injection is asked for while it is missing; its site must be said."""

import pytest

from steadystep.chart import Dose, Unreadable
from steadystep.chart.supply import InjectionGiven
from tests.spec.supplying import gives


def _given(site: str, lot: str = ""):
    return lambda when: InjectionGiven(
        when=when, name="Sublocade", drug="buprenorphine_xr_s", dose=Dose(300, "mg"), site=site, lot=lot
    )


def test_without_a_lot(chart):
    """R46. Given on 2 March without its lot: asked for, until the next one is written down whole."""
    chart.day("2026-03-02 10:00").nurse.writes(_given("left_abdomen"), "gives 300 mg and writes no lot")
    chart.seen("2026-03-02 10:01").finds(
        "buprenorphine XR monthly (Sublocade): the lot of the injection of 2 March 2026 is not written down.",
        urgency="note",
    )
    gives(chart.day("2026-03-30 10:00").nurse, "buprenorphine_xr_s", 300)
    chart.seen("2026-03-30 10:01").says_nothing_of("medication.injection_lot")


def test_with_its_lot(chart):
    gives(chart.day("2026-03-02 10:00").nurse, "buprenorphine_xr_s", 300)
    chart.seen("2026-03-02 10:01").says_nothing_of("medication.injection_lot")


def test_without_a_site_it_is_not_written(chart):
    """No injection stands in the chart without the place where it was given."""
    with pytest.raises(Unreadable):
        chart.day("2026-03-02 10:00").nurse.writes(_given("", "A7"), "gives 300 mg somewhere")
