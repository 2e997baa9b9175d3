"""The shipped knowledge, and a copy of its files that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from steadystep import knowledge
from steadystep.knowledge import KnowledgeRefused

SHIPPED = Path(knowledge.__file__).parent


@pytest.fixture(scope="session")
def known() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge files, without the Python."""
    wanted = tmp_path / "knowledge"
    shutil.copytree(SHIPPED, wanted, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return wanted


@pytest.fixture
def refused(folder: Path) -> Callable[[], KnowledgeRefused]:
    """Loads the spoilt copy and gives the refusal."""

    def load() -> KnowledgeRefused:
        with pytest.raises(KnowledgeRefused) as caught:
            knowledge.load_from(folder)
        return caught.value

    return load
