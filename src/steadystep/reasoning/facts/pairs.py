"""Every two medicines in the body of which something is to be said: worked out once for all the rules that ask."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import msgspec

from steadystep.reasoning.interactions import memory_of
from steadystep.reasoning.interactions.memory import Said

from .exposures import Asked, Taken


class AskedOfPairs(Asked, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def taken(self) -> tuple[Taken, ...]: ...


class PairFact(msgspec.Struct, frozen=True):
    """Two medicines, in the order of `taken`, and what is said of them together."""

    one: Taken
    two: Taken
    said: Said


def pairs(view: AskedOfPairs) -> tuple[PairFact, ...]:
    """Whatever the days on which they are taken. The same medicine twice is no pair."""
    taken, holds = view.taken, cache(view.circumstances.holds)
    said = memory_of(view.knowledge).each_pair([each.exposure for each in taken], holds)
    return tuple(PairFact(taken[one], taken[two], found) for one, two, found in said if found.groups)
