"""The shipped knowledge, and a copy of its files that a test may spoil."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from steadystep import knowledge
from steadystep.knowledge import KnowledgeRefused, reading

SHIPPED = Path(knowledge.__file__).parent


@pytest.fixture(scope="session")
def known() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the knowledge files, without the Python, with lithium as the only medicine described: quick to read."""
    return copied(tmp_path / "knowledge")


def copied(to: Path) -> Path:
    shutil.copytree(SHIPPED, to, ignore=_left_out)
    return to


def _left_out(folder: str, names: list[str]) -> set[str]:
    if folder.endswith("medication/drugs"):
        return set(names) - {"lithium.yaml"}
    return {name for name in names if not name.endswith((".yaml", ".csv")) and "." in name} | {"__pycache__"}


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """A file that no test has spoilt is the same text each time: it is parsed once, and decoded and linked each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "parsed", cache(reading.parsed))
        yield


@pytest.fixture
def refused(folder: Path) -> Callable[[], KnowledgeRefused]:
    """Loads the spoilt copy and gives the refusal."""

    def load() -> KnowledgeRefused:
        with pytest.raises(KnowledgeRefused) as caught:
            knowledge.load_from(folder)
        return caught.value

    return load
