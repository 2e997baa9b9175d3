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
        with open(beside, "w", encoding="utf-8", opener=_for_us_alone) as file:
            file.write(f"{letter.subject}\n\n{letter.text}\n")
        beside.replace(place)
    except OSError as error:
        raise Undelivered(f"outbox: {type(error).__name__}") from error


def _for_us_alone(path: str, flags: int) -> int:
    """Whatever the folder above allows: nobody else on this machine reads who was told what."""
    return os.open(path, flags, mode=0o600)
