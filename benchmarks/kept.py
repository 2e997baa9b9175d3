"""Figures that a page of the product tells: kept beside that page with machine and day, and written by nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .figure import Figure
from .machine import machine

WATCHING = Path(__file__).resolve().parent.parent / "src/steadystep/faces/staff/measures/watching.json"


def keep_watching(figures: Sequence[Figure]) -> None:
    """How often the watching of the check-ins is wrong, for the page that explains it."""
    found = [one.as_json() for one in figures if one.name == "watching"]
    if not found:
        raise ValueError(
            "Nothing of `watching` was measured. Next: name it: python -m benchmarks watching --for-page"
        )
    kept = {"measured_on": datetime.now(UTC).date().isoformat(), "machine": machine(), "figures": found}
    WATCHING.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
