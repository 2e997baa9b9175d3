"""The marked house, made once for all sweeps of a run: whatever a test does to it is rolled back."""

import pytest
from django.core.cache import cache
from django.db import transaction

from steadystep.clinic.chartroom.clinic_value import forget_clinic

from .cast import House, build

# Where a module sets SHORT, its chart has one entry of each of these kinds; else every kind under every label.
ALL: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def made_house(request, django_db_setup, django_db_blocker):
    """Rolled back when the module has ended, so that no other test meets it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(getattr(request.module, "SHORT", ALL))
        transaction.set_rollback(True)
    forget_clinic()


@pytest.fixture
def house(made_house: House, db, settings):
    settings.DEMO = True
    forget_clinic()
    cache.clear()
    yield made_house
    forget_clinic()
