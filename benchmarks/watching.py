"""How often the control chart of the check-ins speaks: on the demo clinic, on steady invented people, and on changed ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from statistics import median

from steadystep.chart import Chart
from steadystep.clinic.chartroom.waking import every_client
from steadystep.clinic.ledger import reading
from steadystep.reasoning.facts.checkin_days import told_days
from steadystep.reasoning.facts.control_chart import LEAST_DAYS, USUAL_DAYS, WATCHED_DAYS, changed, split
from steadystep.reasoning.facts.state_changes import LINES, usualness

from .figure import Figure

PEOPLE, DAYS, CHANGED_AT, SPREAD, TELLS, ALIKE = 100, 182, 80, 1.5, 0.8, 0.3
FIRST = date(2026, 1, 1)
Series = list[tuple[date, float]]


def watching(_: int, __: dict[int, str]) -> list[Figure]:
    """Changes for the worse, or of sleep either way; a run of days that say so counts once."""
    spoke = weeks = 0.0
    for client in every_client():
        alarms, watched = _demo(reading.read_chart(client))
        spoke, weeks = spoke + alarms, weeks + watched
    return [
        Figure("watching", "changes told per 100 client-weeks, demo clinic", 100 * spoke / max(1.0, weeks), "", "",
               f"all of them counted as false, though some of these lives do turn; {weeks:,.0f} weeks in which the usual was known"),
        _steady(), *(_found(size) for size in (1.0, 1.5, 2.0)),
    ]  # fmt: skip


def _demo(chart: Chart) -> tuple[int, float]:
    """How often the chart was said to differ for the worse, and for how many weeks the usual was known."""
    days, known, before, count = told_days(chart), 0, False, 0
    for place in range(1, len(days) + 1):
        found = usualness(dict(list(days.items())[max(0, place - USUAL_DAYS - WATCHED_DAYS) : place]))
        worse = any(one.worse is not False for one in found.changes)
        known, count, before = known + bool(found.known), count + (worse and not before), worse
    span = (max(days) - min(days)).days / max(1, len(days)) if days else 0
    return count, known * span / 7


def _steady() -> Figure:
    """People who only have ups and downs, on all four lines at once."""
    rng, false, weeks = Random(7), 0, 0.0
    for _ in range(PEOPLE):
        for line in LINES:
            told = _life(rng, 0, None)
            false += sum(_worse(line, one) for one in _alarms(told))
        weeks += (DAYS - USUAL_DAYS - WATCHED_DAYS / 2) / 7
    note = f"{PEOPLE} invented people, four lines, {TELLS:.0%} of days told, each day {ALIKE:g} like the one before"
    return Figure(
        "watching", "false changes per 100 client-weeks, steady people", 100 * false / weeks, "", "few", note
    )


def _worse(line: str, risen: bool) -> bool:
    return LINES[line][0] == "either" or risen == (LINES[line][0] == "higher")


def _found(size: float) -> Figure:
    """A fall of the mood by so many of the person's own spreads: how many are told within four weeks, and after how long."""
    rng, waited = Random(11), []
    changed_on = FIRST + timedelta(days=CHANGED_AT)
    for _ in range(PEOPLE):
        told = _life(rng, -size, CHANGED_AT)
        days = [day for day in _days_told_low(told) if changed_on <= day < changed_on + timedelta(days=28)]
        waited += [(days[0] - changed_on).days] if days else []
    note = (
        f"within 28 days; after {median(waited):.0f} days in the middle case" if waited else "within 28 days"
    )
    name = f"changes of {size:g} own spreads that were found"
    return Figure("watching", name, 100 * len(waited) / PEOPLE, "%", "", note)


def _life(rng: Random, shift: float, at: int | None) -> Series:
    """Moods of a person, 0 to 10, as told: each day resembles the one before, some days are not told."""
    told, state = [], 0.0
    for place in range(DAYS if at is None else at + 35):
        state = ALIKE * state + rng.gauss(0, (1 - ALIKE**2) ** 0.5)
        moved = SPREAD * shift if at is not None and place >= at else 0.0
        value = min(10, max(0, round(6.0 + moved + SPREAD * state)))
        if rng.random() < TELLS:
            told.append((FIRST + timedelta(days=place), float(value)))
    return told


def _alarms(told: Series) -> Iterator[bool]:
    """Each time it begins to say different: whether it had risen."""
    before = False
    for place in range(LEAST_DAYS, len(told) + 1):
        change = changed(told[max(0, place - USUAL_DAYS - WATCHED_DAYS) : place], 1.0)
        if change is not None and not before:
            yield change.risen
        before = change is not None


def _days_told_low(told: Series) -> list[date]:
    """The days on which it was said to be lower."""
    found = []
    for place in range(LEAST_DAYS, len(told) + 1):
        seen = told[max(0, place - USUAL_DAYS - WATCHED_DAYS) : place]
        change = changed(seen, 1.0) if len(split(seen)[0]) >= LEAST_DAYS else None
        if change is not None and not change.risen:
            found.append(seen[-1][0])
    return found
