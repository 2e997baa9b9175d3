"""The record of the requirements is true: each names tests that exist, and docs/requirements.md is not stale."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.requirements import book
from tests.requirements.reading import HERE, ROOT, every, read

FILES = sorted(path.name for path in HERE.glob("R*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_each_proof_is_a_test_of_the_tree(name: str) -> None:
    missing = [proof for clause in read(HERE / name).clauses for proof in clause.proof if not _exists(proof)]
    assert not missing, (
        f"{name} names tests that are not there; they were renamed or never written: {missing}"
    )


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_called_as_what_it_records(name: str) -> None:
    assert read(HERE / name).requirement == Path(name).stem


def test_every_requirement_of_the_specification_is_recorded() -> None:
    assert [one.number for one in every()] == list(range(1, 119))


def test_the_printed_page_is_not_stale() -> None:
    assert book.PAGE.read_text() == book.text(), "print it: .venv/bin/python -m tests.requirements.book"


def _exists(proof: str) -> bool:
    path, *names = proof.split("::")
    return bool(names) and (ROOT / path).is_file() and "::".join(names) in _tests_of(path)


@cache
def _tests_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text())
    return frozenset(_named(tree.body, ""))


def _named(body: list[ast.stmt], inside: str) -> list[str]:
    """The tests of a module, those in a class as `Class::test`; a stateful machine counts by its `TestCase` name."""
    found: list[str] = []
    for one in body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name.startswith("test"):
            found.append(inside + one.name)
        elif isinstance(one, ast.ClassDef):
            found += _named(one.body, f"{inside}{one.name}::")
        elif isinstance(one, ast.Assign):
            found += [
                name.id for name in one.targets if isinstance(name, ast.Name) and name.id.startswith("Test")
            ]
    return found
