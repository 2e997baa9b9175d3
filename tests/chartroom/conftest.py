from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest

from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.ledger import clock
from tests.chartroom.cast import MORNING, Cast, admit, make_cast


@pytest.fixture(autouse=True)
def simulated(settings) -> Iterator[Callable[[datetime], None]]:
    """It is Tuesday morning; simulated(at) moves the clinic's clock. The clinic is read anew by every test."""
    settings.DEMO = True
    forget_clinic()
    with ExitStack() as stack:
        stack.enter_context(clock.simulated(MORNING))
        yield lambda at: stack.enter_context(clock.simulated(at))
    forget_clinic()


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def rosa(cast: Cast) -> str:
    """A client of the team, in care since Tuesday morning."""
    return admit(cast)
