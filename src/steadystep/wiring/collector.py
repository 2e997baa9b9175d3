"""How Python collects garbage while the product runs: what stays for good is not walked, and what is new not too often.

A review makes some thousand small values that are gone a moment later, without cycles: with Python's own figures (a
collection every 700 new values) a fifth of its time went to looking through them.
"""

from __future__ import annotations

import gc
from typing import Final

NEW_VALUES: Final = 20_000
ROUNDS: Final = (20, 50)


def settle() -> None:
    """Call it once code and knowledge are loaded: the collector need not walk their 100,000 objects time and again."""
    gc.freeze()
    gc.set_threshold(NEW_VALUES, *ROUNDS)
