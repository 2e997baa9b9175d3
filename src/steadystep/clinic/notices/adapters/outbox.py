"""The local default: one text file a notice in the data folder's outbox, to be looked at. Nothing leaves the machine."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from . import Letter, Undelivered


def folder() -> Path:
    return Path(settings.DATA) / "outbox"


def deliver(letter: Letter) -> None:
    """Write the file under the notice's id, whole or not at all; written twice it is the same file."""
    place = folder() / f"{letter.id}.txt"
    beside = place.with_suffix(f".{os.getpid()}.part")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(f"{letter.subject}\n\n{letter.text}\n", encoding="utf-8")
        beside.replace(place)
    except OSError as error:
        raise Undelivered(f"outbox: {type(error).__name__}") from error
