"""Quality measures and panels for who leads: counts with the small ones hidden, and the names behind them (R87, R113, R114).

The counts hold every client of the teams that somebody leads. The names are those of clients whose charts this person may
open, and only where they may see what the count rests on; opening a chart from there is recorded as always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final, Literal

import msgspec
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models import Sum as Total

from steadystep.clinic.consent.actor import Actor
from steadystep.reasoning.quality import MEASURES, REMISSION_DAYS, RETENTION_DAYS

from .delays import check_leads
from .lists import rows_of
from .models import QualityRow
from .outcomes import FOR_LEADS
from .row_sight import Eyes
from .small_numbers import FEW, FEWEST_SHOWN, Cell, Sum, hidden, together

Group = tuple[str, str]
Place = tuple[Group, str]
Shown = dict[Place, int | None]
Side = Literal["met", "not_met", "left_out"]
BY: Final = ("language", "payer")
SIDES: Final[tuple[Side, ...]] = ("met", "not_met", "left_out")
_ALL: Final = ("all", "")
_PARTS: Final = ("met", "not_met")
# Of the same clients, and too early for the longer is whoever is too early for the shorter.
_SIBLINGS: Final = (tuple(REMISSION_DAYS), tuple(RETENTION_DAYS))
_EARLY: Final = "too_early"
MOST_NAMES: Final = 500


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """Of one group of one measure, in what the measure counts; None where fewer than 11 people are behind it, or where
    such a count could be worked out. `value` is "few" for the groups too small to be named, together."""

    value: str
    met: int | None
    of: int | None

    @property
    def percent(self) -> float | None:
        return None if self.met is None or not self.of else round(100 * self.met / self.of, 1)


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """`left_out` by reason, in clients. `groups` by "language" and "payer", the largest first."""

    measure: str
    everybody: Count
    left_out: dict[str, int | None]
    groups: dict[str, tuple[Count, ...]]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One client behind a count: how many of how many are theirs, or why they are left out."""

    client: str
    called: str
    met: int
    of: int
    why: str


class NamedSide(msgspec.Struct, frozen=True, kw_only=True):
    """Who is on one side, by name; `more` where only the first are named."""

    people: tuple[Named, ...]
    more: bool


class _Sums(msgspec.Struct, frozen=True, kw_only=True):
    """What the database counted of one measure for one language and payer, or for one reason to be left out."""

    why: str
    language: str
    payer: str
    met: int
    of: int
    people: int
    people_met: int
    people_not_met: int


def measured(actor: Actor) -> tuple[Measured, ...]:
    """Every measure, in the order of `MEASURES`. For leads (their sites) and administrators (all); raises `NotAllowed`."""
    found = _measured_each(actor, MEASURES)
    return tuple(found[measure] for measure in MEASURES)


def measured_one(actor: Actor, measure: str) -> Measured:
    """As `measured`, asking for no other measure than what this one is shown beside."""
    beside = next((pair for pair in _SIBLINGS if measure in pair), (measure,))
    return _measured_each(actor, beside)[measure]


def _measured_each(actor: Actor, measures: Collection[str]) -> dict[str, Measured]:
    check_leads(actor, FOR_LEADS)
    rows = _rows(actor)
    if len(measures) < len(MEASURES):
        rows = rows.filter(measure__in=measures)
    sums: dict[str, list[_Sums]] = {measure: [] for measure in measures}
    for measure, one in _summed(rows):
        if measure in sums:
            sums[measure].append(one)
    return _masked({measure: _measured(measure, found) for measure, found in sums.items()})


def _rows(actor: Actor) -> QuerySet[QualityRow]:
    return rows_of(QualityRow.objects.order_by(), actor, "all", person="")


def _summed(rows: QuerySet[QualityRow]) -> Iterable[tuple[str, _Sums]]:
    """A client has one row of a measure: rows are people."""
    told = rows.values("measure", "why", *BY).annotate(
        all_met=Total("met"), all_of=Total("of"), people=models.Count("pk"),
        people_met=models.Count("pk", filter=Q(met__gt=0)), people_not_met=models.Count("pk", filter=Q(met__lt=F("of"))),
    )  # fmt: skip
    for one in told:
        met, of = one.pop("all_met"), one.pop("all_of")
        yield one.pop("measure"), _Sums(met=met, of=of, **one)


def _measured(measure: str, sums: Collection[_Sums]) -> Measured:
    counted = [one for one in sums if not one.why]
    left_out: Counter[str] = Counter()
    for one in sums:
        if one.why:
            left_out[one.why] += one.people
    counts: Counter[Place] = Counter({(_ALL, part): 0 for part in ("of", *_PARTS)})
    people: Counter[Place] = Counter(counts)
    names = {by: _names(by, counted) for by in BY}
    for one in counted:
        for group in (_ALL, *((by, names[by][getattr(one, by)]) for by in BY)):
            cells = (group, "of"), (group, "met"), (group, "not_met")
            counts.update(dict(zip(cells, (one.of, one.met, one.of - one.met), strict=True)))
            people.update(dict(zip(cells, (one.people, one.people_met, one.people_not_met), strict=True)))
    keep = frozenset({(_ALL, part) for part in ("of", *_PARTS)})
    away = hidden(_cells(counts), _sums(counts), keep, _cells(people))
    shown = {cell: None if cell in away else count for cell, count in counts.items()}
    return Measured(
        measure=measure, everybody=_count(_ALL, shown), groups={by: _groups(by, shown, counts) for by in BY},
        left_out={why: None if number < FEWEST_SHOWN else number for why, number in sorted(left_out.items())},
    )  # fmt: skip


def _cells(counts: Counter[Place]) -> dict[Cell, int]:
    return dict(counts.items())


def _names(by: str, counted: Iterable[_Sums]) -> dict[str, str]:
    people: Counter[str] = Counter()
    for one in counted:
        people[getattr(one, by)] += one.people
    return together(people)


def _masked(found: dict[str, Measured]) -> dict[str, Measured]:
    """Of two measures of the same clients, who is too early for one is the difference of the others: with one of these
    hidden, neither is told, not even that nobody is."""
    for pair in _SIBLINGS:
        two = [found[measure] for measure in pair if measure in found]
        if any(one.everybody.of is None or one.left_out.get(_EARLY, 0) is None for one in two):
            found.update(
                {one.measure: msgspec.structs.replace(one, left_out={**one.left_out, _EARLY: None}) for one in two}
            )  # fmt: skip
    return found


def _sums(counts: Iterable[Place]) -> list[Sum]:
    """Within each group, and of the groups of each kind to everybody."""
    groups = {group for group, _part in counts}
    inside = [Sum((group, "of"), tuple((group, part) for part in _PARTS)) for group in groups]
    across = [
        Sum((_ALL, part), tuple((group, part) for group in groups if group[0] == by))
        for by in BY for part in ("of", *_PARTS)
    ]  # fmt: skip
    return [one for one in (*inside, *across) if one.parts]


def _groups(by: str, shown: Shown, counts: Counter[Place]) -> tuple[Count, ...]:
    groups = [group for group, part in shown if part == "of" and group[0] == by]
    ranked = sorted(groups, key=lambda group: (group[1] == FEW, -counts[group, "of"], group[1]))
    return tuple(_count(group, shown) for group in ranked)


def _count(group: Group, shown: Shown) -> Count:
    return Count(value=group[1], met=shown.get((group, "met")), of=shown.get((group, "of")))


def named(actor: Actor, measure: str) -> dict[Side, NamedSide]:
    """Who is behind the count, by side; clients whose chart or whose ground this person may not see are not in it.

    Raises `NotAllowed` for who neither leads nor administers.
    """
    check_leads(actor, FOR_LEADS)
    rows = _rows(actor).filter(measure=measure).order_by("called", "client")
    eyes = Eyes(actor, named=False)
    return {side: _side(rows.filter(_ON[side]), eyes) for side in SIDES}


_ON: Final[dict[Side, Q]] = {
    "met": Q(why="", met=F("of")),
    "not_met": Q(why="") & ~Q(met=F("of")),
    "left_out": ~Q(why=""),
}


def _side(rows: QuerySet[QualityRow], eyes: Eyes) -> NamedSide:
    seen = (row for row in rows.iterator() if eyes.see(row.team, row.labels, row.items) == "full")
    people = tuple(_named(row) for row in islice(seen, MOST_NAMES + 1))
    return NamedSide(people=people[:MOST_NAMES], more=len(people) > MOST_NAMES)


def _named(row: QualityRow) -> Named:
    return Named(client=row.client, called=row.called, met=row.met, of=row.of, why=row.why)
