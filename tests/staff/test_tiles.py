"""What a tile counts is what its list shows, and both name rules that there are."""

import pytest

from steadystep.faces.staff.medicines import monitoring
from steadystep.faces.staff.team.huddle import BY_RULES
from steadystep.faces.staff.team.worklists import WORKLISTS
from steadystep.faces.staff.workspaces import TILES
from steadystep.reasoning.rules import RULES

pytestmark = pytest.mark.django_db


def test_a_tile_counts_what_its_list_shows():
    for tile in TILES.values():
        if tile.page == "worklist":
            assert tile.rules == WORKLISTS[tile.part].rules
    assert TILES["labs"].rules == monitoring.LISTED


def test_every_rule_that_a_list_names_is_one():
    there = {rule.id for rule in RULES}
    named = {rule for one in (*TILES.values(), *WORKLISTS.values()) for rule in one.rules}
    assert {*named, *(rule for rules in BY_RULES.values() for rule in rules)} <= there
