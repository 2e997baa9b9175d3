import pytest

from tests import small_clinic


@pytest.fixture
def clinic(db):
    return small_clinic.open_clinic()


@pytest.fixture
def rosa(clinic) -> str:
    """A client who has just answered item nine with "several days": somebody is needed."""
    client = small_clinic.new_client(clinic)
    small_clinic.answer_item_nine(client)
    return client
