"""The strengths products are made in, where nobody typed what the pharmacy has: one dose form at a time, exact or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from steadystep.chart.medication import DoseStep
from steadystep.knowledge import Knowledge, Strength

from .tablets import Pieces, makes

_INJECTED = ("intramuscular", "subcutaneous")
_SLOW_OR_SPECIAL = ("release", "disintegrating", "chewable", "film")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """One dose form and its strengths in mg, the smallest first. `rows` are the products by whose names it is known."""

    form: str
    strengths: tuple[float, ...]
    rows: tuple[Strength, ...]

    @property
    def ordinary(self) -> bool:
        return not any(word in self.form for word in _SLOW_OR_SPECIAL)


def made_of(knowledge: Knowledge, drug: str) -> tuple[Made, ...]:
    """Every dose form counted in pieces of so many mg; empty where the knowledge has none."""
    forms: dict[str, list[Strength]] = {}
    for one in knowledge.strengths_of(drug):
        if one.unit == "mg" and one.route not in _INJECTED:
            forms.setdefault(one.form, []).append(one)
    return tuple(
        Made(form=form, strengths=tuple(sorted({one.strength for one in rows})), rows=tuple(rows))
        for form, rows in forms.items()
    )


def fitting(knowledge: Knowledge, drug: str, steps: Iterable[DoseStep]) -> Made | None:
    """The form that makes every dose of whole pieces, the fewest of them; an ordinary one before a slow one.

    None: no strengths are known, a dose has no mg, or no one form makes them all.
    """
    amounts = _amounts(steps)
    if not amounts:
        return None
    found = [(made, ways) for made in made_of(knowledge, drug) if (ways := _ways(made, amounts)) is not None]
    best = min(found, key=lambda each: (_count(each[1]), not each[0].ordinary), default=None)
    return best[0] if best else None


def usual(knowledge: Knowledge, drug: str) -> Made | None:
    """The ordinary form with the most strengths, else any; None where the knowledge has none."""
    return max(made_of(knowledge, drug), key=lambda one: (one.ordinary, len(one.strengths)), default=None)


def _amounts(steps: Iterable[DoseStep]) -> list[float]:
    """Every dose in mg; empty where one has none."""
    found = [amount.milligrams for step in steps for _at, amount in step.doses]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else []


def _ways(made: Made, amounts: Sequence[float]) -> list[tuple[Pieces, ...]] | None:
    ways = [makes(amount, made.strengths) for amount in amounts]
    known = [way for way in ways if way is not None]
    return known if len(known) == len(ways) else None


def _count(ways: Iterable[tuple[Pieces, ...]]) -> float:
    return sum(piece.count for way in ways for piece in way)
