"""The weekly box as a sheet, the same for staff and client. Knows no client."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from steadystep.faces.look.words import day_said
from steadystep.reasoning.plans.pillbox import ANY_TIME, BoxDay, Laid

TIMES = {
    "morning": lazy("Morning"), "noon": lazy("Noon"), "evening": lazy("Evening"), "night": lazy("Bedtime"),
    ANY_TIME: lazy("At your usual time"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day, with its date since the sheet may be printed, and its compartments, in the order of the heads: (head, lines)."""

    day: str
    today: bool
    boxes: list[tuple[str, list[str]]]


def week_sheet(days: tuple[BoxDay, ...], needed: Iterable[str], today: date) -> dict[str, Any]:
    """`heads`, `days` and `needed` for look/week.html; a time of day at which nothing is taken has no column."""
    used = [at for at in TIMES if any(one.at[at] for one in days)]
    return {
        "heads": [str(TIMES[at]) for at in used],
        "days": [
            SheetDay(day_said(one.day), one.day == today, [(str(TIMES[at]), [_line(laid) for laid in one.at[at]]) for at in used])
            for one in days
        ],
        "needed": list(needed),
        "empty": _("No medicine is planned by the day."),
    }  # fmt: skip


def _line(laid: Laid) -> str:
    return f"{laid.course.name} {laid.amount}"
