"""Three stories told in full, from the clinical acceptance cases, shifted so that they end a few days ago."""

from __future__ import annotations

from .bipolar import BIPOLAR
from .opioid import OPIOID
from .panic import PANIC
from .telling import Story

STORIES: tuple[Story, ...] = (PANIC, BIPOLAR, OPIOID)

__all__ = ["STORIES", "Story"]
