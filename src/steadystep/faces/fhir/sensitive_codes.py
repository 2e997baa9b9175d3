"""The codes of `sensitive_codes.csv`: medicines for substance use disorders (RxNorm) and drug tests (LOINC)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def listed() -> frozenset[tuple[str, str]]:
    """(system, code), systems by their short names."""
    rows = files(__package__).joinpath("sensitive_codes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset((system, code) for system, _, code in (row.partition(",") for row in rows))
