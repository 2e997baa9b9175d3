"""The three acceptance stories told whole: every entry weighed and written, the chart reviewed at each instant, every line checked."""

from __future__ import annotations

from tests.spec.stories.tales import TALES
from tests.spec.stories.telling import told

from .figure import Figure, times

TURNS = 3


def stories(_: int, __: dict[int, str]) -> list[Figure]:
    """The best of some turns, the knowledge loaded; the same stories as docs/stories.md."""
    entries = sum(len(told(tale).entries) for tale in TALES)

    def whole() -> None:
        for tale in TALES:
            told(tale)

    taken = times(whole, TURNS)
    note = f"{entries} entries; {TURNS} turns, {min(taken) / 1000:.1f} to {max(taken) / 1000:.1f} s"
    what = f"cases A to C ({len(TALES)} stories) simulated day by day"
    return [Figure("stories", what, min(taken) / 1000, "s", "2 or less", note)]
