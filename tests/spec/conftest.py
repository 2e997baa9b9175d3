import pytest

from tests.spec.builder import Story


@pytest.fixture
def chart() -> Story:
    """Rosa's chart: in care since 5 January 2026, and nothing else written yet."""
    return Story()
