"""Whether somebody of the family may interpret: not for a client under 18 (R100)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .entry import NewEntry
from .intake import Demographics
from .life_stages import InterpreterArranged
from .whole import Chart
from .words import Words, say

OF_AGE = 18


def nobody_of_the_family(chart: Chart, new: NewEntry) -> Iterator[Words]:
    body, told = new.body, chart.latest(Demographics)
    if not isinstance(body, InterpreterArranged) or body.how != "family_adult":
        return
    born = told.body.birth_date if told else None
    if (
        born is not None
        and _youngest(born.day if born.precision == "day" else born.end.date(), body.when.day) < OF_AGE
    ):
        yield say(
            "Nobody of the family interprets for a client under 18: book an interpreter, or use one by telephone or video."
        )


def _youngest(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
