"""Which tablets make an amount: exactly, with as few halves as can be, then with as few pieces."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import gcd

import msgspec

_FINEST = 1000  # amounts are reckoned in micrograms, so that 37.5 mg and 0.25 mg are whole numbers


class Pieces(msgspec.Struct, frozen=True, gc=False):
    """So many (0.5: a half) of the tablets of that strength in mg."""

    count: float
    strength: float


def makes(amount_mg: float, strengths: Sequence[float], *, halves: bool = False) -> tuple[Pieces, ...] | None:
    """The tablets for one dose, strongest first; None when these strengths do not make it exactly."""
    whole = frozenset(_whole(strength) for strength in strengths)
    chosen = _chosen(_whole(amount_mg), _units(strengths, halves), whole)
    if chosen is None:
        return None
    counts = dict.fromkeys(sorted(set(strengths), reverse=True), 0.0)
    for unit in chosen:
        strength = unit / _FINEST
        if strength in counts:
            counts[strength] += 1
        else:
            counts[strength * 2] += 0.5
    return tuple(Pieces(count, strength) for strength, count in counts.items() if count)


def makeable_below(limit_mg: float, strengths: Sequence[float], *, halves: bool = False) -> float:
    """The largest amount these strengths make that is not above `limit_mg`; 0 when none is."""
    units = _units(strengths, halves)
    if not units:
        return 0.0
    step = gcd(*units)
    limit = _whole(limit_mg)
    return next(
        (
            one / _FINEST
            for one in range(limit - limit % step, 0, -step)
            if _chosen(one, units, frozenset(units))
        ),
        0.0,
    )


def smallest(strengths: Sequence[float], *, halves: bool = False) -> float | None:
    """The smallest amount in mg that can be given; None when no strength is known."""
    units = _units(strengths, halves)
    return units[0] / _FINEST if units else None


def _whole(amount_mg: float) -> int:
    return int(Fraction(str(round(amount_mg, 6))) * _FINEST)


def _units(strengths: Sequence[float], halves: bool) -> tuple[int, ...]:
    whole = {_whole(strength) for strength in strengths}
    return tuple(sorted(whole | {unit // 2 for unit in whole if halves and unit % 2 == 0}))


@lru_cache(maxsize=4096)
def _chosen(amount: int, units: tuple[int, ...], whole: frozenset[int]) -> tuple[int, ...] | None:
    """Units that add up to `amount`: the fewest that are not `whole` tablets, then the fewest of all."""
    if amount == 0:
        return ()
    if not units or amount < units[0] or amount % gcd(*units):
        return None
    scale = gcd(*units, amount)
    best: list[tuple[int, ...] | None] = [()]
    for total in range(1, amount // scale + 1):
        ways = [
            (*before, unit)
            for unit in units
            if total * scale >= unit and (before := best[total - unit // scale]) is not None
        ]
        best.append(
            min(ways, key=lambda way: (sum(unit not in whole for unit in way), len(way)), default=None)
        )
    return best[-1]
