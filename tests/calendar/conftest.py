import pytest

from tests import small_clinic


@pytest.fixture
def clinic(db):
    return small_clinic.open_clinic()


@pytest.fixture
def rosa(clinic) -> str:
    return small_clinic.new_client(clinic)


@pytest.fixture
def sam(clinic) -> str:
    return small_clinic.new_client(clinic, "Sam Stone")
