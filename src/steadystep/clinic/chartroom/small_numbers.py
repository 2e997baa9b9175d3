"""Hiding small counts of a table, and as many others as it takes that none of them can be computed from the rest.

Threshold: counts of 1 to 10 are not shown, a true zero is (CMS Cell Size Suppression Policy, as told by ResDAC;
unverified). What is guarded against is exact computing from the sums shown; that a hidden count is small is no secret.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Final

import msgspec

FEWEST_SHOWN: Final = 11
FEW: Final = "few"
Cell = Hashable
Row = dict[Cell, Fraction]


class Sum(msgspec.Struct, frozen=True):
    """`total` is the sum of `parts`: what a reader of the table knows."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.parts)


def together(people: Mapping[str, int]) -> dict[str, str]:
    """Under which name each group of one dimension is shown: those of fewer than 11 people are one group, `FEW`."""
    return {group: FEW if count < FEWEST_SHOWN else group for group, count in people.items()}


def hidden(
    counts: Mapping[Cell, int], sums: Iterable[Sum], keep: frozenset[Cell] = frozenset(),
    people: Mapping[Cell, int] | None = None,
) -> frozenset[Cell]:  # fmt: skip
    """The cells not to show: the small ones, and their complements; those of `keep` are given up last.

    `people` is how many there are behind each cell, where a cell counts other things than people.
    """
    known = tuple(sums)
    away = {cell for cell, count in (people or counts).items() if 0 < count < FEWEST_SHOWN}
    while open_ones := computable(away, known):
        chosen = {
            best for cell in open_ones if (best := _complement(cell, counts, away, known, keep)) is not None
        }
        if not chosen:
            return frozenset(counts)  # nothing is left that could hide them: show nothing
        away |= chosen
    return frozenset(away)


def computable(away: Iterable[Cell], sums: Iterable[Sum]) -> set[Cell]:
    """Hidden cells whose value follows exactly from the sums and from what is shown."""
    unknown = set(away)
    rows: list[Row] = []
    for one in sums:
        row = {cell: Fraction(-1) for cell in one.parts if cell in unknown}
        if one.total in unknown:
            row[one.total] = Fraction(1)
        if row:
            rows.append(row)
    return {next(iter(row)) for row in _reduced(rows) if len(row) == 1}


def _reduced(rows: list[Row]) -> list[Row]:
    """Reduced row echelon form of sparse rows (Gauss and Jordan)."""
    done: dict[Cell, Row] = {}
    for row in rows:
        left = row
        for lead in [cell for cell in row if cell in done]:
            left = _minus(left, done[lead], left[lead])
        if not left:
            continue
        lead = next(iter(left))
        left = {cell: value / left[lead] for cell, value in left.items()}
        for other in [cell for cell, held in done.items() if lead in held]:
            done[other] = _minus(done[other], left, done[other][lead])
        done[lead] = left
    return list(done.values())


def _minus(row: Row, other: Row, times: Fraction) -> Row:
    if not times:
        return row
    left = {
        cell: row.get(cell, Fraction(0)) - times * other.get(cell, Fraction(0)) for cell in {**row, **other}
    }
    return {cell: value for cell, value in left.items() if value}


def _complement(
    cell: Cell, counts: Mapping[Cell, int], away: set[Cell], sums: tuple[Sum, ...], keep: frozenset[Cell]
) -> Cell | None:
    """The smallest count still shown that shares a sum with the cell; parts before totals, true zeros last."""
    near = [
        (other in keep, counts[other] == 0, other == one.total, counts[other], str(other), other)
        for one in sums if cell in one.cells
        for other in one.cells if other not in away
    ]  # fmt: skip
    return min(near, key=lambda found: found[:5])[5] if near else None
