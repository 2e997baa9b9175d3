"""A score in words, the same on every staff page."""

from __future__ import annotations

from steadystep.reasoning.facts.scoring import Score


def total_said(score: Score) -> str:
    """The total, or the parts of an instrument that has none."""
    if score.exact is not None:
        return f"{score.exact:g}"
    if score.total is not None:
        return str(score.total)
    return ", ".join(f"{name} {value}" for name, value in score.subscales.items() if value is not None)
