"""Standard input as whole lines with their numbers, as they come: a caller that sends one line is answered at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import cast

CHUNK = 1 << 16


def numbered_lines() -> Iterator[list[tuple[int, bytes]]]:
    """The lines of each piece read, with their numbers from 1; blank ones are counted and left out."""
    number, rest = 1, b""
    source = cast(BufferedReader, sys.stdin.buffer)
    while chunk := source.read1(CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        if found := [(at, line) for at, line in enumerate(whole, start=number) if line.strip()]:
            yield found
        number += len(whole)
    if rest.strip():
        yield [(number, rest)]
