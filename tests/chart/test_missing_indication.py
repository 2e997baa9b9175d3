"""An order says what it is for: without it nothing could be judged (R18)."""

from datetime import date

import pytest

from steadystep.chart import Dose, Unreadable, When
from steadystep.chart.medication import DoseStep, Order


@pytest.mark.parametrize("indication", ["", "   "])
def test_an_order_says_what_it_is_for(indication):
    step = DoseStep(first=date(2026, 3, 2), amount=Dose(50, "mg"))
    with pytest.raises(Unreadable, match="Indication"):
        Order(
            when=When("2026-03-02"),
            name="sertraline",
            drug="sertraline",
            indication=indication,
            steps=(step,),
        )
