"""A rule whose file stands in no list would be asked nothing, and nobody would notice."""

import pkgutil
from importlib import import_module

import pytest

from steadystep.reasoning import RULES, rules
from steadystep.reasoning.view import Rule

FILES = sorted(
    found.name for found in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.") if not found.ispkg
)


def rules_of(name: str) -> list[Rule]:
    return [value for value in vars(import_module(name)).values() if isinstance(value, Rule)]


@pytest.mark.parametrize("name", [name for name in FILES if rules_of(name)])
def test_every_rule_of_the_file_is_asked(name):
    for rule in rules_of(name):
        assert any(asked is rule for asked in RULES), (
            f"{rule.id} of {name} stands in no list of its care word"
        )


def test_no_rule_is_asked_twice():
    names = [rule.id for rule in RULES]
    assert len(names) == len(set(names))


def test_the_files_were_found():
    assert len([name for name in FILES if rules_of(name)]) > 100
