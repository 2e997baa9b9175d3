import pytest

from steadystep import knowledge
from steadystep.knowledge.rights import Rights


@pytest.fixture(scope="session")
def rights() -> Rights:
    """The matrix that ships."""
    return knowledge.load().rights
