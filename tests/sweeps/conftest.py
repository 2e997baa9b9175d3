"""The marked house, made once for all sweeps of a run: whatever a test does to it is rolled back."""

import pytest
from django.core.cache import cache
from django.db import transaction

from steadystep.clinic.chartroom.clinic_value import forget_clinic

from .cast import House, build


@pytest.fixture(scope="module")
def made_house(django_db_setup, django_db_blocker):
    """Rolled back when the module has ended, so that no other test meets it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
    forget_clinic()


@pytest.fixture
def house(made_house: House, db, settings):
    settings.DEMO = True
    forget_clinic()
    cache.clear()
    yield made_house
    forget_clinic()
