import pytest

from steadystep import knowledge
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.sight import Sight, sight
from steadystep.knowledge.rights import Rights
from tests.consent.cast import NOW, Book


@pytest.fixture(scope="session")
def rights() -> Rights:
    """The matrix that ships."""
    return knowledge.load().rights


@pytest.fixture
def eyes(rights: Rights):  # type: ignore[no-untyped-def]
    """eyes(actor, book): what that person sees of that chart."""

    def look(actor: Actor, book: Book) -> Sight:
        return sight(actor, book.chart, rights, NOW)

    return look
