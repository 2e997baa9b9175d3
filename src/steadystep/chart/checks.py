"""The few checks that many entries share; each raises `Unreadable` in words that name the field."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from .mistakes import unreadable

LONGEST_TEXT = 20_000
LONGEST_NAME = 200
TIME_OF_DAY: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def name(field: str, value: str) -> None:
    """A short line that must say something."""
    if not value.strip():
        raise unreadable("{field} is empty: write at least a word.", field=field)
    if len(value) > LONGEST_NAME:
        raise unreadable(
            "{field} is {length} characters; {most} is the most.",
            field=field,
            length=len(value),
            most=LONGEST_NAME,
        )


def prose(field: str, value: str) -> None:
    """Free text that must say something."""
    if not value.strip():
        raise unreadable("{field} is empty: write at least a word.", field=field)
    short_enough(field, value)


def short_enough(field: str, value: str) -> None:
    if len(value) > LONGEST_TEXT:
        raise unreadable(
            "{field} is {length} characters; {most} is the most: split it.",
            field=field,
            length=len(value),
            most=LONGEST_TEXT,
        )


def within(field: str, value: float | None, low: float, high: float) -> None:
    """A number on a scale; None is 'not answered' and always allowed."""
    if value is not None and not low <= value <= high:
        raise unreadable(
            "{field} is {value}; it goes from {low} to {high}.", field=field, value=value, low=low, high=high
        )


def time_of_day(value: str) -> None:
    if not TIME_OF_DAY.fullmatch(value):
        raise unreadable("'{time}' is no time of day: write it as 08:30.", time=value)


def one_of(field: str, value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise unreadable(
            "{field} is '{value}'; it can be {allowed}.",
            field=field,
            value=value,
            allowed=", ".join(sorted(allowed)),
        )
